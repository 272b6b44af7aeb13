import Diagnostics
import FEEL
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
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      let value =
        argument == "--lang"
        ? arguments.dropFirst(index + 1).first
        : argument.hasPrefix("--lang=") ? String(argument.dropFirst("--lang=".count)) : nil
      if let language = value.flatMap(Language.init) { return language }
    }
    return language
  }()

  /// The folder of `ADVISOR_RULES`; without it `rules` here, or else the one that was installed with
  /// the program (contract, section 5).
  static var rules: String {
    if let own = variable("ADVISOR_RULES"), !own.isEmpty { return own }
    if Folder.isFolder("rules") { return "rules" }
    return installedRules ?? "rules"
  }

  /// The folder `share/advisor/rules` beside the folder of the program; nil where there is none.
  private static var installedRules: String? {
    guard let steps = program?.split(separator: "/", omittingEmptySubsequences: false) else {
      return nil
    }
    let path = (steps.dropLast(2) + ["share", "advisor", "rules"]).joined(separator: "/")
    return Folder.isFolder(path) ? path : nil
  }

  /// The path of the running program; nil if the system does not say where it is.
  static var program: String? {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count)
    return length > 0 && length < path.count
      ? String(decoding: path[..<length], as: UTF8.self) : nil
  }

  /// The date by the clock and time zone of the machine.
  static var today: CalendarDate { now.date }

  /// The time by the clock and time zone of the machine, to the second.
  static var now: DateAndTime {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let local = seconds + parts.tm_gmtoff
    let day = CalendarDate(daysSinceEpoch: local / 86_400) ?? .epoch
    let clock = TimeOfDay(
      nanoseconds: local % 86_400 * 1_000_000_000, zone: .offset(parts.tm_gmtoff))
    return DateAndTime(day, clock ?? TimeOfDay.midnight.with(zone: .utc))
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
