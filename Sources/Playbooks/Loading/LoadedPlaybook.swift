package import Diagnostics

/// The result of reading a playbook: the playbook itself, if it has no errors, and all findings.
package struct LoadedPlaybook: Sendable {
  /// The playbook; nil where any finding is an error.
  package let playbook: Playbook?
  /// Every finding about the files, in reading order.
  package let diagnostics: [Diagnostic]

  /// A playbook with the findings about its files.
  package init(playbook: Playbook?, diagnostics: [Diagnostic]) {
    self.playbook = playbook
    self.diagnostics = diagnostics
  }
}
