import CDecimal

extension Number {
  /// The sum, nil past the largest number.
  package static func + (a: Number, b: Number) -> Number? {
    if let x = a.smallInteger, let y = b.smallInteger { return Number(Int(x + y)) }
    return Number(cdecimal_add(a.high, a.low, b.high, b.low))
  }

  /// The difference, nil past the largest number.
  package static func - (a: Number, b: Number) -> Number? {
    if let x = a.smallInteger, let y = b.smallInteger { return Number(Int(x - y)) }
    return Number(cdecimal_sub(a.high, a.low, b.high, b.low))
  }

  /// The product, nil past the largest number.
  package static func * (a: Number, b: Number) -> Number? {
    if let x = a.smallInteger, let y = b.smallInteger {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Number(Int(product)) }
    }
    return Number(cdecimal_mul(a.high, a.low, b.high, b.low))
  }

  /// The quotient, nil where the divisor is zero, and past the largest number.
  package static func / (a: Number, b: Number) -> Number? {
    if b.isZero { return nil }
    return Number(cdecimal_div(a.high, a.low, b.high, b.low))
  }

  /// The number with the other sign.
  package static prefix func - (a: Number) -> Number {
    a.isZero ? a : Number(high: a.high ^ signBit, low: a.low)
  }

  /// The number without its sign.
  package var magnitude: Number { Number(high: high & ~Self.signBit, low: low) }

  /// `a` to the power of `b`: exact wherever decimal128 holds the result, nil where there is none.
  package func raised(to power: Number) -> Number? {
    if let whole = power.integer, let exact = exactPower(whole) { return exact }
    if isZero { return power.isNegative ? nil : .zero }
    return Number(cdecimal_pow(high, low, power.high, power.low))
  }

  /// The square root, nil below zero.
  package func squareRoot() -> Number? { isNegative ? nil : Number(cdecimal_sqrt(high, low)) }

  /// e to the power of the number.
  package func exponential() -> Number? { isZero ? .one : Number(cdecimal_exp(high, low)) }

  /// The natural logarithm, nil for zero and below.
  package func naturalLogarithm() -> Number? {
    isNegative || isZero ? nil : Number(cdecimal_log(high, low))
  }

  /// `self - divisor * floor(self / divisor)`, without rounding in between where it can be held.
  package func modulo(_ divisor: Number) -> Number? {
    if divisor.isZero { return nil }
    if let x = smallInteger, let y = divisor.smallInteger {
      let rest = x % y
      return Number(Int(rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest))
    }
    guard let rest = Number(cdecimal_fmod(high, low, divisor.high, divisor.low)) else { return nil }
    return !rest.isZero && rest.isNegative != divisor.isNegative ? rest + divisor : rest
  }

  /// Nil for an infinity and for what is no number.
  init?(_ result: cdecimal) {
    // Infinities and NaN have the four bits after the sign set.
    if result.high >> 59 & 0xf == 0xf { return nil }
    let plain = Number(high: result.high, low: result.low)
    guard result.high >> 61 & 3 != 3,
      let value = Number(
        coefficient: plain.coefficient, exponent: plain.exponent, negative: plain.isNegative)
    else { return nil }
    self = value
  }

  static func scaled(_ digits: UInt128, _ power: Int, _ negative: Bool) -> Number? {
    let high = exponentZero | UInt64(truncatingIfNeeded: digits >> 64)
    let low = UInt64(truncatingIfNeeded: digits)
    let bounded = Int32(max(-20_000, min(20_000, power)))
    return Number(cdecimal_scale(high | (negative ? signBit : 0), low, bounded))
  }

  /// By squaring, as long as nothing is rounded.
  private func exactPower(_ power: Int) -> Number? {
    if power == 0 { return .one }
    if isZero { return power < 0 ? nil : .zero }
    var (result, square, rest) = (Number.one, self, power.magnitude)
    while rest > 0 {
      if rest & 1 == 1 {
        guard let next = result.exactProduct(square) else { return nil }
        result = next
      }
      rest >>= 1
      if rest > 0 {
        guard let next = square.exactProduct(square) else { return nil }
        square = next
      }
    }
    return power < 0 ? .one / result : result
  }

  private func exactProduct(_ other: Number) -> Number? {
    let product = cdecimal_mul(high, low, other.high, other.low)
    return product.flags & UInt32(DEC_FE_INEXACT) == 0 ? Number(product) : nil
  }
}

extension Number: Comparable {
  /// By value.
  package static func < (a: Number, b: Number) -> Bool {
    if let x = a.smallInteger, let y = b.smallInteger { return x < y }
    if a.high == b.high { return a.isNegative ? a.low > b.low : a.low < b.low }
    return cdecimal_less(a.high, a.low, b.high, b.low) != 0
  }
}
