import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks

/// The ledger for programs: `advisor.triage/1` (contract, section 6).
struct LedgerJSON {
  let list: Caseload
  let language: Language

  private var playbook: Playbook { list.playbook }

  var json: JSON {
    .object(
      [
        ("schema", .string("advisor.triage/1")), ("as_of", .string(list.date.text)),
        ("playbook", JSON(playbook)), ("rows", .array(list.entries.map(row))),
        ("totals", .object(Self.totals(list))),
      ]
        + Self.leftOut(list, language))
  }

  /// What the list lacks: files that cannot be read, and examples that are left out.
  ///
  /// Without a language the reasons are left out.
  static func leftOut(_ list: Caseload, _ language: Language? = nil) -> [(String, JSON)] {
    let unreadable = list.unreadable.map { item in
      JSON.object(
        [("case", .string(item.id))] + JSON.member("error", language.map { item.reason[$0] }))
    }
    return (unreadable.isEmpty ? [] : [("unreadable", .array(unreadable))])
      + (list.examples.isEmpty
        ? [] : [("examples", .array(list.examples.map { .string($0.id) }))])
  }

  /// The totals of the list.
  static func totals(_ list: Caseload) -> [(String, JSON)] {
    let states = CaseState.allCases.map { state in
      (state.rawValue, JSON.integer(list.entries(of: .state(state)).count))
    }
    return [
      ("cases", .integer(list.entries.count)), ("households", .integer(list.cases.weight)),
      ("by_state", .object(states)), ("overdue", .integer(list.entries(of: .overdue).count)),
    ]
  }

  private func row(_ entry: CaseloadEntry) -> JSON {
    let content = entry.case
    var members: [(String, JSON)] = [
      ("case", .string(content.id)), ("title", .string(content.title[language])),
    ]
    members += number("households", entry.listed.weight)
    members += JSON.member("leader", content.leader) + JSON.member("lead", content.lead)
    members += number("age", entry.age)
    members.append(("state", .string(entry.state.rawValue)))
    members += JSON.member("frontier", entry.frontier.map { playbook[$0].id })
    members.append(
      ("blockers", .array(entry.blockers.map { .string(name(playbook[$0.blocker].id, $0.part)) })))
    members += entry.next.map { [("next", step($0))] } ?? []
    members.append(
      (
        "overdue",
        .object([
          ("steps", .array(entry.overdueSteps.map(step))),
          ("clocks", .array(entry.overdueClocks.map(clock))),
        ])
      ))
    members.append(
      (
        "early",
        .array(
          entry.earlyQuestions.map {
            .string(name(playbook.vocabulary.name(of: $0.fact), $0.part))
          })
      ))
    members.append(
      ("unscreened", .array(entry.openScreens.map { .string(playbook[$0].id) })))
    members.append(
      (
        "contradictions",
        .array(
          entry.advice.contradictions.map { item in
            .object(
              JSON.member("part", item.part) + [
                ("constraints", .array(item.constraints.map { .string(playbook[$0].id) }))
              ])
          })
      ))
    return .object(members)
  }

  private func step(_ action: ActionAdvice) -> JSON {
    let remedy = playbook[action.remedy]
    return .object(
      [
        ("id", .string(remedy.id)), ("title", .string(remedy.declaration.title[language])),
        ("state", .string(action.state.rawValue)),
      ] + JSON.member("part", action.part)
        + JSON.member("lead", remedy.lead.map { playbook[$0].id })
        + JSON.member("due", action.due?.text))
  }

  private func clock(_ clock: ClockAdvice) -> JSON {
    .object(
      [
        ("id", .string(playbook[clock.clock].id)),
        ("title", .string(playbook[clock.clock].declaration.title[language])),
      ] + JSON.member("part", clock.part) + JSON.member("due", clock.due?.text))
  }

  private func name(_ id: String, _ part: String?) -> String { part.map { "\(id)@\($0)" } ?? id }

  private func number(_ key: String, _ value: Int?) -> [(String, JSON)] {
    value.map { [(key, .integer($0))] } ?? []
  }
}
