import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports
import Testing

/// What an explanation shows of the changes, of what is waited for, and of formulas.
struct AimTests {
  private static let rules = """
    playbook: {id: aims, version: "1", title: {en: Aims, zh: 目标}}
    facts:
      seized: {title: {en: Seized, zh: 已查封}, type: boolean}
      stopped_on: {title: {en: Stopped since, zh: 停工日期}, type: date}
      works: {title: {en: Works, zh: 工程}, type: string, allowed: {stopped: {en: stopped, zh: 停工}, done: {en: finished, zh: 完工}}}
      handed: {title: {en: Handed over, zh: 已交付}, type: boolean}
      cost: {title: {en: Cost, zh: 成本}, type: number, unit: CNY}
      share: {title: {en: Share, zh: 比例}, type: number, unit: percent}
      homes: {title: {en: Homes, zh: 分户清单}, type: list<home>}
    types: {home: {price: {type: number, unit: CNY, title: {en: price, zh: 房价}}, sealed: {type: boolean, title: {en: sealed, zh: 已查封的}}}}
    decisions:
      rest: {title: {en: Rest, zh: 余额}, type: number, unit: CNY, is: (cost - 5) * (1 - share / 100)}
      colour:
        title: {en: Colour, zh: 分类}
        type: string
        allowed: {red: {en: red, zh: 红}, green: {en: green, zh: 绿}}
        table: {hit: first, inputs: [works, share], rows: [['"stopped"', ">= 50", '"red"'], ["-", "-", '"green"']]}
      since: {title: {en: Standing time, zh: 停工时长}, type: years and months duration, is: "years and months duration(stopped_on, today)"}
      sealed_price: {title: {en: Sealed, zh: 查封房价}, type: number, is: "if count(homes) = 0 then null else sum(homes[sealed].price)"}
    goals: {home: {title: {en: Homes, zh: 交付}, reached: handed, remedies: [hand]}}
    blockers:
      idle: {title: {en: Idle, zh: 长期停工}, when: 'works = "stopped" and stopped_on < today - duration("P365D")', remedies: [finish]}
      sealed: {title: {en: Sealed, zh: 查封}, when: seized, remedies: [unseal]}
    remedies:
      finish: {title: {en: Finish, zh: 续建}, achieves: {works: done}}
      restart: {title: {en: Restart, zh: 重新招标}, achieves: {works: done}}
      unseal: {title: {en: Unseal, zh: 解封}, achieves: {seized: false}}
      hand: {title: {en: Hand over, zh: 办理交付}, needs: not(seized), achieves: {handed: true}}
    constraints: {built: {title: {en: Only what is finished, zh: 未完工不交付}, if: handed, then: works = "done"}}
    """

  private static let facts = """
    case: c
    facts: {seized: true, stopped_on: 2019-01-01, works: stopped, handed: false, share: 60}

    """

  private func read(_ facts: String, rules: String = rules) throws -> (Advisor, Case, CalendarDate)
  {
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: rules)])
    try #require(loaded.diagnostics.map { DiagnosticPrinter(language: .en).text($0) } == [])
    let playbook = try #require(loaded.playbook)
    let file = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: facts))
    let day = try #require(CalendarDate("2021-06-01"))
    return (Advisor(playbook), try #require(file.content), day)
  }

  private func text(
    _ id: String, _ language: Language = .zh, facts: String = facts, rules: String = rules
  ) throws -> String {
    let (advisor, content, day) = try read(facts, rules: rules)
    switch try #require(advisor.playbook.explainable(named: id).first) {
    case .outcome(let subject):
      guard
        case .explained(let explanation) = advisor.explain(
          subject, part: nil, of: content, on: day)
      else { throw Unexplained(id: id) }
      return AdviceFormat.text.report(
        explanation, arguments: ["case.yaml"], language: language, color: false)
    case .entry(let subject):
      guard
        case .explained(let explanation) = advisor.explain(
          subject, part: nil, of: content, on: day)
      else { throw Unexplained(id: id) }
      return AdviceFormat.text.report(explanation, language: language, color: false)
    }
  }

  @Test func nobodyAimsAtAnotherDate() throws {
    let shown = try text("idle")
    let changes = try #require(shown.split(separator: "要解决此卡点，只需").last)
    #expect(changes.contains("1. 工程：完工"))
    #expect(!changes.contains("停工日期="))
  }

  /// A step is never what makes itself possible, and what nobody aims at is left out.
  @Test func aStepDoesNotMakeItselfPossible() throws {
    let shown = try text(
      "finish", facts: Self.facts.replacing("works: stopped", with: "works: done"))
    #expect(!shown.contains("可由    续建"))
    let blocked = try text("unseal", facts: Self.facts.replacing("seized: true, ", with: ""))
    #expect(blocked.contains("如查明以下情况，结论随之改变\n  1. 已查封：是"))
    #expect(!blocked.contains("只需"))
    #expect(!blocked.contains("不宜作为"))
  }

  /// Either step makes the acceptance possible, and neither is advised for anything else.
  private static let ways = """
    playbook: {id: ways, version: "1", title: {en: Ways, zh: 途径}}
    facts:
      accepted: {title: {en: Accepted, zh: 已验收}, type: boolean}
      works: {title: {en: Works, zh: 工程}, type: string, allowed: [stopped, done]}
    constraints:
      done-first: {title: {en: Finish first, zh: 先完工}, if: accepted, then: works = "done"}
    blockers:
      open: {title: {en: Not accepted, zh: 未验收}, when: not(accepted), remedies: [accept]}
    remedies:
      accept: {title: {en: Accept, zh: 组织验收}, achieves: {accepted: true}}
      finish: {title: {en: Finish, zh: 续建}, achieves: {works: done}}
      restart: {title: {en: Restart, zh: 重新招标}, achieves: {works: done}}
    """

  @Test func alternativesAreSaidToBeSuch() throws {
    let facts = "case: c\nfacts: {accepted: false, works: stopped}\n"
    let shown = try text("accept", facts: facts, rules: Self.ways)
    #expect(shown.contains("续建 [finish]（同类事项办结其中一项即可）"), "\(shown)")
    let flat = shown.replacing("\n  ", with: "")
    #expect(flat.contains("须先解决或办结：“续建”、“重新招标”（其中一项即可）"), "\(shown)")
    let (advisor, content, day) = try read(facts, rules: Self.ways)
    let advice = advisor.advise(content, on: day)
    let sheet = PageText(width: 200).text([AdviceSheet.page(advice, language: .zh)])
    #expect(sheet.contains("组织验收：须先办结“续建”、“重新招标”（其中一项即可）"), "\(sheet)")
    let english = PageText(width: 200).text([AdviceSheet.page(advice, language: .en)])
    #expect(english.contains("Accept; waits for: Finish or Restart (one is enough)"), "\(english)")
  }

  /// Where one of them is advised anyway, the choice is made.
  @Test func aChoiceThatIsMadeIsNone() throws {
    let shown = try text("hand")
    #expect(!shown.contains("重新招标"), "\(shown)")
    #expect(!shown.contains("其中一项"), "\(shown)")
    #expect(!shown.contains("›"))
  }

  @Test func whatIsWaitedForStandsUnderWhatWaits() throws {
    let shown = try text("home")
    #expect(shown.contains("  - 长期停工 [idle]\n    - 续建 [finish]（可立即办理）"))
  }

  @Test func aFormulaIsToldInWords() throws {
    #expect(try text("rest").contains("- （成本 - 5） × （1 - 比例 ÷ 100）"))
    #expect(try text("since").contains("- 自“停工日期”至今天的时长"))
    #expect(try text("since", .en).contains("- the time from \"Stopped since\" to today"))
    let sealed = try text("sealed_price")
    #expect(sealed.contains("“分户清单”的项数为0时：无；否则："), "\(sealed)")
    #expect(sealed.contains("“已查封的”属实"), "\(sealed)")
    #expect(!sealed.contains("`"), "\(sealed)")
  }

  @Test func aRowIsToldInWords() throws {
    let shown = try text("colour")
    #expect(shown.contains("第 1 行：“工程”为“停工”，且“比例”不小于50"), "\(shown)")
    #expect(shown.contains("结果：红"))
  }

  private struct Unexplained: Error { let id: String }
}
