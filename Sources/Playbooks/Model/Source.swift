package import Diagnostics
package import FEEL

/// Something that `basis` cites, such as a law, a notice or a published account.
package struct Source: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// The number of the document, such as 国务院令第590号.
  package let number: String?
  /// The date of the document.
  package let date: CalendarDate?
  /// Whether somebody has read the cited passages in the source itself.
  package let checked: Bool
  /// The day by which somebody should look at the source again.
  package let review: CalendarDate?

  /// The id of the entry.
  package var id: String { declaration.id }

  /// Creates a source from parts that have been checked.
  package init(
    declaration: Declaration, number: String?, date: CalendarDate?, checked: Bool,
    review: CalendarDate?
  ) {
    self.declaration = declaration
    self.number = number
    self.date = date
    self.checked = checked
    self.review = review
  }
}

/// One citation: a source and the place in it, as the playbook writes it.
package struct Basis: Sendable {
  /// The source that is cited.
  package let source: Reference<Source>
  /// The article or page; empty where the whole source is meant.
  package let locator: String
  /// The citation as it is written.
  package let text: String
  /// The place of the source's id in the file.
  package let place: Place

  /// A citation that names a known source.
  package init(source: Reference<Source>, locator: String, text: String, place: Place) {
    self.source = source
    self.locator = locator
    self.text = text
    self.place = place
  }
}
