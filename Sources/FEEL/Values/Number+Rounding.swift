/// The ways of rounding that FEEL's functions ask for.
package enum Rounding: Sendable {
  case floor, ceiling, up, down, halfUp, halfDown, halfEven

  /// `digits` without its last `count` digits, rounded.
  func divide(_ digits: UInt128, byPowerOfTen count: Int, negative: Bool) -> UInt128 {
    guard count < Number.powersOfTen.count else {
      return digits != 0 && isAway(.below, odd: false, negative: negative) ? 1 : 0
    }
    let unit = Number.powersOfTen[count]
    let (quotient, rest) = digits.quotientAndRemainder(dividingBy: unit)
    guard rest != 0 else { return quotient }
    let half = Half(rest, of: unit)
    return isAway(half, odd: quotient & 1 == 1, negative: negative) ? quotient + 1 : quotient
  }

  /// Whether a rest, more than nothing, takes the number away from zero.
  private func isAway(_ half: Half, odd: Bool, negative: Bool) -> Bool {
    switch self {
    case .floor: negative
    case .ceiling: !negative
    case .up: true
    case .down: false
    case .halfUp: half != .below
    case .halfDown: half == .above
    case .halfEven: half == .above || half == .exactly && odd
    }
  }

  /// Where a rest lies against half of the unit.
  private enum Half {
    case below, exactly, above

    init(_ rest: UInt128, of unit: UInt128) {
      let half = unit / 2
      self = rest < half ? .below : rest == half ? .exactly : .above
    }
  }
}

extension Number {
  /// Rounded to so many digits after the point (before it, where `scale` is negative).
  package func rounded(_ rounding: Rounding, scale: Int = 0) -> Number? {
    if exponent >= -scale { return self }
    let digits = rounding.divide(
      coefficient, byPowerOfTen: -scale - exponent, negative: isNegative)
    return Number(coefficient: digits, exponent: -scale, negative: isNegative)
  }
}
