package import Diagnostics
package import FEEL
package import YAML

/// A FEEL expression in a YAML scalar, compiled; it knows where each part of it stands.
package final class Formula: Sendable {
  package let program: Program
  package let file: SourceFile
  package let scalar: Scalar

  package init(program: Program, file: SourceFile, scalar: Scalar) {
    self.program = program
    self.file = file
    self.scalar = scalar
  }

  package var text: String { program.text }
  package var place: Place { Place(file, scalar.span) }

  /// Where a part of the expression stands in its file.
  package func place(of span: Span) -> Place {
    Place(file, scalar.fileSpan(of: span, in: file))
  }
}
