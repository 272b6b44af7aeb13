import Advising
import Caseload
import Diagnostics
import FEEL
import Playbooks

/// What a meeting decides, and what it can settle for several cases at once.
extension PackReport {
  /// The decisions to take, each with what to weigh, its grounds and its cases.
  var decisions: Page {
    var number = 0
    let sections = list.decisions.map { remedy, rows in
      let own = rows.map { row in
        number += 1
        return decisionRow(row, number)
      }
      return Page.Section(
        playbook[remedy].declaration.title[language], count: rows.count,
        preparation(remedy, rows).map(Page.Block.line) + [
          .table(Page.Table(decisionColumns, own).withoutEmptyColumns)
        ])
    }
    return page(OfficeWords.decisions, sections, without: OfficeWords.noDecision)
  }

  /// Who decides, what to weigh, and on what grounds.
  private func preparation(_ remedy: Reference<Remedy>, _ rows: [OfficeTask]) -> [Page.Line] {
    guard let first = rows.first else { return [] }
    let titles = Titles(advice: first.entry.advice, language: language)
    let decide = playbook[remedy].decide
    let grounds = titles.grounds(playbook[remedy].basis, on: list.date)
    let lines: [(Wording, [String])] = [
      (Labels.decidedBy, decide?.by.map { [playbook[$0].title[language]] } ?? []),
      (Labels.consider, decide?.consider.map { $0[language] } ?? []),
      (Labels.grounds, grounds),
    ]
    return lines.filter { !$1.isEmpty }.map { Page.Line(say($0), $1, isListed: true) }
  }

  private var decisionColumns: [Page.Table.Column] {
    [
      .init(say(OfficeWords.number), width: 5, isRight: true),
      .init(say(CaseloadWords.id), width: 12),
      .init(say(CaseloadWords.project), width: 22),
      .init(words.heading, width: 10, isRight: true),
      .init(say(OfficeWords.part), width: 12, .below),
      .init(say(OfficeWords.lead), width: 14, .below),
      .init(say(OfficeWords.missing), width: 20, .below),
      .init(say(OfficeWords.decided), width: 30, isRoom: true),
    ]
  }

  private func decisionRow(_ task: OfficeTask, _ number: Int) -> Page.Table.Row {
    let titles = Titles(advice: task.entry.advice, language: language)
    return Page.Table.Row([
      .init(number), .init(task.entry.case.id), .init(task.entry.case.title[language]),
      .init(task.entry.listed.weight),
      .init(task.parts.isEmpty ? nil : titles.list(titles.ranges(task.parts))),
      .init(playbook[task.action.remedy].lead.map(titles.office)),
      .init(items: offices.papers(task)), .empty,
    ])
  }

  /// The steps that several cases share, each with those who are approached for it.
  var shared: Page {
    let sections = list.sharedSteps.map { step in
      Page.Section(
        playbook[step.remedy].declaration.title[language], count: step.members.count,
        [
          .line(
            Page.Line(say(Labels.counterparts), step.counterparts.map { $0[language] })),
          .line(Page.Line(nil, [words.count(step.cases)])),
          .table(
            Page.Table(sharedColumns, step.members.map(sharedRow)).withoutEmptyColumns),
        ])
    }
    return page(OfficeWords.shared, sections, without: OfficeWords.notShared)
  }

  private var sharedColumns: [Page.Table.Column] {
    [
      .init(say(CaseloadWords.id), width: 12),
      .init(say(CaseloadWords.project), width: 24),
      .init(words.heading, width: 10, isRight: true),
      .init(say(CaseloadWords.state), width: 12),
      .init(say(CaseloadWords.due), width: 12),
      .init(say(OfficeWords.part), width: 14, .below),
      .init(say(OfficeWords.lead), width: 16, .below),
    ]
  }

  private func sharedRow(_ member: (advice: Advice, actions: [ActionAdvice]))
    -> Page.Table.Row
  {
    let titles = Titles(advice: member.advice, language: language)
    let parts = member.actions.compactMap(\.part)
    let states = unique(member.actions.map { say(CaseloadWords.step($0.state)) })
    let lead = member.actions.first.flatMap { playbook[$0.remedy].lead }
    return Page.Table.Row(
      [
        .init(member.advice.case.id), .init(member.advice.case.title[language]),
        .init(member.advice.case.weight(playbook)), .init(titles.list(states)),
        .init(member.actions.compactMap(\.due).min()),
        .init(parts.isEmpty ? nil : titles.list(titles.ranges(parts))),
        .init(lead.map(titles.office)),
      ], tone: member.actions.contains(where: \.isOverdue) ? .alert : .plain)
  }

  private func page(_ title: Wording, _ sections: [Page.Section], without nothing: Wording)
    -> Page
  {
    let remark =
      sections.isEmpty ? nothing : title == OfficeWords.shared ? OfficeWords.sharedNote : nil
    return Page(
      language: language, id: say(title), title: say(title),
      head: remark.map { [Page.Line(nil, [say($0)])] } ?? [], sections: sections, close: "")
  }
}
