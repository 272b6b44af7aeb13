import Foundation
import Testing

struct LinkTests {
  @Test(arguments: try Page.all())
  func everyLinkLeadsSomewhere(_ page: Page) throws {
    for link in Self.links(in: page.text) where !link.contains("://") {
      let pieces = link.split(separator: "#", omittingEmptySubsequences: false).map { String($0) }
      let target = pieces[0].isEmpty ? page.path : Self.resolved(pieces[0], from: page.path)
      let exists = FileManager.default.fileExists(atPath: Page.root.appending(path: target).path)
      #expect(exists, "\(page.path) links to \(link), which is not there")
      guard exists, pieces.count > 1 else { continue }
      let anchors = try Page(target).lines.filter { $0.hasPrefix("#") }.map(Self.anchor)
      #expect(anchors.contains(pieces[1]), "\(page.path) links to \(link); no such heading")
    }
  }

  @Test func linksAreFound() {
    #expect(Self.links(in: "see [a](b.md#c), and [`d`](#e)") == ["b.md#c", "#e"])
    #expect(Self.anchor("### How `values` are written") == "how-values-are-written")
    #expect(Self.resolved("../README.md", from: "docs/advice.en.md") == "README.md")
  }

  static func links(in text: String) -> [String] {
    text.split(separator: "](").dropFirst().compactMap { piece in
      piece.firstIndex(of: ")").map { String(piece[..<$0]) }
    }.filter { !$0.contains(where: \.isWhitespace) }
  }

  /// The name by which a heading is linked to.
  static func anchor(_ heading: String) -> String {
    let title = heading.drop { $0 == "#" || $0 == " " }.lowercased()
    return String(
      title.compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }

  static func resolved(_ link: String, from page: String) -> String {
    var folders = page.split(separator: "/").dropLast().map { String($0) }
    for step in link.split(separator: "/") {
      if step == ".." { _ = folders.popLast() } else if step != "." { folders.append(String(step)) }
    }
    return folders.joined(separator: "/")
  }
}
