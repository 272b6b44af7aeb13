extension Number {
  /// A FEEL numeric literal with an optional sign: digits, a point, an exponent (`-1.2e-5`).
  ///
  /// Nil where the text is none, or is past the largest number.
  package init?(_ text: some StringProtocol) {
    var scanner = NumberScanner(rest: Array(text.utf8)[...])
    guard let number = scanner.number() else { return nil }
    self = number
  }

  /// All digits, without exponent and without trailing zeros: `0.00001`, `1000000`.
  package var text: String {
    let digits = coefficient.description
    let sign = isNegative ? "-" : ""
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let point = digits.utf8.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}

/// Reads the text of a number.
private struct NumberScanner {
  var rest: ArraySlice<UInt8>
  private var coefficient: UInt128 = 0
  private var exponent = 0
  /// What the digits past the 36th amount to: enough for rounding if anything but zero.
  private var hasTail = false

  init(rest: ArraySlice<UInt8>) { self.rest = rest }

  mutating func number() -> Number? {
    let negative = take(UInt8(ascii: "-"))
    let whole = digits(fraction: false)
    var fraction = 0
    if take(UInt8(ascii: ".")) {
      fraction = digits(fraction: true)
      if fraction == 0 { return nil }
    }
    guard whole + fraction > 0, let power = tenPower(), rest.isEmpty else { return nil }
    if hasTail && coefficient % 10 == 0 { coefficient += 1 }
    let (sum, overflow) = exponent.addingReportingOverflow(power)
    if overflow { return coefficient == 0 || power < 0 ? .zero : nil }
    return Number(coefficient: coefficient, exponent: sum, negative: negative)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digits(fraction: Bool) -> Int {
    var count = 0
    while let byte = rest.first, byte >= 48, byte <= 57 {
      rest.removeFirst()
      count += 1
      let digit = UInt128(byte - 48)
      if coefficient < Number.powersOfTen[35] {
        coefficient = coefficient * 10 + digit
        if fraction { exponent -= 1 }
      } else {
        if digit != 0 { hasTail = true }
        if !fraction { exponent += 1 }
      }
    }
    return count
  }

  /// The exponent after `e`, 0 where there is none, nil where it is cut off.
  private mutating func tenPower() -> Int? {
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return 0 }
    let negative = take(UInt8(ascii: "-"))
    if !negative { _ = take(UInt8(ascii: "+")) }
    var (power, count) = (0, 0)
    while let byte = rest.first, byte >= 48, byte <= 57 {
      rest.removeFirst()
      count += 1
      power = min(power * 10 + Int(byte - 48), 1_000_000_000)
    }
    if count == 0 { return nil }
    return negative ? -power : power
  }
}
