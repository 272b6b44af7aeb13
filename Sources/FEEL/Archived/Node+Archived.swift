package import Archive
import Diagnostics

extension ProgramNode: Archived {
  package func write(to archive: inout ArchiveWriter) {
    type.write(to: &archive)
    span.write(to: &archive)
    kind.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    let type = FEELType(from: &archive)
    let span = Span(from: &archive)
    self.init(Kind(from: &archive), type, span)
  }
}

extension ProgramNode.Kind: Archived {
  /// What tells the kinds apart.
  private enum Tag: UInt8 {
    case constant, slot, local, input, entry, negation, arithmetic, comparison, and, or, not
    case between, membership, tests, instance, path, filter, conditional, iteration, quantified
    case list, context, range, function, call, invocation
  }

  package func write(to archive: inout ArchiveWriter) {
    func tag(_ tag: Tag) { archive.write(byte: tag.rawValue) }
    switch self {
    case .constant(let value):
      tag(.constant)
      value.write(to: &archive)
    case .slot(let slot):
      tag(.slot)
      slot.write(to: &archive)
    case .local(let index):
      tag(.local)
      archive.write(index)
    case .input: tag(.input)
    case .entry(let name, let item, let outer):
      tag(.entry)
      archive.write(name)
      archive.write(item)
      outer.write(to: &archive)
    case .negation(let operand):
      tag(.negation)
      operand.write(to: &archive)
    case .arithmetic(let symbol, let left, let right):
      tag(.arithmetic)
      symbol.write(to: &archive)
      left.write(to: &archive)
      right.write(to: &archive)
    case .comparison(let symbol, let left, let right):
      tag(.comparison)
      symbol.write(to: &archive)
      left.write(to: &archive)
      right.write(to: &archive)
    case .and(let operands):
      tag(.and)
      operands.write(to: &archive)
    case .or(let operands):
      tag(.or)
      operands.write(to: &archive)
    case .not(let operand):
      tag(.not)
      operand.write(to: &archive)
    case .between(let value, let from, let to):
      tag(.between)
      value.write(to: &archive)
      from.write(to: &archive)
      to.write(to: &archive)
    case .membership(let value, let tests):
      tag(.membership)
      value.write(to: &archive)
      tests.write(to: &archive)
    case .tests(let tests):
      tag(.tests)
      tests.write(to: &archive)
    case .instance(let value, let type):
      tag(.instance)
      value.write(to: &archive)
      type.write(to: &archive)
    case .path(let value, let name):
      tag(.path)
      value.write(to: &archive)
      archive.write(name)
    case .filter(let list, let condition, let item):
      tag(.filter)
      list.write(to: &archive)
      condition.write(to: &archive)
      archive.write(item)
    case .conditional(let condition, let positive, let negative):
      tag(.conditional)
      condition.write(to: &archive)
      positive.write(to: &archive)
      negative.write(to: &archive)
    case .iteration(let iteration):
      tag(.iteration)
      iteration.write(to: &archive)
    case .quantified(let quantifier, let iteration):
      tag(.quantified)
      quantifier.write(to: &archive)
      iteration.write(to: &archive)
    case .list(let items):
      tag(.list)
      items.write(to: &archive)
    case .context(let entries):
      tag(.context)
      entries.write(to: &archive)
    case .range(let from, let to, let includesStart, let includesEnd):
      tag(.range)
      from.write(to: &archive)
      to.write(to: &archive)
      includesStart.write(to: &archive)
      includesEnd.write(to: &archive)
    case .function(let function):
      tag(.function)
      function.write(to: &archive)
    case .call(let call):
      tag(.call)
      call.write(to: &archive)
    case .invocation(let function, let arguments):
      tag(.invocation)
      function.write(to: &archive)
      arguments.write(to: &archive)
    case .failing: archive.refuse(Wording(en: "an expression that always fails", zh: "总是失败的表达式"))
    }
  }

  package init(from archive: inout ArchiveReader) {
    switch archive.some(Tag(rawValue: archive.readByte())) {
    case .constant: self = .constant(Value(from: &archive))
    case .slot: self = .slot(Slot(from: &archive))
    case .local: self = .local(archive.readInteger())
    case .input: self = .input
    case .entry:
      let name = archive.readText()
      self = .entry(name, item: archive.readInteger(), outer: ProgramNode?(from: &archive))
    case .negation: self = .negation(ProgramNode(from: &archive))
    case .arithmetic:
      let symbol = ArithmeticOperator(from: &archive)
      self = .arithmetic(symbol, ProgramNode(from: &archive), ProgramNode(from: &archive))
    case .comparison:
      let symbol = ComparisonOperator(from: &archive)
      self = .comparison(symbol, ProgramNode(from: &archive), ProgramNode(from: &archive))
    case .and: self = .and([ProgramNode](from: &archive))
    case .or: self = .or([ProgramNode](from: &archive))
    case .not: self = .not(ProgramNode(from: &archive))
    case .between:
      let value = ProgramNode(from: &archive)
      self = .between(value, from: ProgramNode(from: &archive), to: ProgramNode(from: &archive))
    case .membership:
      let value = ProgramNode(from: &archive)
      self = .membership(value, [ProgramNode.Test](from: &archive))
    case .tests: self = .tests([ProgramNode.Test](from: &archive))
    case .instance:
      let value = ProgramNode(from: &archive)
      self = .instance(value, FEELType(from: &archive))
    case .path:
      let value = ProgramNode(from: &archive)
      self = .path(value, archive.readText())
    case .filter:
      let list = ProgramNode(from: &archive)
      self = .filter(list, ProgramNode(from: &archive), item: archive.readInteger())
    case .conditional:
      let condition = ProgramNode(from: &archive)
      self = .conditional(
        condition, then: ProgramNode(from: &archive), else: ProgramNode(from: &archive))
    case .iteration: self = .iteration(ProgramNode.Iteration(from: &archive))
    case .quantified:
      let quantifier = Quantifier(from: &archive)
      self = .quantified(quantifier, ProgramNode.Iteration(from: &archive))
    case .list: self = .list([ProgramNode](from: &archive))
    case .context: self = .context([ProgramNode.Entry](from: &archive))
    case .range:
      let from = ProgramNode?(from: &archive)
      let to = ProgramNode?(from: &archive)
      self = .range(
        from: from, to: to, includesStart: Bool(from: &archive), includesEnd: Bool(from: &archive))
    case .function: self = .function(ProgramNode.Function(from: &archive))
    case .call: self = .call(ProgramNode.Call(from: &archive))
    case .invocation:
      let function = ProgramNode(from: &archive)
      self = .invocation(function, [ProgramNode.Argument](from: &archive))
    }
  }
}

extension ProgramNode.Test: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .comparison(let symbol, let node):
      archive.write(byte: 0)
      symbol.write(to: &archive)
      node.write(to: &archive)
    case .value(let node):
      archive.write(byte: 1)
      node.write(to: &archive)
    case .condition(let node):
      archive.write(byte: 2)
      node.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    switch archive.readByte() {
    case 0:
      let symbol = ComparisonOperator(from: &archive)
      self = .comparison(symbol, ProgramNode(from: &archive))
    case 1: self = .value(ProgramNode(from: &archive))
    default: self = .condition(ProgramNode(from: &archive))
    }
  }
}

extension ProgramNode.Entry: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    value.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(name: archive.readText(), value: ProgramNode(from: &archive))
  }
}

extension ProgramNode.Argument: Archived {
  package func write(to archive: inout ArchiveWriter) {
    name.write(to: &archive)
    value.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(name: String?(from: &archive), value: ProgramNode(from: &archive))
  }
}

extension ProgramNode.Iteration: Archived {
  package func write(to archive: inout ArchiveWriter) {
    iterators.write(to: &archive)
    body.write(to: &archive)
    partial.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      iterators: [ProgramNode.Iterator](from: &archive), body: ProgramNode(from: &archive),
      partial: Int?(from: &archive))
  }
}

extension ProgramNode.Iterator: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .list(let node):
      archive.write(byte: 0)
      node.write(to: &archive)
    case .steps(let from, let to):
      archive.write(byte: 1)
      from.write(to: &archive)
      to.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    if archive.readByte() == 0 {
      self = .list(ProgramNode(from: &archive))
    } else {
      self = .steps(from: ProgramNode(from: &archive), to: ProgramNode(from: &archive))
    }
  }
}

extension ProgramNode.Function: Archived {
  package func write(to archive: inout ArchiveWriter) {
    parameters.write(to: &archive)
    body.write(to: &archive)
    archive.write(depth)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      parameters: [FunctionValue.Parameter](from: &archive), body: ProgramNode(from: &archive),
      depth: archive.readInteger())
  }
}

extension FunctionValue.Parameter: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    type.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    let name = archive.readText()
    self.init(name, FEELType(from: &archive))
  }
}

extension ProgramNode.Call: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(builtin.name)
    arguments.write(to: &archive)
    plans.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      builtin: archive.some(Builtin.named(archive.readText())),
      arguments: [ProgramNode](from: &archive), plans: [ProgramNode.Plan](from: &archive))
  }
}

extension ProgramNode.Plan: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(signature)
    order.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(signature: archive.readInteger(), order: [Int?](from: &archive))
  }
}
