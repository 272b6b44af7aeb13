package import Diagnostics

extension Node {
  /// A remark for a reader that expected a map or a list, if the text has full-width punctuation.
  ///
  /// YAML accepts such text, so it is not a fault where a text is expected.
  package func hint(in file: SourceFile) -> Diagnostic? {
    guard let scalar, scalar.style == .plain else { return nil }
    let bytes = Array(scalar.text.utf8)
    if let (character, meant) = bytes.fullWidth(at: 0), "[{-".contains(meant) {
      let fault = Fault.fullWidthCharacter(character, meant: meant)
      return Found(fault, scalar.fileSpan(of: Span(0, character.utf8.count), in: file)).diagnostic(
        in: file)
    }
    guard let slip = KeyShape(in: bytes, from: 0, to: bytes.count)?.slip else { return nil }
    return Found(slip.fault, scalar.fileSpan(of: slip.span, in: file)).diagnostic(in: file)
  }
}
