import Advising
package import Caseload
package import Diagnostics
import FEEL
import Playbooks
import Tables

/// Cases that may be the same project (`duplicates`; contract, section 6).
package struct DuplicatesReport {
  /// The list that was looked through.
  let list: Caseload
  let found: Duplicates
  let language: Language

  /// The report in all formats; `list` has the files that were left out, and no advice.
  package static func report(
    _ found: Duplicates, of count: Int, _ list: Caseload, _ language: Language
  ) -> ListReport {
    let report = DuplicatesReport(list: list, found: found, language: language)
    let name = report.say(CaseloadWords.duplicates)
    return ListReport(
      [report.page(of: count)], [report.table.worksheet(name, language)], report.json(of: count))
  }

  private var playbook: Playbook { list.playbook }

  private func say(_ wording: Wording) -> String { wording[language] }

  private func page(of count: Int) -> Page {
    let sentences = Sentences(language: language)
    let rules = sentences.playbook(playbook)
    let day = say(Labels.asOf) + " " + list.date.text
    let ledger = LedgerReport(list: list, language: language)
    let table = found.pairs.isEmpty ? [] : [Page.Block.table(table)]
    return Page(
      language: language, id: say(CaseloadWords.duplicates), title: say(CaseloadWords.duplicates),
      head: [Page.Line(nil, [day, say(Labels.playbook) + " " + rules])],
      sections: [
        Page.Section(
          say(CaseloadWords.pairs), count: found.pairs.count,
          [.line(Page.Line(nil, [compared(count)])), .figures(figures)] + table),
        ledger.unreadable, ledger.examples,
      ].compactMap { $0 }, close: say(CaseloadWords.closeDuplicates))
  }

  private func compared(_ count: Int) -> String {
    Wording(
      en: "\(count) case\(count == 1 ? "" : "s") compared with one another",
      zh: "\(count) 件案件两两比对")[language]
  }

  /// The cases of the pairs; each leads to the first pair in which it stands.
  private var figures: [Page.Figure] {
    [
      Page.Figure(
        say(CaseloadWords.inPairs), word: "cases",
        cases: found.cases.map { content in
          let place = found.pairs.firstIndex {
            $0.first.id == content.id || $0.second.id == content.id
          }
          return (anchor: anchor(place ?? 0), title: content.title[language])
        })
    ]
  }

  private func anchor(_ place: Int) -> String { "pair-\(place + 1)" }

  private var table: Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say(CaseloadWords.id), width: 14), .init(say(CaseloadWords.project), width: 22),
      .init(say(CaseloadWords.otherID), width: 14),
      .init(say(CaseloadWords.otherProject), width: 22),
      .init(say(CaseloadWords.alike), width: 44, .below),
    ]
    return Page.Table(
      columns,
      found.pairs.enumerated().map { place, pair in
        Page.Table.Row(
          [
            .init(pair.first.id), .init(pair.first.title[language]), .init(pair.second.id),
            .init(pair.second.title[language]), .init(items: pair.reasons.map(text)),
          ], anchor: anchor(place))
      })
  }

  private func text(_ reason: Duplicates.Reason) -> String {
    switch reason {
    case .id: return Wording(en: "same case id", zh: "案号相同")[language]
    case .title: return Wording(en: "same title", zh: "项目名称相同")[language]
    case .beginning: return Wording(en: "titles begin alike", zh: "项目名称开头相同")[language]
    case .oneCharacter:
      return Wording(en: "titles differ in one character", zh: "项目名称仅一字之差")[language]
    case .fact(let slot, let value):
      guard let fact = playbook.fact(at: slot) else { return playbook.vocabulary.name(of: slot) }
      let shown = ShownValue(language: language).text(value, of: fact)
      return Wording(
        en: "same “\(fact.title[.en])”: \(shown)", zh: "“\(fact.title[.zh])”相同：\(shown)")[language]
    }
  }

  private func json(of count: Int) -> JSON {
    .object(
      [
        ("schema", .string("advisor.duplicates/1")), ("as_of", .string(list.date.text)),
        ("playbook", JSON(playbook)), ("cases", .integer(count)),
        ("pairs", .array(found.pairs.map(pair))),
      ] + LedgerJSON.leftOut(list, language))
  }

  private func pair(_ pair: Duplicates.Pair) -> JSON {
    .object([
      ("cases", .array([.string(pair.first.id), .string(pair.second.id)])),
      ("reasons", .array(pair.reasons.map(reason))),
    ])
  }

  private func reason(_ reason: Duplicates.Reason) -> JSON {
    var members = [("is", JSON.string(reason.word))]
    switch reason {
    case .id, .title, .beginning, .oneCharacter: break
    case .fact(let slot, let value):
      members += [
        ("fact", .string(playbook.vocabulary.name(of: slot))), ("value", JSON(value)),
      ]
    }
    return .object(members)
  }
}
