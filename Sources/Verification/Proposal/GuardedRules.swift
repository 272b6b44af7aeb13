package import Diagnostics
package import Playbooks

/// A version of the rules with what guards it: its tests and its promises.
package struct GuardedRules: Sendable {
  /// The rules.
  package let playbook: Playbook
  /// The rule tests.
  package let tests: [RuleTest]
  /// The promises of its own.
  package let promises: [Property]
  /// What was found while all of this was read.
  package let diagnostics: [Diagnostic]

  /// A version as it was read.
  package init(
    playbook: Playbook, tests: [RuleTest], promises: [Property], diagnostics: [Diagnostic]
  ) {
    self.playbook = playbook
    self.tests = tests
    self.promises = promises
    self.diagnostics = diagnostics
  }
}
