import Foundation
import Testing

/// The page of a case can be read at a glance (`docs/page.md`).
struct PageLengthTests {
  @Test(arguments: [("zh", 45), ("en", 50)])
  func theShippedCasesFitOnAPage(language: String, middle: Int) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardized
    let told = try Shell.run(
      "$ advisor advise cases --as-of 2021-09-06 --lang \(language)", in: root)
    let rule = String(repeating: "=", count: 80)
    let pages = told.components(separatedBy: "\n\(rule)\n\n").map { page in
      page.split(separator: "\n", omittingEmptySubsequences: false)
    }
    #expect(pages.count >= 9)
    for page in pages {
      let hasParts = page.contains { $0.contains(language == "zh" ? "楼栋 " : "buildings ") }
      #expect(page.count <= (hasParts ? 80 : 60) + 1, "\(page.joined(separator: "\n"))")
    }
    let lengths = pages.map(\.count).sorted()
    #expect(lengths[lengths.count / 2] <= middle + 1, "\(lengths)")
  }
}
