package import Diagnostics

/// The result of reading a playbook: the playbook itself, if it has no errors, and all findings.
package struct LoadedPlaybook: Sendable {
  /// The playbook; nil where any finding is an error.
  package let playbook: Playbook?
  /// Every finding about the files, in reading order.
  package let diagnostics: [Diagnostic]
  /// The places that name entries, where they were asked for; of a faulty file those that could be
  /// read.
  package let mentions: [Mention]

  /// A playbook with the findings about its files.
  package init(playbook: Playbook?, diagnostics: [Diagnostic], mentions: [Mention] = []) {
    self.playbook = playbook
    self.diagnostics = diagnostics
    self.mentions = mentions
  }
}
