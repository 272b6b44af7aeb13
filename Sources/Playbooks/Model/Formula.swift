package import Diagnostics
package import FEEL
package import YAML

/// A FEEL expression in a YAML scalar, compiled, with the place of each of its parts.
package final class Formula: Sendable {
  /// The compiled expression.
  package let program: Program
  /// The file that contains the scalar.
  package let file: SourceFile
  /// The scalar that the expression was read from.
  package let scalar: Scalar

  /// An expression with the scalar that it was compiled from.
  package init(program: Program, file: SourceFile, scalar: Scalar) {
    self.program = program
    self.file = file
    self.scalar = scalar
  }

  /// The text of the expression, as YAML gives it.
  package var text: String { program.text }
  /// The place of the whole scalar.
  package var place: Place { Place(file, scalar.span) }

  /// The place of a part of the expression in its file.
  package func place(of span: Span) -> Place {
    Place(file, scalar.fileSpan(of: span, in: file))
  }
}
