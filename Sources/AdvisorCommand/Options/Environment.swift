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

  /// The folder of `ADVISOR_RULES`, otherwise `rules`.
  static var rules: String {
    variable("ADVISOR_RULES").flatMap { $0.isEmpty ? nil : $0 } ?? "rules"
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
