/// The entries of a context as names in scope, some of them made unknown, whole or in part.
package struct ContextScope: Sendable {
  /// By slot: first the entries, then what is unknown inside them.
  package private(set) var names: [String]
  /// By slot.
  package private(set) var values: [Value]

  /// The entries, with those of the names given unknown.
  package init(_ context: ContextValue = ContextValue(), unknown: [String] = []) {
    names = context.entries.map(\.name)
    values = context.entries.map(\.value)
    for name in unknown where !names.contains(name) {
      if let first = ContextScope.steps(name).first, !names.contains(first) {
        names.append(first)
        values.append(.null)
      }
    }
    for name in unknown { forget(name) }
  }

  /// The entries as a scope, each of its value's type.
  package var scope: Scope {
    Scope(
      values.indices.map { index in
        Scope.Name(path: names[index], type: values[index].type, slot: Slot(index))
      })
  }

  /// The names that a value hangs on, as they were given.
  package func names(of unknown: SlotSet?) -> [String] {
    unknown?.slots.map { names[$0.index] } ?? []
  }

  private static func steps(_ name: String) -> [String] {
    name.split(separator: ".").map(String.init)
  }

  private mutating func forget(_ name: String) {
    let steps = ContextScope.steps(name)
    if let index = names.firstIndex(of: name) {
      values[index] = .unknown(.one(Slot(index)))
    } else if let first = steps.first, let index = names.firstIndex(of: first) {
      if case .unknown = values[index] { return }
      let unknown = Value.unknown(.one(Slot(names.count)))
      values[index] = replaced(values[index], steps.dropFirst(), by: unknown)
      names.append(name)
      values.append(unknown)
    }
  }

  private func replaced(
    _ value: Value, _ steps: ArraySlice<String>, by unknown: Value
  ) -> Value {
    guard let step = steps.first else { return unknown }
    var context = ContextValue()
    switch value {
    case .context(let known): context = known
    case .unknown: return value
    default: break
    }
    context.put(step, replaced(context[step] ?? .null, steps.dropFirst(), by: unknown))
    return .context(context)
  }
}
