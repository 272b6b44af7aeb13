import Advising
import CaseStore
import Diagnostics
import FEEL
import Playbooks
import Reports

/// What has become of a case: who changed which fact from what to what, and the log.
struct HistoryPage {
  private let frame: CaseFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = HistoryPage(frame: try CaseFrame(visit))
    return page.frame.page(page.say("History", "沿革"), [page.changes, page.forms, page.log])
  }

  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  /// The changes that were made here, the last one first.
  private var changes: Markup {
    let all = frame.visit.store.changes(of: frame.stored)
    let rows = all.reversed().flatMap { change in
      let facts = change.facts.map(Optional.some)
      let isOnlyOfFacts = change.what == nil && !facts.isEmpty
      return ((isOnlyOfFacts ? [] : [nil]) + facts).map { row(change, $0) }
    }
    let heads = [
      say("When", "时间"), say("Who", "经办人"), say("What", "内容"), say("Before", "原记"),
      say("After", "改为"),
    ]
    return tag(
      "section", [:], tag("h2", [:], Markup(say("Changes made here", "在工作台的修改"))),
      rows.isEmpty
        ? tag("p", ["class": "quiet"], Markup(say("None yet.", "暂无。")))
        : tag(
          "div", ["class": "wide"],
          tag(
            "table", [:],
            tag(
              "thead", [:], tag("tr", [:], heads.map { tag("th", ["scope": "col"], Markup($0)) })),
            tag("tbody", [:], rows))))
  }

  private func row(_ change: RecordedChange, _ fact: FactChange?) -> Markup {
    let time = change.at.prefix(16).replacing("T", with: " ")
    let cells: [String] = [
      String(time), change.who, fact.map(name) ?? what(change),
      fact.map { text($0.before, $0) } ?? "",
      fact.map { text($0.after, $0) } ?? "",
    ]
    return tag("tr", [:], cells.map { tag("td", [:], Markup($0)) })
  }

  private func name(_ change: FactChange) -> String {
    let playbook = frame.playbook
    let fact = playbook.vocabulary.slot(named: change.fact).flatMap(playbook.fact)
    let part = change.part.map {
      say(" (\(frame.title(ofPart: $0) ?? $0))", "（\(frame.title(ofPart: $0) ?? $0)）")
    }
    return (fact?.title[frame.language] ?? change.fact) + (part ?? "")
  }

  /// A value in words; what cannot be read any more stays as the journal has it.
  private func text(_ written: String?, _ change: FactChange) -> String {
    guard let written else { return say("not stated", "未填写") }
    let playbook = frame.playbook
    guard let fact = playbook.vocabulary.slot(named: change.fact).flatMap(playbook.fact) else {
      return written
    }
    let pieces = written.split(separator: " ").map(String.init)
    let status = pieces.last.flatMap(Statement.Status.init(rawValue:))
    let value = (status == nil ? pieces : Array(pieces.dropLast())).joined(separator: " ")
    let shown = fact.choices.first { $0.text == value }.map {
      ShownValue(language: frame.language).text($0, of: fact)
    }
    return [shown ?? value, status.map { Labels.fact($0)[frame.language] } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: say(", ", "，"))
  }

  private func what(_ change: RecordedChange) -> String {
    let pieces = (change.what ?? "").split(separator: " ").map(String.init)
    guard pieces.count == 2, let remedy = frame.playbook.remedy(named: pieces[0]),
      let status = LogEntry.Status(rawValue: pieces[1])
    else { return change.what ?? change.kind.rawValue }
    let text =
      frame.playbook[remedy].declaration.title[frame.language] + " "
      + Labels.log(status)[frame.language]
    return change.kind == .undo ? say("taken back: ", "撤回：") + text : text
  }

  /// What facts were before, as the file has it.
  private var forms: Markup {
    let places: [(part: String?, facts: [Slot: Statement])] =
      [(nil, frame.content.facts)] + frame.content.parts.map { ($0.id, $0.facts) }
    let items = places.flatMap { place in
      frame.playbook.facts.compactMap { fact -> Markup? in
        guard let statement = place.facts[fact.slot], !statement.was.isEmpty else { return nil }
        let part = place.part.flatMap(frame.title(ofPart:)).map { say(" (\($0))", "（\($0)）") } ?? ""
        let texts = statement.forms.map { frame.words.statement($0, of: fact) }
        return tag(
          "li", [:], tag("b", [:], Markup(fact.title[frame.language] + part)),
          Markup(say(": ", "：")),
          Markup(texts.joined(separator: " → ")))
      }
    }
    return items.isEmpty
      ? .none
      : tag(
        "section", [:], tag("h2", [:], Markup(say("Facts that changed", "有变化的事实"))),
        tag("ul", [:], items))
  }

  private var log: Markup {
    let items = frame.content.log.reversed().map { entry in
      tag(
        "li", ["class": entry.void == nil ? nil : "quiet"],
        Markup(frame.words.entry(entry)),
        Markup(entry.void.map { say(" (taken back on \($0.on.text))", "（\($0.on.text) 撤回）") } ?? "")
      )
    }
    return items.isEmpty
      ? .none
      : tag("section", [:], tag("h2", [:], Markup(say("Log", "办理记录"))), tag("ul", [:], items))
  }
}
