import Diagnostics
import FEEL
import Glibc

extension Environment {
  /// The date by the clock and time zone of the machine.
  static var today: CalendarDate { now.date }

  /// The time by the clock and time zone of the machine, to the second.
  static var now: DateAndTime {
    _ = missingZoneIsTold
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let local = seconds + parts.tm_gmtoff
    let day = CalendarDate(daysSinceEpoch: local / 86_400) ?? .epoch
    let clock = TimeOfDay(
      nanoseconds: local % 86_400 * 1_000_000_000, zone: .offset(parts.tm_gmtoff))
    return DateAndTime(day, clock ?? TimeOfDay.midnight.with(zone: .utc))
  }

  /// Says, once, that the clock is read as UTC for want of zone files.
  private static let missingZoneIsTold: Void = {
    guard zoneNeedsFile, Zone.filesAreMissing else { return }
    Console.error(
      told(
        "advisor：系统缺少时区文件，日期和时间按 UTC 计；请安装软件包 `tzdata`，或设 `TZ=CST-8`\n",
        """
        advisor: the time zone files are missing, so the clock is read as UTC; install the package \
        `tzdata`, or set `TZ=CST-8`

        """))
  }()

  /// Whether the time zone of this run is a region: that of `TZ`, or else of the machine.
  private static var zoneNeedsFile: Bool {
    guard let zone = variable("TZ").flatMap({ $0.isEmpty ? nil : $0 }) ?? zoneOfMachine else {
      return false
    }
    let last = zone.split(separator: "/").last ?? ""
    if ["UTC", "GMT", "UCT", "Universal", "Zulu"].contains(last) { return false }
    // A zone that is written out, such as `CST-8`, has an offset.
    return zone.contains("/") || !zone.contains(where: \.isNumber)
  }

  /// The file that the time zone of the machine is linked to; nil if it is linked to none.
  private static var zoneOfMachine: String? {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/etc/localtime", &path, path.count)
    return length > 0 ? String(decoding: path[..<length], as: UTF8.self) : nil
  }
}
