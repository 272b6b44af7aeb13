package import Advising
package import Diagnostics
package import Playbooks
package import YAML

/// The result of reading a case file: the case, if it has no errors, and all findings.
package struct LoadedCase: Sendable {
  /// The file, or the line of NDJSON.
  package let file: SourceFile
  /// The tree of the file; nil where it could not be parsed.
  package let document: Document?
  /// The case; nil where any finding is an error.
  package let content: Case?
  /// Whether the file holds rules, or tests of rules, and no case.
  package let isOfRules: Bool
  /// The id that the file gives, even where the rest cannot be used.
  package let id: String?
  /// Every finding about the file, in reading order.
  package let diagnostics: [Diagnostic]
  /// The places that name entries of the playbook, where they were asked for.
  package let mentions: [Mention]
}
