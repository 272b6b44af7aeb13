/// What the checker asks about types.
extension FEELType {
  /// The type as messages name it: without the entries of contexts.
  var name: String {
    switch self {
    case .list(.any), .list(.null): "list"
    case .list(let item): "list<\(item.name)>"
    case .context: "context"
    case .function: "function"
    default: text
    }
  }

  /// Nothing is known of the value, or it is null, which every type has.
  var isOpen: Bool {
    switch self {
    case .any, .null: true
    default: false
    }
  }

  /// Whether a value of this type can be one of the other.
  func mayBe(_ other: FEELType) -> Bool {
    if isOpen || other.isOpen { return true }
    switch (self, other) {
    case (.list(let item), .list(let wanted)): return item.mayBe(wanted)
    case (.range(let end), .range(let wanted)): return end.mayBe(wanted)
    case (.context(let entries), .context(let wanted)):
      return entries.isEmpty
        || wanted.allSatisfy { entry in
          entries.first { $0.name == entry.name }?.type.mayBe(entry.type) ?? false
        }
    case (.function(let parameters, let result), .function(let wanted, let wantedResult)):
      return parameters.count == wanted.count && result.mayBe(wantedResult)
    default: return self == other
    }
  }

  /// The type of the items where a single value counts as a list of one.
  var item: FEELType {
    switch self {
    case .list(let item): item
    case .null: .any
    default: self
    }
  }

  /// Whether `<` has a meaning between two values of this type.
  var isOrdered: Bool {
    switch self {
    case .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths: true
    case .any, .null: true
    case .boolean, .list, .context, .range, .function: false
    }
  }

  /// The entry of a context, or the property of a date, time, duration or range.
  func member(_ name: String) -> FEELType? {
    switch self {
    case .context(let entries): entries.first { $0.name == name }?.type
    default: properties.first { $0.name == name }?.type
    }
  }

  /// The properties of a value of this type (DMN 1.5, tables 65 and 66).
  var properties: [Entry] {
    switch self {
    case .date: FEELType.dateProperties
    case .time: FEELType.timeProperties
    case .dateAndTime: FEELType.dateProperties + FEELType.timeProperties
    case .daysAndTime: FEELType.numbers(["days", "hours", "minutes", "seconds"])
    case .yearsAndMonths: FEELType.numbers(["years", "months"])
    case .range(let end):
      [
        Entry("start", end), Entry("end", end), Entry("start included", .boolean),
        Entry("end included", .boolean),
      ]
    case .context(let entries): entries
    case .any, .null, .boolean, .number, .string, .list, .function: []
    }
  }

  private static let dateProperties = numbers(["year", "month", "day", "weekday"])
  private static let timeProperties =
    numbers(["hour", "minute", "second"])
    + [Entry("time offset", .daysAndTime), Entry("timezone", .string)]

  private static func numbers(_ names: [String]) -> [Entry] { names.map { Entry($0, .number) } }

  /// The type of an arithmetic result, or nil where the operator has no meaning for the types.
  static func arithmetic(
    _ found: ArithmeticOperator, _ left: FEELType, _ right: FEELType
  ) -> FEELType? {
    switch found {
    case .add: sum(left, right)
    case .subtract: difference(left, right)
    case .multiply: product(left, right)
    case .divide: quotient(left, right)
    case .power: numeric(left, right)
    }
  }

  private static func numeric(_ left: FEELType, _ right: FEELType) -> FEELType? {
    left.mayBe(.number) && right.mayBe(.number) ? .number : nil
  }

  private static func sum(_ left: FEELType, _ right: FEELType) -> FEELType? {
    switch (left, right) {
    case (.number, .number), (.string, .string), (.daysAndTime, .daysAndTime),
      (.yearsAndMonths, .yearsAndMonths):
      left
    case (.date, .daysAndTime), (.date, .yearsAndMonths), (.dateAndTime, .daysAndTime),
      (.dateAndTime, .yearsAndMonths), (.time, .daysAndTime):
      left
    case (.daysAndTime, .date), (.yearsAndMonths, .date), (.daysAndTime, .dateAndTime),
      (.yearsAndMonths, .dateAndTime), (.daysAndTime, .time):
      right
    default: open(left, right, summands)
    }
  }

  private static func difference(_ left: FEELType, _ right: FEELType) -> FEELType? {
    switch (left, right) {
    case (.number, .number), (.daysAndTime, .daysAndTime), (.yearsAndMonths, .yearsAndMonths):
      left
    case (.date, .daysAndTime), (.date, .yearsAndMonths), (.dateAndTime, .daysAndTime),
      (.dateAndTime, .yearsAndMonths), (.time, .daysAndTime):
      left
    case (.date, .date), (.date, .dateAndTime), (.dateAndTime, .date),
      (.dateAndTime, .dateAndTime), (.time, .time):
      .daysAndTime
    default: open(left, right, summands.subtracting([.string]))
    }
  }

  private static let summands: Set<FEELType> = [
    .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths,
  ]

  private static func product(_ left: FEELType, _ right: FEELType) -> FEELType? {
    switch (left, right) {
    case (.number, .number): .number
    case (.number, .daysAndTime), (.number, .yearsAndMonths): right
    case (.daysAndTime, .number), (.yearsAndMonths, .number): left
    default: open(left, right, [.number, .daysAndTime, .yearsAndMonths])
    }
  }

  private static func quotient(_ left: FEELType, _ right: FEELType) -> FEELType? {
    switch (left, right) {
    case (.number, .number), (.daysAndTime, .daysAndTime), (.yearsAndMonths, .yearsAndMonths):
      .number
    case (.daysAndTime, .number), (.yearsAndMonths, .number): left
    default: open(left, right, [.number, .daysAndTime, .yearsAndMonths])
    }
  }

  /// Any type, where one side is open and the other can take part.
  private static func open(
    _ left: FEELType, _ right: FEELType, _ possible: Set<FEELType>
  ) -> FEELType? {
    guard left.isOpen || right.isOpen else { return nil }
    return [left, right].allSatisfy { $0.isOpen || possible.contains($0) } ? .any : nil
  }
}
