import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Glibc
import Playbooks

extension Language: ExpressibleByArgument {}

/// `--rules`: the folder of the playbook.
struct RulesOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: told(
      "规则文件夹（默认：ADVISOR_RULES，否则为 rules，否则为随程序安装的规则）",
      """
      the folder of the playbook (default: ADVISOR_RULES, else rules, else what was installed with \
      the program)
      """))
  var folder: String?

  /// The folder that is named, or the one of the surroundings; without any the command ends and
  /// says what to type.
  var rules: String {
    get throws {
      if let found = folder ?? Environment.rules { return found }
      Console.error(
        told(
          """
          advisor：没有找到规则：此处没有文件夹 `rules`，程序也没有随附规则
            请加 `--rules 规则文件夹`，或设置 `ADVISOR_RULES=规则文件夹`

          """,
          """
          advisor: no rules were found: there is no folder `rules` here, and none came with the program
            type `--rules FOLDER`, or set `ADVISOR_RULES=FOLDER`

          """))
      throw ExitCode(2)
    }
  }
}

/// `--lang`: the language of the output.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .long,
    help: told(
      "语言（默认：ADVISOR_LANG，否则按系统语言）",
      "language: zh, en (default: ADVISOR_LANG, else from the locale)"))
  var lang: Language?

  var language: Language { lang ?? Environment.language }
}

/// `--as-of`: the day that counts as today.
struct DateOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: told(
      "截至日期，如 2021-09-06（默认：今天）", "the day that counts as today (YYYY-MM-DD; default: today)"),
    transform: CalendarDate.typed)
  var asOf: CalendarDate?

  var date: CalendarDate { asOf ?? Environment.today }

  /// Says which day is taken where none is given: a run in the night would otherwise leave nobody
  /// the wiser.
  func tellDay(_ language: Language) {
    guard asOf == nil else { return }
    Console.error(
      Wording(
        en: "advisor: as of \(date.text), today; `--as-of` names another day\n",
        zh: "advisor：截至日期为今天 \(date.text)，可用 `--as-of` 指定\n")[language])
  }
}

extension CalendarDate {
  /// Reads a date in one of the usual spellings; what is none is refused with the form to type.
  static func typed(_ argument: String) throws -> CalendarDate {
    if let day = TypedValue.day(argument) { return day }
    let slip: ValueSlip? =
      if case .failure(let slip) = ValueText.date(argument) { slip } else { nil }
    let help = slip?.help ?? Wording(en: "write it like `2021-09-06`", zh: "写成如 `2021-09-06`")
    throw ValidationError(told("不是日期；\(help.zh)", "it is not a date; \(help.en)"))
  }
}

/// `-o`: the file to which the output goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")], help: told("写入文件", "write to this file"))
  var output: String?

  /// Whether the output goes to a file, and not to standard output.
  var isFile: Bool { output != nil && output != "-" }

  /// Whether the output goes to a terminal.
  var isTerminal: Bool { !isFile && isatty(STDOUT_FILENO) == 1 }

  /// Whether to use colours.
  var color: Bool { !isFile && Environment.color(STDOUT_FILENO) }

  /// The width of lines of text, in cells.
  var width: Int { isFile ? 80 : Environment.width }

  /// Writes the text to the file, as a whole or not at all, or to standard output.
  func write(_ text: String) throws(FileFault) { try write(painted: visible(text)) }

  /// Writes a text that was made visible before it was painted.
  func write(painted text: String) throws(FileFault) { try write(bytes: Array(text.utf8)) }

  /// Writes bytes as they are.
  func write(bytes: [UInt8]) throws(FileFault) {
    guard let output, isFile else {
      try Console.out(bytes: bytes)
      return
    }
    try DurableFile.write(bytes, to: output)
  }

  /// Where a long output goes piece by piece; the file is there once all is written.
  func sink() throws(FileFault) -> OutputSink {
    guard let output, isFile else { return OutputSink(file: nil) }
    return OutputSink(file: try DurableFile.Writer(output))
  }
}

/// A file or standard output, written in pieces.
struct OutputSink {
  fileprivate let file: DurableFile.Writer?

  /// Adds bytes as they are.
  func add(bytes: [UInt8]) throws(FileFault) {
    guard let file else { return try Console.out(bytes: bytes) }
    try file.add(bytes)
  }

  func end() throws(FileFault) { try file?.end() }
}
