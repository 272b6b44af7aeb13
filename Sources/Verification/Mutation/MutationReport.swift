/// What the tests make of small changes of the playbook.
package struct MutationReport: Sendable {
  /// How many changes were tried; those that mean the same in every case are not counted.
  package let tried: Int
  /// The changes that no test notices, in playbook order.
  package let survivors: [Survivor]

  package var noticed: Int { tried - survivors.count }

  /// A change that no test notices.
  package struct Survivor: Sendable {
    package let mutant: Mutant
    /// A test that would notice it, as YAML; nil where none could be confirmed.
    package let draft: String?
  }
}
