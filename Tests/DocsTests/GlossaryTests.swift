import Diagnostics
import Foundation
import Reports
import Testing

/// `docs/glossary.md` explains the words of the pages.
struct GlossaryTests {
  private struct Row {
    let english: [String]
    let chinese: [String]
    let meanings: [String]
  }

  /// The rows of the table but for its headings, which are bold.
  private static func rows() throws -> [Row] {
    try Page("docs/glossary.md").lines.filter { $0.hasPrefix("| ") }.dropFirst(2).compactMap {
      let cells = $0.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .map { String($0.trimmingPrefix(" ").reversed().trimmingPrefix(" ").reversed()) }
      guard cells.count >= 5, !cells[0].hasPrefix("**") else { return nil }
      return Row(
        english: words(cells[0].lowercased()), chinese: words(cells[1]),
        meanings: [cells[2], cells[3]])
    }
  }

  private static func words(_ cell: String) -> [String] {
    cell.split(separator: " / ").map { String($0) }
  }

  @Test func everyTermOfThePagesIsExplained() throws {
    let rows = try Self.rows()
    #expect(Labels.terms.count > 100)
    for term in Labels.terms {
      let isThere = rows.contains {
        $0.english.contains(term.en.lowercased()) && $0.chinese.contains(term.zh)
      }
      #expect(isThere, "docs/glossary.md lacks: \(term.en), \(term.zh)")
    }
  }

  @Test func everyRowSaysWhatItMeans() throws {
    let rows = try Self.rows()
    #expect(rows.count > 80)
    for row in rows {
      #expect(row.meanings[0].hasSuffix(".") && row.meanings[1].hasSuffix("。"), "\(row.english)")
    }
  }

  @Test func noTermStandsTwice() throws {
    let terms = try Self.rows().flatMap(\.english)
    #expect(Set(terms).count == terms.count)
  }

  /// Words that offices do not use, or that say too little; other words took their place.
  private static let dropped = [
    "等前置", "视情再办", "不在建议", "最少改变", "卡在待查", "为下一步", "按默认值", "接盘", "辖区政府",
    "无论如何，结论", "不是努力方向", "Carried by", "broken off at its bound",
  ]

  @Test func wordsThatWereDroppedStayAway() throws {
    let root = Page.root
    let folders = ["Sources", "rules", "cases", "docs/handbook"]
    for folder in folders {
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: root.appending(path: folder).path)
      for name in names where [".swift", ".yaml", ".md"].contains(where: name.hasSuffix) {
        let text = try String(
          contentsOf: root.appending(path: folder).appending(path: name), encoding: .utf8)
        for word in Self.dropped where text.contains(word) {
          Issue.record("\(folder)/\(name) says “\(word)”")
        }
      }
    }
  }
}
