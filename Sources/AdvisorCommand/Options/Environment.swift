import Diagnostics
import FEEL
import Glibc

/// What the command takes from where it runs: the locale, the day, the terminal.
enum Environment {
  /// Chinese where the locale says so, else English.
  static var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = variable(name), !value.isEmpty {
        return value.hasPrefix("zh") ? .zh : .en
      }
    }
    return .en
  }

  /// The day by the machine's clock and time zone.
  static var today: CalendarDate { now.date }

  /// The time by the machine's clock and time zone, to the second.
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

  /// Colour only on a terminal that shows it, and where nobody has asked for none.
  static func color(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && variable("NO_COLOR").map(\.isEmpty) ?? true
      && variable("TERM") != "dumb"
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
