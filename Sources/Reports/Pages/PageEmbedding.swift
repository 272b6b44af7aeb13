/// What the pages of a server add to a page that becomes a part of them.
package struct PageEmbedding: Sendable {
  /// Whether the page around it has a heading of its own.
  let isBelowHeading: Bool
  /// The address of the entry with this id; nil where there is none.
  let address: @Sendable (String) -> String?
  /// HTML to be put below the entry with this id, such as the ways to act on it.
  let more: @Sendable (String) -> String
  /// The address of a case.
  let caseAddress: @Sendable (String) -> String
  /// The link that does what a command on the page does; nil where none does.
  let command: @Sendable ([String]) -> (address: String, title: String)?

  /// What is added to a page.
  package init(
    isBelowHeading: Bool = false,
    address: @escaping @Sendable (String) -> String? = { _ in nil },
    more: @escaping @Sendable (String) -> String = { _ in "" },
    caseAddress: @escaping @Sendable (String) -> String,
    command: @escaping @Sendable ([String]) -> (address: String, title: String)? = { _ in nil }
  ) {
    self.isBelowHeading = isBelowHeading
    self.address = address
    self.more = more
    self.caseAddress = caseAddress
    self.command = command
  }
}
