import Diagnostics
import FEEL

extension ProgramNode: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode>) -> ProgramNode {
    ProgramNode(field(\.kind), field(\.type), field(\.span))
  }
}

extension ProgramNode.Kind: ArchivedCases {
  static func cases(_ one: inout some Cases<ProgramNode.Kind>) {
    one(Self.constant) { if case .constant(let value) = $0 { value } else { nil } }
    one(Self.slot) { if case .slot(let slot) = $0 { slot } else { nil } }
    one(Self.local) { if case .local(let index) = $0 { index } else { nil } }
    one({ .input }) { if case .input = $0 { () } else { nil } }
    one(Self.entry) {
      if case .entry(let name, let item, let a) = $0 { (name, item, a) } else { nil }
    }
    one(Self.negation) { if case .negation(let a) = $0 { a } else { nil } }
    one(Self.arithmetic) {
      if case .arithmetic(let o, let a, let b) = $0 { (o, a, b) } else { nil }
    }
    one(Self.comparison) {
      if case .comparison(let o, let a, let b) = $0 { (o, a, b) } else { nil }
    }
    one(Self.and) { if case .and(let all) = $0 { all } else { nil } }
    one(Self.or) { if case .or(let all) = $0 { all } else { nil } }
    one(Self.not) { if case .not(let a) = $0 { a } else { nil } }
    one(Self.between) { if case .between(let a, let b, let c) = $0 { (a, b, c) } else { nil } }
    one(Self.membership) { if case .membership(let a, let tests) = $0 { (a, tests) } else { nil } }
    one(Self.tests) { if case .tests(let tests) = $0 { tests } else { nil } }
    one(Self.instance) { if case .instance(let a, let type) = $0 { (a, type) } else { nil } }
    one(Self.path) { if case .path(let a, let name) = $0 { (a, name) } else { nil } }
    one(Self.filter) { if case .filter(let a, let b, let item) = $0 { (a, b, item) } else { nil } }
    one(Self.conditional) {
      if case .conditional(let a, let b, let c) = $0 { (a, b, c) } else { nil }
    }
    one(Self.iteration) { if case .iteration(let iteration) = $0 { iteration } else { nil } }
    one(Self.quantified) { if case .quantified(let some, let a) = $0 { (some, a) } else { nil } }
    one(Self.list) { if case .list(let items) = $0 { items } else { nil } }
    one(Self.context) { if case .context(let entries) = $0 { entries } else { nil } }
    one(Self.range) {
      if case .range(let a, let b, let c, let d) = $0 { (a, b, c, d) } else { nil }
    }
    one(Self.equalityRange) { if case .equalityRange(let a) = $0 { a } else { nil } }
    one(Self.function) { if case .function(let function) = $0 { function } else { nil } }
    one(Self.call) { if case .call(let call) = $0 { call } else { nil } }
    one(Self.invocation) { if case .invocation(let a, let all) = $0 { (a, all) } else { nil } }
    one.refuse(Wording(en: "an expression that always fails", zh: "总是失败的表达式")) {
      if case .failing = $0 { true } else { false }
    }
  }
}

extension ProgramNode.Test: ArchivedCases {
  static func cases(_ one: inout some Cases<ProgramNode.Test>) {
    one(Self.comparison) {
      if case .comparison(let symbol, let a) = $0 { (symbol, a) } else { nil }
    }
    one(Self.value) { if case .value(let node) = $0 { node } else { nil } }
    one(Self.condition) { if case .condition(let node) = $0 { node } else { nil } }
  }
}

extension ProgramNode.Entry: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode.Entry>) -> ProgramNode.Entry {
    ProgramNode.Entry(name: field(\.name), value: field(\.value))
  }
}

extension ProgramNode.Argument: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode.Argument>) -> ProgramNode.Argument {
    ProgramNode.Argument(name: field(\.name), value: field(\.value))
  }
}

extension ProgramNode.Iteration: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode.Iteration>) -> ProgramNode.Iteration {
    ProgramNode.Iteration(
      iterators: field(\.iterators), body: field(\.body), partial: field(\.partial))
  }
}

extension ProgramNode.Iterator: ArchivedCases {
  static func cases(_ one: inout some Cases<ProgramNode.Iterator>) {
    one(Self.list) { if case .list(let node) = $0 { node } else { nil } }
    one(Self.steps) { if case .steps(let from, let to) = $0 { (from, to) } else { nil } }
  }
}

extension ProgramNode.Function: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode.Function>) -> ProgramNode.Function {
    ProgramNode.Function(
      parameters: field(\.parameters), body: field(\.body), depth: field(\.depth))
  }
}

extension FunctionValue.Parameter: ArchivedFields {
  static func fields(_ field: some Fields<FunctionValue.Parameter>) -> FunctionValue.Parameter {
    FunctionValue.Parameter(field(\.name), field(\.type))
  }
}

extension ProgramNode.Call: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode.Call>) -> ProgramNode.Call {
    ProgramNode.Call(
      builtin: field(\.builtin), arguments: field(\.arguments), plans: field(\.plans))
  }
}

extension Builtin: ArchivedFields {
  static func fields(_ field: some Fields<Builtin>) -> Builtin {
    valid(Builtin.named(field(\.name)))
  }
}

extension ProgramNode.Plan: ArchivedFields {
  static func fields(_ field: some Fields<ProgramNode.Plan>) -> ProgramNode.Plan {
    ProgramNode.Plan(signature: field(\.signature), order: field(\.order))
  }
}
