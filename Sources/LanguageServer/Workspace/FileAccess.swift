package import Diagnostics
package import FEEL

/// How the server reads files; only the command knows the file system.
package struct FileAccess: Sendable {
  /// The YAML files below a folder by their paths in it, sorted by their bytes, and those that look
  /// like some and are not read because of their names.
  package typealias Listing = (yaml: [String], mistaken: [String])

  /// The bytes of a file; nil where it cannot be read.
  package let bytes: @Sendable (_ path: String) -> [UInt8]?
  /// The files below a folder, without folders of these names.
  package let listing: @Sendable (_ folder: String, _ skipping: Set<String>) -> Listing
  /// Whether the path is a folder.
  package let isFolder: @Sendable (_ path: String) -> Bool

  /// Access through these functions.
  package init(
    bytes: @escaping @Sendable (_ path: String) -> [UInt8]?,
    listing: @escaping @Sendable (_ folder: String, _ skipping: Set<String>) -> Listing,
    isFolder: @escaping @Sendable (_ path: String) -> Bool
  ) {
    self.bytes = bytes
    self.listing = listing
    self.isFolder = isFolder
  }
}

/// What the command line and the surroundings say.
package struct Settings: Sendable {
  /// The language that was asked for; nil where the client may choose.
  package let language: Language?
  /// The language where neither says one.
  package let fallback: Language
  /// The day that counts as today.
  package let today: CalendarDate
  /// The folder of the rules, as a path from the root; nil where none is named.
  package let rules: String?

  /// Settings of one run.
  package init(language: Language?, fallback: Language, today: CalendarDate, rules: String?) {
    self.language = language
    self.fallback = fallback
    self.today = today
    self.rules = rules
  }
}
