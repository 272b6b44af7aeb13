package import Advising
import FEEL
package import Playbooks

/// A fact that a change to a case has given another form.
package struct FactChange: Equatable, Sendable {
  /// The name of the fact.
  package let fact: String
  /// The part; nil for the case.
  package let part: String?
  /// The value before, as FEEL writes it, and how reliable it was; nil where nothing was stated.
  package let before: String?
  /// The value after.
  package let after: String?

  /// What differs between two states of a case: of the case first, then of its parts.
  package static func between(_ before: Case, _ after: Case, _ playbook: Playbook) -> [FactChange] {
    let old = Dictionary(before.parts.map { ($0.id, $0.facts) }, uniquingKeysWith: { $1 })
    let pairs: [(part: String?, before: [Slot: Statement], after: [Slot: Statement])] =
      [(nil, before.facts, after.facts)]
      + after.parts.map { (part: $0.id, before: old[$0.id] ?? [:], after: $0.facts) }
    return pairs.flatMap { pair in
      Set(pair.before.keys).union(pair.after.keys).sorted().compactMap { slot in
        let (before, after) = (pair.before[slot], pair.after[slot])
        let isSame =
          before?.forms.count == after?.forms.count && text(before) == text(after)
          && before?.source == after?.source && before?.on == after?.on
        guard !isSame else { return nil }
        return FactChange(
          fact: playbook.vocabulary.name(of: slot), part: pair.part, before: text(before),
          after: text(after))
      }
    }
  }

  private static func text(_ statement: Statement?) -> String? {
    guard let statement else { return nil }
    let status = statement.status.flatMap { $0 == .stated ? nil : $0.rawValue }
    return [statement.value?.text, status].compactMap { $0 }.joined(separator: " ")
  }
}
