/// What a time of day is counted from: a fixed offset from UTC, or a region's rules.
package enum Zone: Hashable, Sendable {
  /// Seconds east of Greenwich, at most 14 hours.
  case offset(Int)
  case region(Region)

  /// UTC itself.
  package static let utc = Zone.offset(0)

  /// A place with one history of local time, by its IANA name.
  package struct Region: Hashable, Sendable {
    /// `Europe/Paris`.
    package let name: String
    let rules: ZoneRules

    /// Regions with the same name are equal.
    package static func == (a: Region, b: Region) -> Bool { sameText(a.name, b.name) }

    /// By name.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// The region of this name; nil where the system's zone information has none.
  package init?(named name: String) {
    guard let rules = ZoneRules(named: name) else { return nil }
    self = .region(Region(name: name, rules: rules))
  }

  /// The offset; nil past 14 hours, the most that ISO 8601 times in XML may have.
  package init?(offset seconds: Int) {
    guard seconds.magnitude <= 14 * 3600 else { return nil }
    self = .offset(seconds)
  }

  /// Seconds east of Greenwich at an instant, given in seconds since 1970-01-01T00:00:00Z.
  package func offset(at instant: Int) -> Int {
    switch self {
    case .offset(let seconds): seconds
    case .region(let region): region.rules.offset(at: instant)
    }
  }

  /// Seconds east of Greenwich at a local time, given as if it were UTC.
  ///
  /// Where clocks went back and a local time came twice, the first one is meant. Where they went
  /// forward and it never came, the offset is that before the change: 02:30 in a gap from 02:00 to
  /// 03:00 is the instant that 03:30 is.
  package func offset(atLocal local: Int) -> Int {
    guard case .region(let region) = self else { return offset(at: local) }
    let before = region.rules.offset(at: local - 86_400)
    let after = region.rules.offset(at: local + 86_400)
    if before == after || region.rules.offset(at: local - before) == before { return before }
    return region.rules.offset(at: local - after) == after ? after : before
  }

  /// The offset of a time of day that has no date: that of standard time as the rules are now.
  package var standardOffset: Int {
    switch self {
    case .offset(let seconds): seconds
    case .region(let region): region.rules.standardOffset
    }
  }
}

extension Zone {
  /// `Z`, `+01:00`, `-02:45:55` or `@Europe/Paris`, up to the end; nil where it is no zone.
  init?(_ scanner: inout TextScanner) {
    if scanner.take("Z") || scanner.take("z") {
      self = .utc
    } else if scanner.take("@") {
      guard let zone = Zone(named: scanner.remainder) else { return nil }
      scanner = TextScanner("")
      self = zone
    } else {
      guard let seconds = Self.offsetSeconds(&scanner) else { return nil }
      self = .offset(seconds)
    }
  }

  private static func offsetSeconds(_ scanner: inout TextScanner) -> Int? {
    let negative = scanner.isNext("-")
    guard scanner.take("-") || scanner.take("+"),
      let hours = scanner.digits(2), scanner.take(":"),
      let minutes = scanner.digits(2), hours <= 14, minutes <= 59
    else { return nil }
    var total = hours * 3600 + minutes * 60
    if scanner.take(":") {
      guard let seconds = scanner.digits(2), seconds <= 59 else { return nil }
      total += seconds
    }
    guard total <= 14 * 3600 else { return nil }
    return negative ? -total : total
  }

  /// As it stands at the end of a time: `Z`, `+01:00`, `-02:45:55`, `@Europe/Paris`.
  package var text: String {
    switch self {
    case .region(let region): "@" + region.name
    case .offset(0): "Z"
    case .offset(let total): Self.text(offset: total)
    }
  }

  private static func text(offset total: Int) -> String {
    let size = abs(total)
    let seconds = size % 60 == 0 ? "" : ":" + padded(size % 60, 2)
    return (total < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2)
      + seconds
  }
}
