import Foundation
import Testing

/// The reference says the same in both languages.
struct PagePairTests {
  @Test(arguments: try PagePair.all())
  func bothHaveTheSameSections(_ pair: PagePair) throws {
    for (english, chinese) in try pair.sections() {
      if english.title.hasPrefix("`") { #expect(english.title == chinese.title) }
      #expect(english.rows == chinese.rows, "\(pair): table rows below “\(chinese.title)”")
    }
  }

  /// A key, value or command that one language tells of and the other does not.
  @Test(arguments: try PagePair.all())
  func bothTellOfTheSameKeys(_ pair: PagePair) throws {
    let phrases = try Phrases()
    for (english, chinese) in try pair.sections() {
      let code = Set(english.code.map { phrases.translated($0).text })
      let difference = code.symmetricDifference(chinese.code).sorted()
      #expect(difference == [], "\(pair): “\(english.title)”, “\(chinese.title)”")
    }
  }

  /// The Chinese page is renewed from the English one, from its end, so that places stay true.
  @Test(arguments: try PagePair.all())
  func theChinesePageShowsTheEnglishExamples(_ pair: PagePair) throws {
    let phrases = try Phrases()
    var lines = pair.chinese.lines
    var isRenewed = false
    for (english, chinese) in try pair.sections().reversed() {
      #expect(
        english.blocks.count == chinese.blocks.count,
        "\(pair): “\(chinese.title)” has other examples; put an empty block where one is missing")
      for (source, shown) in zip(english.blocks, chinese.blocks).reversed() {
        let place = "\(pair.chinese.path):\(shown.line)"
        #expect(source.preludes == shown.preludes, "\(place)")
        let expected = source.lines.map { phrases.translated($0).text }
        // What a command prints is in the language of the page, and run by itself.
        let isOutput = source.marks.first == "console"
        if source.marks == shown.marks, isOutput || expected == shown.lines { continue }
        Issue.record("\(place) differs from the example of the English page")
        guard ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" else { continue }
        lines.replaceSubrange(
          (shown.line - 1)..<(shown.line + shown.lines.count),
          with: ["```" + source.marks.joined(separator: " ")] + (isOutput ? shown.lines : expected))
        isRenewed = true
      }
    }
    guard isRenewed else { return }
    try lines.joined(separator: "\n").write(
      to: Page.root.appending(path: pair.chinese.path), atomically: true, encoding: .utf8)
  }

  @Test(arguments: try PagePair.all())
  func theWordsForReadersAreChinese(_ pair: PagePair) throws {
    for block in pair.chinese.blocks() {
      for (offset, line) in block.lines.enumerated() {
        let missing = Phrases.untranslated(line)
        #expect(
          missing == [],
          "\(pair.chinese.path):\(block.line + offset + 1): add it to Tests/Corpus/docs/phrases.txt"
        )
      }
    }
  }

  @Test func everyPhraseIsUsed() throws {
    let phrases = try Phrases()
    let lines = try PagePair.all().flatMap { pair in
      pair.english.blocks().flatMap(\.lines) + pair.english.sections().flatMap(\.code)
    }
    let found = Set(lines.flatMap { phrases.translated($0).found })
    let listed = phrases.all.map(\.english)
    #expect(Set(listed).count == listed.count, "a phrase stands twice")
    #expect(listed.filter { !found.contains($0) } == [])
  }

  @Test func onlyWholePhrasesAreTranslated() throws {
    let phrases = try Phrases()
    func text(_ line: String) -> String { phrases.translated(line).text }
    #expect(text("a: {title: Mortgaged, type: boolean}") == "a: {title: 已抵押, type: boolean}")
    #expect(text("title: {en: Mortgaged, zh: 已抵押}") == "title: {en: Mortgaged, zh: 已抵押}")
    #expect(text("title: Mortgaged twice") == "title: Mortgaged twice")
    #expect(text("Mortgaged: 1") == "Mortgaged: 1")
    #expect(text("advisor feel 'EXPRESSION'") == "advisor feel '算式'")
    #expect(text("EXPRESSIONS") == "EXPRESSIONS")
    #expect(Phrases.untranslated("a: {title: Mortgaged twice}  # write `x`").count == 2)
    #expect(Phrases.untranslated("a: {title: 已抵押}  # 应写 `x`") == [])
    #expect(Phrases.untranslated("# `x`") == [])
  }

  /// Each page names its twin at the top, and otherwise the pages of its own language.
  @Test(
    arguments: try Page.all().filter { $0.path.hasSuffix(".en.md") || $0.path.hasSuffix(".zh.md") })
  func linksKeepTheLanguage(_ page: Page) throws {
    let (own, other) = page.path.hasSuffix(".zh.md") ? (".zh.md", ".en.md") : (".en.md", ".zh.md")
    let twin = String(page.path.dropLast(own.count).dropFirst("docs/".count)) + other
    for link in LinkTests.links(in: page.text) {
      let target = String(link.prefix { $0 != "#" })
      guard target.hasSuffix(other), target != twin else { continue }
      let same = "docs/\(target.dropLast(other.count))\(own)"
      let isThere = FileManager.default.fileExists(atPath: Page.root.appending(path: same).path)
      #expect(!isThere, "\(page.path) links to \(link), and \(same) is there")
    }
    guard try PagePair.all().contains(where: { $0.pages.map(\.path).contains(page.path) }) else {
      return
    }
    #expect(page.lines.prefix(4).contains { LinkTests.links(in: $0) == [twin] }, "\(page.path)")
  }
}
