import Advising
import Diagnostics
import FEEL
import Foundation
import Parallelism
import Playbooks
import Reports
import Testing

/// The page of a case, over the shipped cases and the published ones where they are there.
struct SheetTests {
  private static let folders = ["cases", "../shared/field/cases"]

  private struct Sheet: Sendable {
    let id: String
    let hasParts: Bool
    let language: Language
    let lines: [Substring]
  }

  private static func sheets() throws -> [Sheet] {
    let playbook = try ShippedRules.playbook("rules")
    let advisor = Advisor(playbook)
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    let cases = try folders.flatMap { folder -> [Case] in
      guard FileManager.default.fileExists(atPath: Page.root.appending(path: folder).path) else {
        return []
      }
      return try ShippedRules.yamlFiles(below: folder).map {
        try ShippedRules.file("\(folder)/\($0)", playbook)
      }
    }
    return Parallel.map(cases) { content -> [Sheet] in
      let advice = advisor.advise(content, on: day, parts: AdviceFormat.text.parts(full: false))
      return Language.allCases.map { language in
        let text = AdviceFormat.text.report(
          [advice], several: false, language: language, full: false, color: false)
        return Sheet(
          id: content.id, hasParts: !content.parts.isEmpty, language: language,
          lines: text.split(separator: "\n", omittingEmptySubsequences: false).dropLast())
      }
    }.flatMap { $0 }
  }

  @Test func aCaseIsOnePageThatALeaderAndAnOfficerCanRead() throws {
    let playbook = try ShippedRules.playbook("rules")
    let ids =
      (playbook.blockers.map(\.id) + playbook.remedies.map(\.id) + playbook.facts.map(\.id))
      .filter { $0.contains("-") || $0.contains(".") }
    let sheets = try Self.sheets()
    #expect(sheets.count >= 18)
    for sheet in sheets {
      #expect(sheet.lines.count <= (sheet.hasParts ? 80 : 60), "\(sheet.id)")
      tellsALeader(sheet)
      hasNoCode(sheet, ids)
    }
    let lengths = sheets.map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] <= 45, "\(lengths)")
  }

  /// No formula, no arrow, and no id outside brackets.
  private func hasNoCode(_ sheet: Sheet, _ ids: [String]) {
    let text = sheet.lines.dropFirst().joined(separator: "\n")
      .replacing(/\[[a-z0-9_.-]+\]/, with: "")
    for sign in ["->", "=>", "not(", "`", ".yaml", " = "] + ids {
      #expect(!text.contains(sign), "\(sheet.id): \(sign)")
    }
  }

  /// A leader reads ten lines: what to do first, who leads it, and what stands in the way.
  private func tellsALeader(_ sheet: Sheet) {
    let labels = sheet.language == .zh ? ["先办", "卡点", "牵头"] : ["Do first", "In the way", "leads"]
    let head = sheet.lines.prefix(10).joined(separator: "\n")
    for label in labels { #expect(head.contains(label), "\(sheet.id): \(label) \(head)") }
  }
}
