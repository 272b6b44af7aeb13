import Diagnostics

/// Signs that officials write beside numbers and at the end of a line.
extension Lexer {
  /// Whether nothing but stops, commas and semicolons is left, which are then a fault.
  mutating func endsInMarks() -> Bool {
    guard position > 0, let first = peek(), Self.marks.contains(first) else { return false }
    var end = position
    while end < scalars.count, Self.marks.contains(scalars[end]) { end += 1 }
    guard scalars[end...].allSatisfy(Characters.isBlank) else { return false }
    let span = Span(here, offsets[end])
    note(.trailingMark(text(from: span.start, to: span.end), at: span))
    position = scalars.count
    return true
  }

  private static let marks: Set<Unicode.Scalar> = [
    ".", ",", ";", "\u{3002}", "\u{FF0E}", "\u{FF0C}", "\u{FF1B}", "\u{3001}",
  ]

  /// The number that a percentage stands for; nil where no percentage stands here, as in `7 % 2`.
  mutating func percentage(_ digits: String, from start: Int) -> String? {
    guard let sign = peek(), sign == "%" || sign == "\u{FF05}" else { return nil }
    var next = position + 1
    while next < scalars.count, Characters.isBlank(scalars[next]) { next += 1 }
    if next < scalars.count, startsOperand(next) { return nil }
    guard let number = Number(digits), let part = number / Number(100) else { return nil }
    position += 1
    let span = Span(offsets[start], here)
    note(.percentage(text(from: span.start, to: span.end), part.text, at: span))
    return part.text
  }

  /// Whether a number, a bracket or a name that is no keyword stands there.
  private func startsOperand(_ index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar == "(" || scalar == "\"" || Characters.isDigit(scalar) { return true }
    guard Characters.startsName(scalar) else { return false }
    var end = index
    while end < scalars.count, Characters.continuesName(scalars[end]) { end += 1 }
    return Keyword(rawValue: text(from: offsets[index], to: offsets[end])) == nil
  }

  /// A range such as `100~300` or `100至300`, which becomes a fault and the first number; false where
  /// none stands here.
  mutating func readRangeMark(after first: String, from start: Int) -> Bool {
    guard let sign = peek(), Self.rangeMarks.contains(sign) else { return false }
    var end = position + 1
    while end < scalars.count, Characters.isDigit(Self.half(scalars[end])) || scalars[end] == "." {
      end += 1
    }
    guard end > position + 1 else { return false }
    var second = ""
    for scalar in scalars[(position + 1)..<end] { second.unicodeScalars.append(Self.half(scalar)) }
    position = end
    let span = Span(offsets[start], here)
    note(.rangeMark(first, second, text(from: span.start, to: span.end), at: span))
    add(.number, first, from: span.start, to: span.end, glued: false)
    return true
  }

  private static let rangeMarks: Set<Unicode.Scalar> = [
    "~", "\u{FF5E}", "\u{301C}", "\u{223C}", "\u{81F3}", "\u{5230}", "\u{2013}", "\u{2014}",
  ]

  /// A full-width digit as the digit.
  private static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF10...0xFF19).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFF10 + 0x30) ?? scalar
  }
}
