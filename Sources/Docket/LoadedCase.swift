package import Advising
package import Diagnostics
package import YAML

/// What came of reading a case file: the case, unless there are errors, and all findings.
package struct LoadedCase: Sendable {
  package let file: SourceFile
  /// The file's tree, where it could be parsed.
  package let document: Document?
  /// Nil where there is an error.
  package let content: Case?
  /// The id that the file gives, even where the rest cannot be used.
  package let id: String?
  package let diagnostics: [Diagnostic]
}
