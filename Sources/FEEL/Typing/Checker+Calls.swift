import Diagnostics

/// Calls of built-ins, whose signatures are known, and of functions that are values.
extension Checker {
  mutating func call(
    _ function: Syntax, _ arguments: [Syntax.Argument], _ span: Span
  ) -> ProgramNode {
    if case .name(let name) = function.kind, !isDeclared(name) {
      if name == "not", arguments.count == 1, let only = arguments.first,
        only.name == nil || only.name?.text == "negand"
      {
        return ProgramNode(.not(condition(only.value)), .boolean, span)
      }
      if let builtin = Builtin.named(name) {
        return call(builtin, arguments, at: function.span, span)
      }
      if mode == .strict {
        for argument in arguments { _ = check(argument.value) }
        report(.unknownFunction(name, at: function.span))
        return ProgramNode(.failing(.unknownFunction(name)), .any, span)
      }
    }
    return invocation(function, arguments, span)
  }

  /// Whether the name may be a function that the expression or its scope declares; a fact named
  /// like a built-in does not hide it.
  private func isDeclared(_ name: String) -> Bool {
    let declared =
      locals.last { $0.name == name && !$0.isItem }?.type ?? scope[path: name]?.type
    switch declared {
    case .function, .any: return true
    case nil: return false
    default: return Builtin.named(name) == nil
    }
  }

  private mutating func invocation(
    _ function: Syntax, _ arguments: [Syntax.Argument], _ span: Span
  ) -> ProgramNode {
    let callee = check(function)
    let nodes = arguments.map {
      ProgramNode.Argument(name: $0.name?.text, value: check($0.value))
    }
    var result = FEELType.any
    switch callee.type {
    case .function(let parameters, let type):
      result = type
      if parameters.count != nodes.count {
        report(.argumentCount(wanted: parameters.count, found: nodes.count, at: span))
      }
    case .any, .null: break
    default: report(.notAFunction(callee.type, at: callee.span))
    }
    return ProgramNode(.invocation(callee, nodes), result, span)
  }

  private mutating func call(
    _ builtin: Builtin, _ arguments: [Syntax.Argument], at nameSpan: Span, _ span: Span
  ) -> ProgramNode {
    var nodes = arguments.map { check($0.value) }
    let names = arguments.map { $0.name?.text }
    var plans = builtin.plans(names: names)
    if plans.isEmpty, mode == .dynamic, !names.isEmpty {
      // By the standard a named argument that is left out is null; in a playbook it is a slip.
      plans = builtin.plans(names: names, missing: nodes.count)
      nodes.append(ProgramNode(.constant(.null), .null, span))
    }
    guard !plans.isEmpty else {
      report(.noSignature(builtin, at: span))
      return ProgramNode(.failing(.noSignature(builtin.name)), .any, span)
    }
    let fitting = plans.filter { builtin.accepts($0, nodes.map(\.type)) }
    if fitting.isEmpty {
      report(.wrongArguments(builtin, nodes.map(\.type), at: span))
    }
    let call = ProgramNode.Call(builtin: builtin, arguments: nodes, plans: plans)
    return ProgramNode(.call(call), resultType(builtin, fitting, nodes), span)
  }

  private func resultType(
    _ builtin: Builtin, _ plans: [ProgramNode.Plan], _ arguments: [ProgramNode]
  ) -> FEELType {
    let results = plans.map { builtin.signatures[$0.signature].result }
    guard let first = results.first, results.allSatisfy({ $0 == first }) else { return .any }
    return refined(builtin.name, first, arguments)
  }

  /// Where the table can only say `Any`, what follows from the list that is given.
  private func refined(_ name: String, _ result: FEELType, _ arguments: [ProgramNode]) -> FEELType {
    guard let first = arguments.first else { return result }
    switch name {
    case "min", "max", "mode":
      let types = Set(arguments.map(\.type.item))
      guard types.count == 1, let type = types.first else { return result }
      return name == "mode" ? .list(type) : type
    case "sublist", "reverse", "remove", "distinct values", "sort", "list replace":
      return .list(first.type.item)
    case "append", "concatenate", "union", "insert before":
      let types = arguments.map(\.type).filter { $0 != .number || name == "append" }
      return .list(types.reduce(FEELType.null) { $0.joined(with: $1.item) })
    default: return result
    }
  }
}

extension Builtin {
  /// For each signature that the arguments fit by number and name, which fills which parameter.
  ///
  /// - Parameter missing: the argument that fills a parameter which no named one does; nil where
  ///   that does not fit.
  func plans(names: [String?], missing: Int? = nil) -> [ProgramNode.Plan] {
    signatures.indices.compactMap { index in
      let signature = signatures[index]
      let order =
        names.contains { $0 != nil }
        ? named(signature, names, missing) : positional(signature, names.count)
      return order.map { ProgramNode.Plan(signature: index, order: $0) }
    }
  }

  private func positional(_ signature: Signature, _ count: Int) -> [Int?]? {
    let parameters = signature.parameters
    let required = parameters.filter { !$0.optional }.count
    guard count >= required else { return nil }
    if signature.variadic { return Array(0..<count) }
    guard count <= parameters.count else { return nil }
    return parameters.indices.map { $0 < count ? $0 : nil }
  }

  /// Either all arguments are named, or none.
  private func named(_ signature: Signature, _ names: [String?], _ missing: Int?) -> [Int?]? {
    let parameters = signature.parameters
    guard Set(names).count == names.count,
      names.allSatisfy({ name in parameters.contains { $0.name == name } })
    else { return nil }
    let order = parameters.map { parameter in
      names.firstIndex(of: parameter.name) ?? (parameter.optional ? nil : missing)
    }
    let complete = zip(parameters, order).allSatisfy { $0.optional || $1 != nil }
    return complete ? order : nil
  }

  /// Whether values of the types can be what the signature takes.
  func accepts(_ plan: ProgramNode.Plan, _ types: [FEELType]) -> Bool {
    let signature = signatures[plan.signature]
    return plan.order.enumerated().allSatisfy { position, argument in
      guard let argument, let last = signature.parameters.last else { return true }
      let parameter =
        position < signature.parameters.count ? signature.parameters[position] : last
      return types[argument].mayBecome(parameter.type)
    }
  }

  /// The type of the built-in as a value.
  var type: FEELType {
    guard let signature = signatures.first else { return .any }
    return .function(signature.parameters.map(\.type), signature.result)
  }
}

extension FEELType {
  /// Whether a value of this type can be made one of the other by FEEL's coercions.
  func mayBecome(_ wanted: FEELType) -> Bool {
    if mayBe(wanted) { return true }
    if case .list(let item) = wanted { return mayBe(item) }
    if case .function = self, case .function = wanted { return true }
    if case .range(let end) = self, case .range(let wantedEnd) = wanted {
      return end.mayBe(wantedEnd)
    }
    return false
  }
}
