/// The pages of `docs/diagnostics`, one for each kind of finding, inside the program.
package enum DiagnosticPages {
  /// The page in Markdown; nil where there is no such finding.
  package static func page(of id: String) -> String? { pages[id] }

  /// The ids of all findings, sorted.
  package static var ids: [String] { pages.keys.sorted() }
}
