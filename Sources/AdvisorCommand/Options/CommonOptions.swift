import ArgumentParser
import Diagnostics
import FEEL
import Glibc
import Playbooks

extension Language: ExpressibleByArgument {}

/// `--rules`: the folder of the playbook.
struct RulesOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: "规则文件夹 / the folder of the playbook (default: ADVISOR_RULES, else rules)")
  var folder: String?

  /// The folder that is named, or the one of the surroundings.
  var rules: String { folder ?? Environment.rules }
}

/// `--lang`: the language of the output.
struct LanguageOptions: ParsableArguments {
  @Option(name: .long, help: "语言 / language: zh, en (default: ADVISOR_LANG, else from the locale)")
  var lang: Language?

  var language: Language { lang ?? Environment.language }
}

/// `--as-of`: the day that counts as today.
struct DateOptions: ParsableArguments {
  @Option(name: .customLong("as-of"), help: "截至日期 / the day that counts as today (YYYY-MM-DD)")
  var asOf: CalendarDate?

  var date: CalendarDate { asOf ?? Environment.today }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a date written YYYY-MM-DD.
  public init?(argument: String) {
    guard case .success(let date) = ValueText.date(argument) else { return nil }
    self = date
  }
}

/// `-o`: the file to which the output goes.
struct OutputOptions: ParsableArguments {
  @Option(name: [.customShort("o"), .customLong("output")], help: "写入文件 / write to this file")
  var output: String?

  /// Whether the output goes to a file, and not to standard output.
  var isFile: Bool { output != nil && output != "-" }

  /// Whether to use colours.
  var color: Bool { !isFile && Environment.color(STDOUT_FILENO) }

  /// The width of lines of text, in cells.
  var width: Int { isFile ? 80 : Environment.width }

  /// Writes the text to the file, as a whole or not at all, or to standard output.
  func write(_ text: String) throws(FileFault) { try write(painted: visible(text)) }

  /// Writes a text that was made visible before it was painted.
  func write(painted text: String) throws(FileFault) {
    guard let output, isFile else {
      try Console.out(unchanged: text)
      return
    }
    try DurableFile.write(Array(text.utf8), to: output)
  }
}
