package import Diagnostics
package import FEEL

/// What `basis` cites: a law, a notice, a published account.
package struct Source: Sendable {
  package let declaration: Declaration
  /// As the document is numbered: 国务院令第590号.
  package let number: String?
  package let date: CalendarDate?
  /// Somebody has read what is cited in the source itself.
  package let checked: Bool

  package var id: String { declaration.id }

  package init(declaration: Declaration, number: String?, date: CalendarDate?, checked: Bool) {
    self.declaration = declaration
    self.number = number
    self.date = date
    self.checked = checked
  }
}

/// One citation: a source and the place in it, as the playbook writes it.
package struct Basis: Sendable {
  package let source: Reference<Source>
  /// The article or page, empty where the whole source is meant.
  package let locator: String
  package let text: String
  package let place: Place

  package init(source: Reference<Source>, locator: String, text: String, place: Place) {
    self.source = source
    self.locator = locator
    self.text = text
    self.place = place
  }
}
