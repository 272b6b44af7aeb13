package import Playbooks

/// How well one company fits a case: what speaks against it for each part that it offers to play,
/// and what would cure that.
package struct Match: Sendable {
  /// The company's own file.
  package let candidate: Case
  /// The parts that it offers to play, or may offer; these are the goals of the companies'
  /// playbook.
  package let roles: [Role]
  /// The advice by the companies' playbook, with its questions.
  package let advice: Advice

  /// One part that a company may play.
  package struct Role: Sendable {
    /// The goal that stands for the part.
    package let goal: Reference<Goal>
    /// Whether the company offers this part.
    package let isOffered: Truth
    /// What speaks against it in this part, or may, in playbook order.
    package let findings: [Finding]
    /// How heavily the findings weigh.
    package let rank: Rank
  }

  /// Something that speaks against the company, or may.
  package struct Finding: Sendable {
    /// The blocker that says so.
    package let blocker: Reference<Blocker>
    /// Who could cure it.
    package let kind: Kind
    /// The facts that it rests on.
    package let because: [Evidence]
    /// The remedy that would cure it, as the rules advise; nil where there is none or it is
    /// unknown.
    package let cure: Reference<Remedy>?
  }

  /// Who could cure what speaks against a company, heaviest first.
  package enum Kind: Int, Sendable, CaseIterable {
    /// Nothing cures it.
    case bars
    /// The company has to supply it.
    case company
    /// The city can create the condition.
    case city
    /// Whether it speaks against the company is not known yet.
    case unknown
  }

  /// The number of findings of each kind; companies are ranked by nothing else.
  ///
  /// A smaller rank is a better one.
  package struct Rank: Comparable, Sendable {
    /// The number of findings of each kind, heaviest kind first.
    package let counts: [Int]

    /// Counts the findings.
    init(_ findings: [Finding]) {
      counts = Kind.allCases.map { kind in findings.count { $0.kind == kind } }
    }

    package static func < (a: Rank, b: Rank) -> Bool {
      a.counts.lexicographicallyPrecedes(b.counts)
    }
  }

  /// The offered part that it fits best; nil where it offers none for certain.
  package var best: Role? {
    let offered = roles.filter { $0.isOffered == .holds }
    return offered.min { $0.rank < $1.rank }
  }

  /// The findings over all its parts, each blocker once, in playbook order.
  package var findings: [Finding] {
    var seen: Set<Reference<Blocker>> = []
    return roles.flatMap(\.findings).filter { seen.insert($0.blocker).inserted }
      .sorted { $0.blocker < $1.blocker }
  }

  /// The parts that a finding is about; empty where it is about all of them.
  package func parts(of finding: Finding) -> [Reference<Goal>] {
    let about = roles.filter { $0.findings.contains { $0.blocker == finding.blocker } }
    return about.count == roles.count ? [] : about.map(\.goal)
  }
}
