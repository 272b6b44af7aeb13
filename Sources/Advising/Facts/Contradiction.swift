import FEEL
package import Playbooks

/// Constraints and stated facts that cannot all be so (contract, section 2).
///
/// No smaller part of it contradicts itself.
package struct Contradiction: Sendable {
  /// The id of the part; nil where it is of the whole case, or the same in every part.
  package internal(set) var part: String?
  /// The constraints, in playbook order; they are left out of account.
  package let constraints: [Reference<Constraint>]
  /// The facts, in order, with the values that the case file gives.
  package let facts: [Evidence]
  /// The indices of the parts that state each of the facts.
  let places: [[Int]]

  /// Whether it names the same constraints and facts.
  func isSame(as other: Contradiction) -> Bool {
    constraints == other.constraints && facts.map(\.fact) == other.facts.map(\.fact)
  }

  /// The contradictions as they are reported: what is the same in each of so many parts is said of the
  /// case, once for each way in which the values differ.
  static func reported(_ all: [Contradiction], parts count: Int) -> [Contradiction] {
    all.reduce(into: []) { reported, next in
      var next = next
      if all.count(where: { $0.part != nil && $0.isSame(as: next) }) == count { next.part = nil }
      let isNew = !reported.contains { other in
        other.part == next.part && other.isSame(as: next)
          && zip(other.facts, next.facts).allSatisfy { $0.value.isSameFact(as: $1.value) }
      }
      if isNew { reported.append(next) }
    }
  }
}
