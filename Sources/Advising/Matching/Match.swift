package import Playbooks

/// How one company fits a case: what speaks against it in each part that it offers to play, and
/// what would cure that.
package struct Match: Sendable {
  /// The company's own file.
  package let candidate: Case
  /// The parts that it offers to play, or may: the goals of the match.
  package let roles: [Role]
  /// The advice of the rules of the match, with what is to find out.
  package let advice: Advice

  /// One part that a company may play.
  package struct Role: Sendable {
    package let goal: Reference<Goal>
    /// Whether it offers this at all.
    package let isOffered: Truth
    /// What stops it, or may, in playbook order.
    package let findings: [Finding]
    package let rank: Rank
  }

  /// Something that speaks against the company, or may.
  package struct Finding: Sendable {
    package let blocker: Reference<Blocker>
    package let kind: Kind
    package let because: [Evidence]
    /// What would cure it, as the rules advise.
    package let cure: Reference<Remedy>?
  }

  /// Who could cure what speaks against a company; in the order in which it weighs.
  package enum Kind: Int, Sendable, CaseIterable {
    /// Nothing cures it.
    case bars
    /// The company has to supply it.
    case company
    /// The city can create the condition.
    case city
    /// Not known yet.
    case unknown
  }

  /// How many findings there are of each kind, heaviest first: that is all that companies are
  /// ranked by.
  package struct Rank: Comparable, Sendable {
    package let counts: [Int]

    init(_ findings: [Finding]) {
      counts = Kind.allCases.map { kind in findings.count { $0.kind == kind } }
    }

    package static func < (a: Rank, b: Rank) -> Bool {
      a.counts.lexicographicallyPrecedes(b.counts)
    }
  }

  /// The offered part that it fits best.
  package var best: Role? {
    let offered = roles.filter { $0.isOffered == .holds }
    return offered.min { $0.rank < $1.rank }
  }

  /// Findings of all parts that it offers, each once.
  package var findings: [Finding] {
    var seen: Set<Reference<Blocker>> = []
    return roles.flatMap(\.findings).filter { seen.insert($0.blocker).inserted }
      .sorted { $0.blocker < $1.blocker }
  }

  /// The parts that a finding is about; empty where it is about all that are offered.
  package func parts(of finding: Finding) -> [Reference<Goal>] {
    let about = roles.filter { $0.findings.contains { $0.blocker == finding.blocker } }
    return about.count == roles.count ? [] : about.map(\.goal)
  }
}
