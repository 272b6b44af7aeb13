import Advising
import FEEL
import Playbooks

/// Going over what the case file states.
extension Interview {
  /// What the case states with the answers so far, in the order of the playbook: the facts of the
  /// case and of its parts, and then the checklists that were gone through.
  package var stated: [Answer] { statedFacts + statedChecklists }

  private var statedFacts: [Answer] {
    let places = [(nil, `case`.facts)] + `case`.parts.map { (Optional($0.id), $0.facts) }
    return advisor.playbook.facts.flatMap { fact in
      places.compactMap { part, facts in
        facts[fact.slot]?.form(on: date).map { statement in
          Answer(key: .fact(fact.slot, part: part), content: .statement(statement))
        }
      }
    }
  }

  private var statedChecklists: [Answer] {
    let stated = `case`.statements(on: date, part: nil)
    return `case`.screened(on: date).map { screen, how in
      let facts = advisor.playbook[screen].facts
      func marks(_ isMeant: (Statement) -> Bool) -> [ChecklistAnswer.Mark] {
        facts.filter { stated[$0].map(isMeant) ?? false }.map { .init(fact: $0, part: nil) }
      }
      let answer = ChecklistAnswer(
        applies: marks { $0.isThere }, notKnown: marks { $0.status == .asked })
      return Answer(
        key: .screen(screen),
        content: .checklist(
          answer, AnswerDetails(source: how.source, on: how.on), on: how.on ?? date))
    }
  }
}

extension Statement {
  /// Whether it says that there is some of it.
  var isThere: Bool {
    switch value {
    case .boolean(let isThere)?: isThere
    case nil, .null?: false
    default: status != .asked
    }
  }
}
