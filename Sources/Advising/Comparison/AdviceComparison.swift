/// The differences between two pieces of advice: before and after a fact, a day, or the rules have
/// changed.
package struct AdviceComparison: Sendable {
  /// The differences, by kind, then in playbook order, then by part.
  package let changes: [AdviceChange]

  /// Compares two snapshots.
  package init(before: AdviceSnapshot, after: AdviceSnapshot) {
    let parts = before.parts + after.parts.filter { !before.parts.contains($0) }
    let subjects = Set(before.rows.keys).union(after.rows.keys).map { subject in
      (subject, before.ranks[subject] ?? after.ranks[subject] ?? 0)
    }.sorted { a, b in
      (a.0.kind.rank, a.1, a.0.id) < (b.0.kind.rank, b.1, b.0.id)
    }
    changes = subjects.flatMap { Self.changes(of: $0.0, before, after, parts) }
  }

  private init(_ changes: [AdviceChange]) { self.changes = changes }

  /// Whether there is no difference.
  package var isEmpty: Bool { changes.isEmpty }

  /// The differences of one kind.
  package func changes(_ kind: AdviceChange.Kind) -> [AdviceChange] {
    changes.filter { $0.subject.kind == kind }
  }

  /// The comparison without differences of these kinds.
  package func without(_ kinds: Set<AdviceChange.Kind>) -> AdviceComparison {
    AdviceComparison(changes.filter { !kinds.contains($0.subject.kind) })
  }

  /// The differences about one subject; one that is the same in every part is reported once.
  private static func changes(
    of subject: AdviceChange.Subject, _ before: AdviceSnapshot, _ after: AdviceSnapshot,
    _ parts: [String?]
  ) -> [AdviceChange] {
    let own = parts.compactMap { part -> AdviceChange? in
      let from = before.mark(of: subject, part: part)
      let to = after.mark(of: subject, part: part)
      if from == to { return nil }
      return AdviceChange(subject: subject, part: part, from: from, to: to)
    }
    guard let first = own.first, own.count == parts.count,
      own.allSatisfy({ $0.from == first.from && $0.to == first.to })
    else { return own }
    return [AdviceChange(subject: subject, part: nil, from: first.from, to: first.to)]
  }
}

extension AdviceChange.Kind {
  /// The position in the order of reporting.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
