import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports
import Testing

/// The sentences for a reply to a petition.
struct LetterTests {
  private static let rules = """
    playbook: {id: letters, version: "1", title: {en: Letters, zh: 答复}}
    facts:
      seized: {title: {en: Assets seized by a court, zh: 资产被法院查封}, type: boolean}
      settled: {title: {en: Households resettled, zh: 群众已安置}, type: boolean}
      held: {title: {en: A buyer is there, zh: 已有承接企业}, type: boolean}
      sold: {title: {en: Sold homes under seizure, zh: 已售房屋被查封}, type: boolean}
      works: {title: {en: State of the works, zh: 工程状态}, type: string, allowed: {stopped: {en: stopped, zh: 停工}, done: {en: finished, zh: 完工}}}
      stopped_on: {title: {en: Stopped since, zh: 停工日期}, type: date}
      homes: {title: {en: Households, zh: 涉及户数}, type: number, unit: household}
      mortgaged: {title: {en: Mortgaged, zh: 土地已抵押}, type: boolean}
    screens: {burdens: {title: {en: Burdens, zh: 权利负担}, facts: [mortgaged]}}
    goals: {homes: {title: {en: Homes, zh: 交付房屋}, reached: settled}}
    blockers:
      stuck:
        title: {en: Stuck, zh: 项目停滞}
        when: seized and not(settled) and not(held) and not(sold) and works = "stopped" and stopped_on < date("2021-01-01") and homes > 0
      pledged: {title: {en: Pledged, zh: 抵押未解除}, when: mortgaged}
    """

  private static let facts = """
    case: c
    facts:
      seized: {value: true, source: 电话了解, on: 2026-11-26}
      settled: false
      held: false
      sold: false
      works: {value: stopped, source: 住建局, on: 2021-05-03}
      stopped_on: 2020-03-01
      homes: {value: 210, status: stated}
    """

  private func text(_ id: String, _ text: String, _ language: Language) throws -> String {
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: Self.rules)])
    let playbook = try #require(loaded.playbook)
    let content = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: text)).content
    let subject = try #require(playbook.subject(named: id))
    guard
      case .explained(let explanation) = Advisor(playbook).explain(
        subject, of: try #require(content),
        on: try #require(CalendarDate(year: 2026, month: 11, day: 28)))
    else { return "" }
    return AdviceFormat.json.report(
      explanation, arguments: ["case.yaml"], language: language, color: false)
  }

  @Test func factsStandWithSourceAndDayAndWithoutTheirNames() throws {
    let letter = try text("stuck", Self.facts, .zh)
    #expect(letter.contains("资产被法院查封（电话了解，2026年11月26日）；群众尚未安置；尚无承接企业"))
    // A title that cannot be denied in words keeps its value.
    #expect(letter.contains("已售房屋被查封：否"))
    #expect(letter.contains("工程状态：停工（住建局，2021年5月3日）"))
    #expect(letter.contains("停工日期：2020年3月1日"))
    #expect(!letter.contains("为“是”") && !letter.contains("因为“"))
  }

  @Test func whatIsOnlySaidIsToldApart() throws {
    #expect(try text("stuck", Self.facts, .zh).contains("据反映，涉及户数：210 户。"))
    #expect(try text("stuck", Self.facts, .en).contains("We have been told: Households: 210"))
  }

  @Test func statementsAloneAreOneSentence() throws {
    let letter = try text("homes", "case: c\nfacts: {settled: false}", .zh)
    #expect(letter.contains("据案卷记载，该项目群众尚未安置。"))
  }

  @Test func whatIsUnknownIsStillOpenAndNeverNo() throws {
    let open = try text("stuck", "case: c\nfacts: {seized: true}", .zh)
    #expect(open.contains("以下情况尚在核实，以查明结果为准：") && open.contains("“群众已安置”是否属实"))
    #expect(!open.contains("群众尚未安置"))
    // So is what stands on a checklist that nobody has gone through.
    let pledged = try text("pledged", "case: c", .zh)
    #expect(pledged.contains("以下情况尚在核实，以查明结果为准：“土地已抵押”是否属实。"))
    #expect(!pledged.contains("土地尚未抵押"))
    let checked = try text("pledged", "case: c\nscreened: {burdens: 2026-11-01}", .zh)
    #expect(checked.contains("经查，该项目土地尚未抵押"))
  }

  /// What nobody recorded, and what the file says without a source, is not told as found out.
  @Test func onlyEnquiriesAreToldAsEnquiries() throws {
    let letter = try text("homes", "case: c", .zh)
    #expect(!letter.contains("经查"))
    let filed = try text("homes", "case: c\nfacts: {settled: false}", .en)
    #expect(filed.contains("The case file says: "))
    #expect(!filed.contains("Our enquiries show: "))
  }

  @Test func thePetitionerIsToldInPlainWords() throws {
    let letter = try text("stuck", Self.facts, .zh)
    #expect(letter.contains("不解决这个问题，就不能交付房屋。"))
  }
}
