extension Value {
  /// The least type that the value is of; of what is unknown, any.
  package var type: FEELType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateAndTime: .dateAndTime
    case .daysAndTime: .daysAndTime
    case .yearsAndMonths: .yearsAndMonths
    case .list(let items): .list(Self.commonType(items))
    case .context(let context):
      .context(context.entries.map { FEELType.Entry($0.name, $0.value.type) }.sorted())
    case .range(let range):
      .range(Self.commonType([range.start.value, range.end.value].compactMap { $0 }))
    case .function(let function): .function(function.parameters.map(\.type), function.result)
    case .unknown: .any
    }
  }

  /// Whether it is of the type; null is of every type, as an entry or an element may be.
  package func conforms(to type: FEELType) -> Bool {
    switch (self, type) {
    case (.list(let items), .list(let element)): items.allSatisfy { $0.conforms(to: element) }
    case (.context(let context), .context(let entries)):
      entries.allSatisfy { context[$0.name]?.conforms(to: $0.type) == true }
    default: self.type.conforms(to: type)
    }
  }

  /// FEEL's `instance of`: as ``conforms(to:)``, but null is an instance of `Null` alone.
  package func isInstance(of type: FEELType) -> Bool {
    if case .null = self { return type == .null }
    return conforms(to: type)
  }

  private static func commonType(_ values: [Value]) -> FEELType {
    var result = FEELType.null
    for value in values {
      result = result.joined(with: value.type)
      if result == .any { break }
    }
    return result
  }
}
