import Diagnostics

extension Program {
  /// What must hold for this to hold, each by itself: the operands of `and`, and of `or` under
  /// `not`.
  package var conjuncts: [Program] {
    var found: [Program] = []
    collect(root, denied: false, into: &found)
    return found
  }

  private func collect(_ node: ProgramNode, denied: Bool, into found: inout [Program]) {
    switch (node.kind, denied) {
    case (.and(let operands), false), (.or(let operands), true):
      for operand in operands { collect(operand, denied: denied, into: &found) }
    case (.not(let operand), _): collect(operand, denied: !denied, into: &found)
    default: found.append(part(node, denied: denied))
    }
  }

  private func part(_ node: ProgramNode, denied: Bool) -> Program {
    let shown = slice(node.span)
    guard denied else { return Program(text: shown, root: node, sourceSpan: node.span) }
    let root = ProgramNode(.not(node), .boolean, node.span)
    return Program(text: "not(\(shown))", root: root, sourceSpan: node.span)
  }

  private func slice(_ span: Span) -> String {
    String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
  }
}
