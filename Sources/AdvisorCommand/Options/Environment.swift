import CProcess
import Diagnostics
import FEEL
import Files
import Glibc

/// What a command takes from its surroundings: the locale, the date and time, the terminal.
enum Environment {
  /// The language of `ADVISOR_LANG`; without one, Chinese if the locale is Chinese, otherwise English.
  static var language: Language {
    if let own = variable("ADVISOR_LANG").flatMap(Language.init) { return own }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = variable(name), !value.isEmpty {
        return value.hasPrefix("zh") ? .zh : .en
      }
    }
    return .en
  }

  /// The language of this run: that of `--lang`, which is looked for before the arguments are
  /// parsed, since their help and their faults are told in it too; otherwise `language`.
  static let chosenLanguage: Language = {
    for (index, argument) in arguments.enumerated() {
      let value =
        argument == "--lang"
        ? arguments.dropFirst(index + 1).first
        : argument.hasPrefix("--lang=") ? String(argument.dropFirst("--lang=".count)) : nil
      if let language = value.flatMap(Language.init) { return language }
    }
    return language
  }()

  /// The words that the program was started with, its own name first.
  static let arguments: [String] = (0..<advisor_argument_count()).map {
    String(cString: advisor_argument($0))
  }

  /// The folder of `ADVISOR_RULES`; without it `rules` here, or else the one that was installed with
  /// the program (contract, section 5); nil where there is none of them.
  static var rules: String? {
    if let own = variable("ADVISOR_RULES"), !own.isEmpty { return own }
    return Folder.isFolder("rules") ? "rules" : installedRules
  }

  /// The folder `share/advisor/rules` beside the folder of the program; nil where there is none.
  private static var installedRules: String? {
    guard let steps = program?.split(separator: "/", omittingEmptySubsequences: false),
      steps.count > 2
    else { return nil }
    let path = (steps.dropLast(2) + ["share", "advisor", "rules"]).joined(separator: "/")
    return Folder.isFolder(path) ? path : nil
  }

  /// The path of the running program; nil if the system does not say where it is.
  static var program: String? {
    guard let path = advisor_program() else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// The folder for files that can be made again: `advisor` in `XDG_CACHE_HOME`, or else in
  /// `~/.cache`; nil where neither is known.
  static var cache: String? {
    if let own = variable("XDG_CACHE_HOME"), own.hasPrefix("/") { return own + "/advisor" }
    return variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache/advisor" : nil }
  }

  /// Whether to use colours: on a terminal that shows them, unless `NO_COLOR` is set.
  static func color(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && variable("NO_COLOR").map(\.isEmpty) ?? true
      && variable("TERM") != "dumb"
  }

  /// The width of the window in cells, between 60 and 120; 80 where the output goes to no terminal.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 80 }
    return min(max(Int(size.ws_col), 60), 120)
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
