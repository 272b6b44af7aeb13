extension ZoneRule {
  /// The `TZ` text of POSIX with the extensions of RFC 8536: `CET-1CEST,M3.5.0,M10.5.0/3`.
  init?(_ text: String) {
    var scanner = RuleScanner(rest: Array(text.utf8)[...])
    guard let rule = scanner.rule() else { return nil }
    self = rule
  }
}

/// Reads the `TZ` text from left to right.
private struct RuleScanner {
  var rest: ArraySlice<UInt8>

  mutating func rule() -> ZoneRule? {
    guard name(), let behind = time() else { return nil }
    if rest.isEmpty { return ZoneRule(standard: -behind, daylight: nil) }
    guard name() else { return nil }
    var offset = -behind + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let written = time() else { return nil }
      offset = -written
    }
    guard take(","), let start = change(), take(","), let end = change(), rest.isEmpty else {
      return nil
    }
    return ZoneRule(standard: -behind, daylight: (offset, start, end))
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// `CET` or `<+03>`.
  private mutating func name() -> Bool {
    if take("<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let letters = rest.prefix { ($0 | 32) >= 97 && ($0 | 32) <= 122 }
    rest.removeFirst(letters.count)
    return letters.count >= 3
  }

  private mutating func number() -> Int? {
    let run = rest.prefix { $0 >= 48 && $0 <= 57 }
    rest.removeFirst(run.count)
    return run.count <= 4 ? Int(String(decoding: run, as: UTF8.self)) : nil
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func time() -> Int? {
    let negative = take("-")
    if !negative { _ = take("+") }
    guard var total = number().map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where take(":") {
      guard let part = number() else { return nil }
      total += part * unit
    }
    return negative ? -total : total
  }

  private mutating func change() -> ZoneRule.Change? {
    guard let day = day() else { return nil }
    guard take("/") else { return ZoneRule.Change(day: day, seconds: 7200) }
    return time().map { ZoneRule.Change(day: day, seconds: $0) }
  }

  private mutating func day() -> ZoneRule.Change.Day? {
    if take("J") { return number().map { .julian($0) } }
    guard take("M") else { return number().map { .zeroBased($0) } }
    guard let month = number(), take("."), let week = number(), take("."), let day = number(),
      (1...12).contains(month), (1...5).contains(week), (0...6).contains(day)
    else { return nil }
    return .weekday(month: month, week: week, day: day)
  }
}
