extension Node {
  /// The value of this part alone; `input` is what `?` stands for.
  ///
  /// Names that are bound outside of it have no value here.
  package func evaluate(in frame: Frame, input: Value? = nil) -> Value {
    var evaluator = Evaluator(frame: frame, input: input, recording: false)
    return evaluator.evaluate(self)
  }
}
