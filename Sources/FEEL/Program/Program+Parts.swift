import Diagnostics

extension ProgramNode {
  /// The value of this part alone; `input` is what `?` stands for.
  ///
  /// Names that are bound outside of it have no value here.
  package func evaluate(in frame: Frame, input: Value? = nil) -> Value {
    var evaluator = Evaluator(frame: frame, input: input, recording: false)
    return evaluator.evaluate(self)
  }
}

extension Program {
  /// A part as it is written.
  ///
  /// The parts of a conjunct have their places in the text that it was taken from, where it may
  /// have stood inside `not(...)`.
  package func text(of node: ProgramNode) -> String {
    let wrapping = text.utf8.count - (sourceSpan.end - sourceSpan.start)
    let start = node.span.start - sourceSpan.start + (wrapping > 0 ? "not(".utf8.count : 0)
    return String(Substring(text.utf8.dropFirst(start).prefix(node.span.end - node.span.start)))
  }
}
