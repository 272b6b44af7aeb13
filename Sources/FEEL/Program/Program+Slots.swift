package import Diagnostics

/// Programs about one slot, made without a text to parse.
extension Program {
  /// The value of the slot, as its `name` alone would be compiled.
  package static func value(of slot: Slot, named name: String, _ type: FEELType) -> Program {
    let whole = Span(0, name.utf8.count)
    return Program(text: name, root: ProgramNode(.slot(slot), type, whole), sourceSpan: whole)
  }

  /// The condition that the slot has the value, as `name = value` would be compiled.
  package static func equality(
    of slot: Slot, named name: String, _ type: FEELType, to value: Value
  ) -> Program {
    let text = "\(name) = \(value.literal)"
    let whole = Span(0, text.utf8.count)
    let left = ProgramNode(.slot(slot), type, Span(0, name.utf8.count))
    let right = ProgramNode(.constant(value), value.type, Span(name.utf8.count + 3, whole.end))
    return Program(
      text: text, root: ProgramNode(.comparison(.equal, left, right), .boolean, whole),
      sourceSpan: whole)
  }
}
