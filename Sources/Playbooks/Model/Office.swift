package import Diagnostics

/// An office, or another party that takes part: who leads, supports or is approached.
package struct Office: Sendable {
  package let declaration: Declaration
  package var id: String { declaration.id }
  package var title: Text { declaration.title }

  package init(declaration: Declaration) { self.declaration = declaration }
}
