package import Advising
import Diagnostics
package import FEEL
package import Playbooks

/// Pairs of cases of a list that may be the same project (contract, section 6); nothing is merged.
package struct Duplicates: Sendable {
  /// Two cases that may be the same project.
  package struct Pair: Sendable {
    /// The one that comes first in the list.
    package let first: Case
    /// The other one.
    package let second: Case
    /// Why they may be the same, the weightiest first.
    package let reasons: [Reason]
  }

  /// Something that two cases have in common.
  package enum Reason: Sendable {
    /// The same id, but for capitals and full-width letters.
    case id
    /// The same title, without what stands in brackets.
    case title
    /// Titles that begin alike.
    case beginning
    /// Titles that differ in one character.
    case oneCharacter
    /// The same text, number or day in a fact, as the first case states it.
    case fact(Slot, Value)

    /// The word for it in JSON.
    package var word: String {
      switch self {
      case .id: "same-id"
      case .title: "same-title"
      case .beginning: "same-beginning"
      case .oneCharacter: "one-character"
      case .fact: "same-fact"
      }
    }
  }

  /// The pairs, by their places in the list.
  package let pairs: [Pair]

  /// The pairs among the cases, as their files state them on the day.
  package init(_ cases: [Case], _ playbook: Playbook, on date: CalendarDate) {
    var likenesses = Likenesses()
    likenesses.addIDs(cases)
    for language in Language.allCases {
      likenesses.addTitles(cases.indices.map { TitleKey(cases[$0].title[language], at: $0) })
    }
    likenesses.addFacts(cases, playbook, on: date)
    pairs = likenesses.found.sorted { $0.key < $1.key }.compactMap { places, found in
      guard found.isEnough else { return nil }
      return Pair(
        first: cases[places.first], second: cases[places.second], reasons: found.reasons)
    }
  }

  /// The cases that stand in a pair, each once, by the pairs.
  package var cases: [Case] {
    var seen: Set<String> = []
    return pairs.flatMap { [$0.first, $0.second] }.filter { seen.insert($0.id).inserted }
  }
}
