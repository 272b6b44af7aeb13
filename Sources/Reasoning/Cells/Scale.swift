import FEEL

/// The kinds of values that are ordered on a scale.
enum Scale: Sendable {
  case number, date, daysAndTime, yearsAndMonths

  init?(of value: Value) {
    switch value {
    case .number: self = .number
    case .date: self = .date
    case .daysAndTime: self = .daysAndTime
    case .yearsAndMonths: self = .yearsAndMonths
    default: return nil
    }
  }

  init?(of type: FEELType) {
    switch type {
    case .number: self = .number
    case .date: self = .date
    case .daysAndTime: self = .daysAndTime
    case .yearsAndMonths: self = .yearsAndMonths
    default: return nil
    }
  }

  /// A value for a fact that no condition compares with a constant.
  var anyValue: Value? {
    switch self {
    case .number: .number(.zero)
    case .date: CalendarDate(daysSinceEpoch: 0).map { .date($0) }
    case .daysAndTime: .daysAndTime(DaysAndTimeDuration(seconds: 0))
    case .yearsAndMonths: YearsAndMonthsDuration(months: 0).map { .yearsAndMonths($0) }
    }
  }
}

extension Value {
  var isNull: Bool { if case .null = self { true } else { false } }

  var isKnown: Bool { unknowns == nil }

  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// Whether both are on the same scale and this one is less.
  func isLess(than other: Value) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    case (.daysAndTime(let a), .daysAndTime(let b)): a < b
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): a < b
    default: false
    }
  }

  /// A total order of all values at which conditions cut, of any kind.
  func precedes(_ other: Value) -> Bool {
    if let text, let otherText = other.text {
      return text.unicodeScalars.lexicographicallyPrecedes(otherText.unicodeScalars)
    }
    return rank == other.rank ? isLess(than: other) : rank < other.rank
  }

  private var rank: Int {
    switch Scale(of: self) {
    case .number: 0
    case .date: 1
    case .daysAndTime: 2
    case .yearsAndMonths: 3
    case nil: 4
    }
  }

  /// A greater value on the same scale; nil at the end of the scale.
  var later: Value? { moved(by: 1) }

  /// A lesser value on the same scale; nil at the end of the scale.
  var earlier: Value? { moved(by: -1) }

  /// A value between the two, a whole one if possible; nil if there is none.
  func between(_ end: Value) -> Value? {
    switch (self, end) {
    case (.number(let a), .number(let b)):
      if let whole = a.rounded(.floor).flatMap({ $0 + .one }), a < whole, whole < b {
        return .number(whole)
      }
      let middle = (a + b).flatMap { $0 / Number(2) }
      return middle.flatMap { a < $0 && $0 < b ? .number($0) : nil }
    case (.daysAndTime(let a), .daysAndTime(let b)):
      if let later, later.isLess(than: end) { return later }
      let middle = (a.nanoseconds + b.nanoseconds) / 2
      guard let value = DaysAndTimeDuration(nanoseconds: middle), a < value, value < b
      else { return nil }
      return .daysAndTime(value)
    default:
      guard let later, later.isLess(than: end) else { return nil }
      return later
    }
  }

  /// The value moved by this many units, days or months.
  private func moved(by steps: Int) -> Value? {
    switch self {
    case .number(let number): number.moved(by: Number(steps)).map { .number($0) }
    case .date(let date): date.adding(days: steps).map { .date($0) }
    case .daysAndTime(let duration):
      DaysAndTimeDuration(days: steps).flatMap { duration + $0 }.map { .daysAndTime($0) }
    case .yearsAndMonths(let duration):
      YearsAndMonthsDuration(months: steps).flatMap { duration + $0 }.map { .yearsAndMonths($0) }
    default: nil
    }
  }
}

extension Number {
  /// The number plus `step`; doubled or halved if rounding would swallow the step.
  fileprivate func moved(by step: Number) -> Number? {
    if let sum = self + step, sum != self { return sum }
    return step.isNegative == isNegative ? self + self : self / Number(2)
  }
}
