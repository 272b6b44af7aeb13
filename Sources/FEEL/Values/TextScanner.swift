/// Reads ISO 8601 text from left to right; every read either takes what it asks for or nothing.
struct TextScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// What is left, as text.
  var remainder: String { String(decoding: rest, as: UTF8.self) }

  func isNext(_ character: Character) -> Bool { rest.first == character.asciiValue }

  mutating func take(_ character: Character) -> Bool {
    guard isNext(character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Exactly so many digits.
  mutating func digits(_ count: Int) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard let digit = Self.digit(byte) else { return nil }
      value = value * 10 + digit
    }
    rest.removeFirst(count)
    return value
  }

  /// One digit or more, as their text.
  mutating func digitRun() -> ArraySlice<UInt8>? {
    let run = rest.prefix { Self.digit($0) != nil }
    guard !run.isEmpty else { return nil }
    rest.removeFirst(run.count)
    return run
  }

  /// One digit or more, nil where they do not fit.
  mutating func integer() -> Int? {
    digitRun().flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// Digits after a point, in nanoseconds; further digits are dropped.
  mutating func nanoseconds() -> Int? {
    guard let run = digitRun() else { return nil }
    let nine = run.prefix(9) + Array(repeating: 48, count: max(0, 9 - run.count))
    return Int(String(decoding: nine, as: UTF8.self))
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
  }
}

/// The number with zeros before it, at least so many digits long.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A point and the digits of a fraction of a second, without trailing zeros; empty for none.
func fractionText(nanoseconds: Int) -> String {
  if nanoseconds == 0 { return "" }
  var digits = Substring(padded(nanoseconds, 9))
  while digits.hasSuffix("0") { digits = digits.dropLast() }
  return "." + digits
}
