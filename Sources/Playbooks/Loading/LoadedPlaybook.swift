package import Diagnostics

/// What came of reading a playbook: the playbook, unless there are errors, and all findings.
package struct LoadedPlaybook: Sendable {
  package let playbook: Playbook?
  package let diagnostics: [Diagnostic]

  package init(playbook: Playbook?, diagnostics: [Diagnostic]) {
    self.playbook = playbook
    self.diagnostics = diagnostics
  }
}
