extension Builtin {
  /// Whether it answers with the day: its value is no matter of facts.
  package var isClock: Bool { name == "today" || name == "now" }
}

extension Program {
  /// Whether `today()` or `now()` stands in it, so that its value may change with the day.
  package var readsClock: Bool { root.readsClock }
}

extension ProgramNode {
  /// Whether `today()` or `now()` stands in it.
  package var readsClock: Bool {
    if case .call(let call) = kind, call.builtin.isClock { return true }
    return children.contains(where: \.readsClock)
  }
}
