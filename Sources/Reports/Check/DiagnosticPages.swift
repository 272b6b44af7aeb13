/// The pages of `docs/diagnostics`, one for each kind of finding, as part of the program.
package enum DiagnosticPages {
  /// The page in Markdown; nil if there is no such kind of finding.
  package static func page(of id: String) -> String? { pages[id] }

  /// The ids of all kinds of findings, sorted.
  package static var ids: [String] { pages.keys.sorted() }
}
