/// A FEEL number: a finite IEEE 754 decimal128, 34 significant digits, rounded half to even.
///
/// Each value has one form: an integer below 10^18 has the exponent 0, every other number has no
/// trailing zeros, zero has no sign. Equal numbers are therefore equal bit for bit.
package struct Number: Hashable, Sendable {
  /// Sign, exponent and the upper 49 bits of the coefficient, in the binary integer encoding.
  package let high: UInt64
  /// The lower 64 bits of the coefficient.
  package let low: UInt64

  /// The number 0.
  package static let zero = Number(0)
  /// The number 1.
  package static let one = Number(1)

  /// The integer.
  package init(_ integer: Int) {
    if integer.magnitude < 1_000_000_000_000_000_000 {
      let sign = integer < 0 ? Self.signBit : 0
      self.init(high: Self.exponentZero | sign, low: UInt64(integer.magnitude))
    } else {
      self.init(canonical: UInt128(integer.magnitude), 0, negative: integer < 0)
    }
  }

  /// The integer, rounded to 34 digits.
  package init(_ integer: Int128) {
    self =
      Number(coefficient: integer.magnitude, exponent: 0, negative: integer < 0) ?? .zero
  }

  /// The number with these bits, which are in the one form of their value.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// ± coefficient · 10^exponent, rounded to what decimal128 holds; nil past its largest number.
  package init?(coefficient: UInt128, exponent: Int, negative: Bool) {
    var (digits, power) = (coefficient, exponent)
    if digits >= Self.limit { (digits, power) = Self.rounded(digits, power) }
    if digits == 0 {
      self = Number(high: Self.exponentZero, low: 0)
    } else if (Self.exponents).contains(power) {
      self.init(canonical: digits, power, negative: negative)
    } else {
      guard let scaled = Number.scaled(digits, power, negative) else { return nil }
      self = scaled
    }
  }

  /// Brings digits and exponent, both in range, into the one form of their value.
  private init(canonical coefficient: UInt128, _ exponent: Int, negative: Bool) {
    var (digits, power) = (coefficient, exponent)
    if power != 0 || digits >= Self.small {
      (digits, power) = Self.stripped(digits, power)
    }
    if power > 0 && power < 18 {
      let whole = digits.multipliedReportingOverflow(by: Self.powersOfTen[power])
      if !whole.overflow && whole.partialValue < Self.small {
        (digits, power) = (whole.partialValue, 0)
      }
    }
    let sign: UInt64 = negative && digits != 0 ? Self.signBit : 0
    let exponent = digits == 0 ? 0 : power
    high = sign | UInt64(exponent + Self.bias) << 49 | UInt64(truncatingIfNeeded: digits >> 64)
    low = UInt64(truncatingIfNeeded: digits)
  }

  static let signBit: UInt64 = 1 << 63
  static let bias = 6176
  static let exponents = -6176...6111
  /// The upper word of every integer in 0..<10^18.
  static let exponentZero = UInt64(bias) << 49
  /// Integers below this have the exponent 0.
  static let small: UInt128 = 1_000_000_000_000_000_000
  /// The first coefficient of 35 digits.
  static let limit = powersOfTen[34]
  static let powersOfTen: [UInt128] = (0...38).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0) == 0 ? 1 : (powers.last ?? 0) * 10)
  }

  /// Whether it is below zero.
  package var isNegative: Bool { high & Self.signBit != 0 }
  /// Whether it is zero.
  package var isZero: Bool { low == 0 && high == Self.exponentZero }
  /// The digits, as an integer below 10^34.
  var coefficient: UInt128 { UInt128(high & (1 << 49 - 1)) << 64 | UInt128(low) }
  /// The power of ten that the coefficient is multiplied with.
  var exponent: Int { Int(high >> 49 & 0x3fff) - Self.bias }

  /// The value, where it is an integer in -10^18 < n < 10^18 (each of these has the exponent 0).
  @inline(__always) var smallInteger: Int64? {
    guard low < 1_000_000_000_000_000_000 else { return nil }
    if high == Self.exponentZero { return Int64(bitPattern: low) }
    if high == Self.exponentZero | Self.signBit { return -Int64(bitPattern: low) }
    return nil
  }

  /// The value, where it is an integer that fits.
  package var integer: Int? {
    if let smallInteger { return Int(smallInteger) }
    return wideInteger.flatMap(Int.init(exactly:))
  }

  /// The value, where it is an integer that fits.
  package var wideInteger: Int128? {
    guard exponent >= 0, exponent < 39 else { return nil }
    let (value, overflow) = coefficient.multipliedReportingOverflow(by: Self.powersOfTen[exponent])
    guard !overflow, let whole = Int128(exactly: value) else { return nil }
    return isNegative ? -whole : whole
  }

  /// Whether it has no fraction.
  package var isInteger: Bool { exponent >= 0 }
}

extension Number {
  private static func stripped(_ digits: UInt128, _ power: Int) -> (UInt128, Int) {
    var (digits, power) = (digits, power)
    while digits & 1 == 0, digits != 0, power < exponents.upperBound {
      if power == 0 && digits < small { break }
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: 10)
      if rest != 0 { break }
      (digits, power) = (quotient, power + 1)
    }
    return (digits, power)
  }

  /// 34 digits of a longer coefficient, half to even.
  private static func rounded(_ digits: UInt128, _ power: Int) -> (UInt128, Int) {
    var drop = 1
    while digits / powersOfTen[drop] >= limit { drop += 1 }
    let divided = Rounding.halfEven.divide(digits, byPowerOfTen: drop, negative: false)
    return divided == limit
      ? (divided / 10, power + drop + 1) : (divided, power + drop)
  }
}
