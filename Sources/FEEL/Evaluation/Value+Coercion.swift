extension Value {
  /// The value as one of the type: itself, the only item of a list, or a list of itself; nil where
  /// it is none (DMN 1.5, 10.3.2.9.4).
  func coerced(to type: FEELType) -> Value? {
    if case .unknown = self { return self }
    if conforms(to: type) || isFunction(for: type) { return self }
    if case .list(let item) = type {
      return conforms(to: item) ? .list([self]) : nil
    }
    if case .list(let items) = self, items.count == 1, let only = items.first {
      return only.conforms(to: type) ? only : nil
    }
    if case .date(let date) = self, type == .dateAndTime {
      return .dateAndTime(DateAndTime(startOf: date))
    }
    return nil
  }

  /// Whoever calls a function tests its parameters.
  private func isFunction(for type: FEELType) -> Bool {
    if case .function = self, case .function = type { true } else { false }
  }
}
