package import Diagnostics

/// An office or another party that leads, supports or is approached.
package struct Office: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// The id of the entry.
  package var id: String { declaration.id }
  /// The title of the office, which a case file may replace by the name of who holds the role.
  package var title: Text { declaration.title }

  /// Creates an office, which consists of its declaration alone.
  package init(declaration: Declaration) { self.declaration = declaration }
}
