import FEEL

/// A part of a condition that is treated as a whole: an expression, or unary tests about one.
struct Part: Sendable {
  let node: ProgramNode
  /// The expression that `?` stands for, in unary tests.
  let input: ProgramNode?
  /// The part as it is written.
  let text: String
  /// The slots that it reads, where they are known already.
  private let known: [Slot]?

  init(_ node: ProgramNode, in source: Program) {
    self.node = node
    input = nil
    text = source.text(of: node)
    known = nil
  }

  /// A whole expression.
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

  /// Identifies the meaning: parts that parse to the same over the same slots mean the same.
  var key: Wanted {
    let about = input.map { "\($0.shape()) in " } ?? ""
    return Wanted(text: about + node.shape(), slots: slots)
  }

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

/// A text together with the slots that its names stand for.
///
/// The text alone is not enough: two versions of a playbook may use one name for two decisions.
struct Wanted: Hashable, Sendable {
  private let text: ExactText
  private let slots: [Slot]

  init(text: String, slots: [Slot]) {
    self.text = ExactText(text)
    self.slots = slots
  }
}
