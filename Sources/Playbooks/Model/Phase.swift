/// A stretch of the road, such as finding out what there is, or the works; the phases of a playbook
/// are in order.
package struct Phase: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// The id of the entry.
  package var id: String { declaration.id }

  /// Creates a phase, which consists of its declaration alone.
  package init(declaration: Declaration) { self.declaration = declaration }
}
