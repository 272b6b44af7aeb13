package import Diagnostics

/// A compiled expression: checked, its names resolved, ready to be evaluated any number of times.
package struct Program: Sendable {
  /// How strictly types are checked.
  package enum Mode: Sendable {
    /// As a playbook needs it: what can never make sense is an error.
    case strict
    /// As the standard says: what makes no sense is null, and a failure says why.
    case dynamic
  }

  /// What compiling a text gives: a program, unless a fault is an error.
  package struct Compiled: Sendable {
    /// Nil where a fault is an error.
    package let program: Program?
    /// In order of appearance.
    package let faults: [Fault]
  }

  /// What it was compiled from; for a denied conjunct, with `not(...)` around it.
  package let text: String
  /// The typed tree, its spans in the text that was compiled.
  package let root: ProgramNode
  /// The slots read, in order of appearance, without repeats.
  package let slots: [Slot]
  /// Where this stands in the text it was compiled from: all of it, but for a conjunct.
  package let sourceSpan: Span

  /// The type of its value, as far as it is known.
  package var type: FEELType { root.type }

  init(text: String, root: ProgramNode, sourceSpan: Span) {
    self.init(text: text, root: root, slots: root.slots, sourceSpan: sourceSpan)
  }

  /// A program of these parts; the slots are those that the root reads.
  package init(text: String, root: ProgramNode, slots: [Slot], sourceSpan: Span) {
    self.text = text
    self.root = root
    self.slots = slots
    self.sourceSpan = sourceSpan
  }

  /// Compiles an expression; `expecting` is the type that it must have.
  package static func compile(
    _ text: String, in scope: Scope, expecting: FEELType? = nil, mode: Mode = .strict
  ) -> Compiled {
    var parser = Parser(text, vocabulary: scope.vocabulary)
    let tree = parser.parseExpression()
    var checker = Checker(scope: scope, mode: mode)
    return finish(text, parser.faults, mode) {
      let root = checker.check(tree)
      if let expecting { checker.require(root, expecting) }
      return (root, checker.faults)
    }
  }

  /// Compiles unary tests about a value of the type, which ``evaluate(in:input:)`` is given.
  package static func compileUnaryTests(
    _ text: String, input: FEELType, in scope: Scope, mode: Mode = .strict
  ) -> Compiled {
    var parser = Parser(text, vocabulary: scope.vocabulary)
    let tests = parser.parseUnaryTests()
    var checker = Checker(scope: scope, mode: mode, input: input)
    return finish(text, parser.faults, mode) {
      let root = checker.check(tests)
      return (root, checker.faults)
    }
  }

  /// A text that does not parse is not checked: the second fault would follow from the first.
  private static func finish(
    _ text: String, _ syntaxFaults: [Fault], _ mode: Mode, check: () -> (ProgramNode, [Fault])
  ) -> Compiled {
    let shown = syntaxFaults.filter { mode == .strict || $0.severity == .error }
      .filter { mode == .strict || $0.id != "chained-comparison" }
    if shown.contains(where: { $0.severity == .error }) {
      return Compiled(program: nil, faults: shown.sorted(by: isEarlier))
    }
    let (root, faults) = check()
    let all = (shown + faults).sorted(by: isEarlier)
    guard !faults.contains(where: { $0.severity == .error }) else {
      return Compiled(program: nil, faults: all)
    }
    let span = Span(0, text.utf8.count)
    return Compiled(program: Program(text: text, root: root, sourceSpan: span), faults: all)
  }

  private static func isEarlier(_ a: Fault, _ b: Fault) -> Bool {
    (a.span.start, a.span.end, a.id) < (b.span.start, b.span.end, b.id)
  }
}
