import FEEL

/// A part of a condition that is taken as a whole: an expression, or unary tests about one.
struct Part: Sendable {
  let node: ProgramNode
  /// What `?` stands for.
  let input: ProgramNode?
  /// As it is written.
  let text: String
  /// What it reads, where that is known already.
  private let known: [Slot]?

  init(_ node: ProgramNode, in source: Program) {
    self.node = node
    input = nil
    text = source.text(of: node)
    known = nil
  }

  /// All of an expression.
  init(_ whole: Program) {
    node = whole.root
    input = nil
    text = whole.text
    known = whole.slots
  }

  /// Unary tests about the value of an expression.
  init(_ tests: Program, about input: Program) {
    node = tests.root
    self.input = input.root
    text = "\(input.text) in (\(tests.text))"
    known = input.slots + tests.slots.filter { !input.slots.contains($0) }
  }

  var slots: [Slot] { known ?? node.slots }

  /// The same text with the same names: it means the same.
  var key: Wanted { Wanted(text: text, slots: slots) }

  func evaluate(in frame: Frame) -> Value {
    node.evaluate(in: frame, input: input?.evaluate(in: frame))
  }

  func read(into reader: inout CutReader) {
    guard let input else { return reader.read(node) }
    let fact = reader.fact(input)
    reader.read(node, input: fact)
    if fact == nil { reader.read(input) }
  }
}

/// A text with what its names stand for.
///
/// The text alone is not enough: two versions of a playbook may call two decisions the same.
struct Wanted: Hashable, Sendable {
  let text: String
  let slots: [Slot]
}
