/// Which small changes of the playbook the tests notice.
package struct MutationReport: Sendable {
  /// The number of changes that were tried, without those proved to make no difference in any case.
  package let tried: Int
  /// The changes that no test notices, in playbook order within each kind of entry.
  package let survivors: [Survivor]

  /// The number of changes that a test notices.
  package var noticed: Int { tried - survivors.count }

  /// A change that no test notices.
  package struct Survivor: Sendable {
    /// The change.
    package let mutant: Mutant
    /// A test that would notice it, as YAML; nil where none could be confirmed.
    package let draft: String?
  }
}
