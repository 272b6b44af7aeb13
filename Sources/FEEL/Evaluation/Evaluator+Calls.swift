import Diagnostics

/// Calls of built-ins and of functions that are values.
extension Evaluator {
  mutating func call(_ call: ProgramNode.Call, _ span: Span) -> Value {
    var arguments: [Value] = []
    arguments.reserveCapacity(call.arguments.count)
    for argument in call.arguments { arguments.append(evaluate(argument)) }
    if let slots = arguments.reduce(SlotSet?.none, { $0.union($1.unknowns) }) {
      let known = PartlyKnownCall(name: call.builtin.name, arguments: arguments)
      switch known.answer {
      case .value(let value): return value
      case .unknown: return .unknown(slots)
      case .run: break
      }
    }
    return run(call, arguments, span)
  }

  /// Runs the built-in by the first signature whose types the arguments have.
  private mutating func run(_ call: ProgramNode.Call, _ arguments: [Value], _ span: Span) -> Value {
    guard let (plan, fitted) = call.builtin.fit(call.plans, arguments) else {
      return fail(.wrongArguments(call.builtin.name, arguments.map(\.type)), at: span)
    }
    let now = frame.now
    let (outcome, unknown) = deeper { work in
      let outside = work.unknownSeen
      work.unknownSeen = nil
      defer { work.unknownSeen = outside }
      let services = Builtin.Services.shared(now: now, work: work)
      let outcome = call.builtin.body(
        Builtin.Call(fitted, signature: plan.signature, services: services))
      return (outcome, work.unknownSeen)
    }
    if let unknown { return .unknown(unknown) }
    switch outcome {
    case .value(let value): return value
    case .failure(let reason):
      if recording { work.failures.append(Failure(reason, at: span)) }
      return .null
    }
  }

  // Functions that are values.

  func closure(_ function: ProgramNode.Function) -> FunctionValue {
    let frame = frame
    let input = input
    let captured = Array(locals.prefix(function.depth))
    let result = function.body.type
    return FunctionValue(function.parameters, result) { arguments, services in
      let work = services.work
      var evaluator = Evaluator(
        frame: frame, input: input, recording: work.recording, work: work)
      evaluator.locals = captured + arguments
      return evaluator.evaluate(function.body)
    }
  }

  mutating func invoke(
    _ function: ProgramNode, _ arguments: [ProgramNode.Argument], _ span: Span
  ) -> Value {
    let callee = evaluate(function)
    let values = arguments.map { evaluate($0.value) }
    switch callee {
    case .unknown(let slots): return .unknown(slots)
    case .function(let function):
      guard let ordered = order(values, arguments.map(\.name), function.parameters) else {
        return fail(
          .argumentCount(wanted: function.parameters.count, found: values.count), at: span)
      }
      let slots = undecided(values, arguments, function.parameters)
      return slots.map { .unknown($0) } ?? invoke(function, ordered, span)
    case .null: return fail(.notAFunction(.null), at: span)
    case let other: return fail(.notAFunction(other.type), at: span)
    }
  }

  /// What decides whether the arguments have the types that the parameters want.
  private func undecided(
    _ values: [Value], _ arguments: [ProgramNode.Argument], _ parameters: [FunctionValue.Parameter]
  ) -> SlotSet? {
    guard parameters.contains(where: { $0.type != .any }) else { return nil }
    return zip(values, arguments).enumerated().reduce(SlotSet?.none) { slots, pair in
      let (position, (value, argument)) = pair
      let named = argument.name.flatMap { name in parameters.first { $0.name == name } }
      let parameter = named ?? parameters[position]
      let fits = argument.value.type.conforms(to: parameter.type)
      return fits ? slots : slots.union(value.unknowns)
    }
  }

  private func order(
    _ values: [Value], _ names: [String?], _ parameters: [FunctionValue.Parameter]
  ) -> [Value]? {
    guard names.contains(where: { $0 != nil }) else {
      return values.count == parameters.count ? values : nil
    }
    guard Set(names).count == parameters.count, values.count == parameters.count else {
      return nil
    }
    var ordered: [Value] = []
    for parameter in parameters {
      guard let index = names.firstIndex(of: parameter.name) else { return nil }
      ordered.append(values[index])
    }
    return ordered
  }

  private mutating func invoke(
    _ function: FunctionValue, _ arguments: [Value], _ span: Span
  ) -> Value {
    var fitted: [Value] = []
    for (argument, parameter) in zip(arguments, function.parameters) {
      guard let value = argument.coerced(to: parameter.type) else {
        return fail(.wrongParameter(parameter.name, argument.type), at: span)
      }
      fitted.append(value)
    }
    guard work.spend(1) else { return fail(.tooLarge, at: span) }
    let now = frame.now
    return deeper { work in
      function.body(fitted, Builtin.Services.shared(now: now, work: work))
    }
  }
}

extension Builtin.Services {
  /// Services that hand the same bounds on to every function called through them.
  static func shared(now: DateAndTime, work: Work) -> Builtin.Services {
    Builtin.Services(now: now, work: work) { function, arguments in
      guard work.spend(1) else { return .null }
      let value = function.body(arguments, shared(now: now, work: work))
      if let slots = value.unknowns { work.unknownSeen = slots.union(work.unknownSeen) }
      return value
    }
  }
}

extension FunctionValue {
  /// A built-in as a value.
  static func builtin(_ builtin: Builtin) -> FunctionValue {
    let signature = builtin.signatures.first
    let parameters = (signature?.parameters ?? []).map { Parameter($0.name, .any) }
    return FunctionValue(parameters, signature?.result ?? .any) { arguments, services in
      let plans = builtin.plans(names: arguments.map { _ in nil })
      guard let (plan, fitted) = builtin.fit(plans, arguments) else { return .null }
      let call = Builtin.Call(fitted, signature: plan.signature, services: services)
      guard case .value(let value) = builtin.body(call) else { return .null }
      return value
    }
  }
}

extension Builtin {
  /// The first plan whose types the arguments have, by coercion if need be.
  func fit(_ plans: [ProgramNode.Plan], _ arguments: [Value]) -> (ProgramNode.Plan, [Value?])? {
    for plan in plans {
      if let fitted = fit(plan, arguments) { return (plan, fitted) }
    }
    return nil
  }

  private func fit(_ plan: ProgramNode.Plan, _ arguments: [Value]) -> [Value?]? {
    let parameters = signatures[plan.signature].parameters
    var fitted: [Value?] = []
    for (position, argument) in plan.order.enumerated() {
      guard let argument else {
        fitted.append(nil)
        continue
      }
      guard let parameter = position < parameters.count ? parameters[position] : parameters.last,
        let value = arguments[argument].coerced(to: parameter.type)
      else { return nil }
      fitted.append(value)
    }
    return fitted
  }
}
