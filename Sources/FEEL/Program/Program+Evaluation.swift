extension Program {
  /// The value in the frame; for unary tests, of the input.
  package func evaluate(in frame: Frame, input: Value? = nil) -> Value {
    var evaluator = Evaluator(frame: frame, input: input, recording: false)
    return evaluator.evaluate(self)
  }

  /// The value, and the reason of every null that came about on the way.
  package func evaluateRecording(in frame: Frame, input: Value? = nil) -> (Value, [Failure]) {
    var evaluator = Evaluator(frame: frame, input: input, recording: true)
    let value = evaluator.evaluate(self)
    return (value, evaluator.failures)
  }
}
