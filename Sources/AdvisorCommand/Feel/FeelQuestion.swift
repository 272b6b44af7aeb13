import Diagnostics
import FEEL

/// An expression, the names in its scope, and which of them are unknown.
struct FeelQuestion {
  let expression: String
  /// FEEL that evaluates to a context.
  let context: String?
  /// Dotted for nested ones.
  let unknown: [String]

  /// What became of a question.
  enum Answer {
    /// The value, the names that it hangs on if it is unknown, and why something in it is null.
    case value(Value, needs: [String], failures: [Failure])
    case faults([Fault], in: Part)
    /// The context is no context.
    case noContext
  }

  /// Which of the two texts.
  enum Part {
    case expression, context
  }

  func answer(now: DateAndTime) -> Answer {
    let empty = Frame(values: [], now: now)
    var scope = FeelScope()
    if let context {
      let compiled = Program.compile(context, in: Scope([]), mode: .dynamic)
      guard let program = compiled.program else { return .faults(compiled.faults, in: .context) }
      switch program.evaluate(in: empty) {
      case .context(let context): scope = FeelScope(context)
      default: return .noContext
      }
    }
    for name in unknown { scope.forget(name) }
    return answer(in: scope, now: now)
  }

  private func answer(in scope: FeelScope, now: DateAndTime) -> Answer {
    let compiled = Program.compile(expression, in: scope.scope, mode: .dynamic)
    guard let program = compiled.program else { return .faults(compiled.faults, in: .expression) }
    let frame = Frame(values: scope.values, now: now)
    let (value, failures) = program.evaluateRecording(in: frame)
    let needs = value.unknowns?.slots.map { scope.names[$0.index] } ?? []
    return .value(value, needs: needs, failures: failures)
  }
}

/// The names of a context, and the names made unknown in it, each with a slot.
struct FeelScope {
  /// By slot: first the entries, then the unknown ones inside them.
  private(set) var names: [String]
  private(set) var values: [Value]

  init(_ context: ContextValue = ContextValue()) {
    names = context.entries.map(\.name)
    values = context.entries.map(\.value)
  }

  var scope: Scope {
    Scope(
      values.indices.map { index in
        Scope.Name(path: names[index], type: values[index].type, slot: Slot(index))
      })
  }

  /// Makes the value of a name unknown; a name that is not there comes to be.
  mutating func forget(_ name: String) {
    if let index = names.prefix(values.count).firstIndex(of: name) {
      values[index] = .unknown(.one(Slot(index)))
      return
    }
    let steps = name.split(separator: ".").map(String.init)
    guard let first = steps.first else { return }
    let index = place(of: first)
    guard steps.count > 1 else {
      values[index] = .unknown(.one(Slot(index)))
      return
    }
    names.append(name)
    let unknown = Value.unknown(.one(Slot(names.count - 1)))
    values[index] = replaced(values[index], steps.dropFirst(), by: unknown)
  }

  /// Entries keep the first slots, so a new one moves the unknown ones inside: none are there yet
  /// when the names are given in order.
  private mutating func place(of name: String) -> Int {
    if let index = names.prefix(values.count).firstIndex(of: name) { return index }
    names.insert(name, at: values.count)
    values = values.map { shifted($0, from: values.count) }
    values.append(.context(ContextValue()))
    return values.count - 1
  }

  private func shifted(_ value: Value, from start: Int) -> Value {
    switch value {
    case .unknown(.one(let slot)) where slot.index >= start:
      return .unknown(.one(Slot(slot.index + 1)))
    case .context(let context):
      var moved = ContextValue()
      for entry in context.entries { moved.put(entry.name, shifted(entry.value, from: start)) }
      return .context(moved)
    default: return value
    }
  }

  private func replaced(
    _ value: Value, _ steps: ArraySlice<String>, by unknown: Value
  ) -> Value {
    guard let step = steps.first else { return unknown }
    var context = ContextValue()
    if case .context(let known) = value { context = known }
    context.put(step, replaced(context[step] ?? .null, steps.dropFirst(), by: unknown))
    return .context(context)
  }
}
