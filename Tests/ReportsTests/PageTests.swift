import Diagnostics
import Testing

@testable import Reports

struct PageTests {
  /// A page on which every part holds the text.
  private func page(_ text: String) -> Page {
    let line = Page.Line(text, [text, text])
    return Page(
      language: .en, id: "c-1", title: text, head: [line, Page.Line(nil, [text])],
      sections: [
        Page.Section(
          text,
          [
            .entry(Page.Entry(number: 1, title: text, id: "e-1", lines: [line])),
            .line(Page.Line(text, [text, text], isListed: true)),
            .links([Page.Link(text, to: text)]),
          ])
      ], close: text)
  }

  private func texts(_ page: Page) -> [String] {
    [
      PageText(width: 100, color: true).text([page]), PageMarkdown().text([page]),
      PageHTML().text([page]),
    ]
  }

  @Test func noControlCharacterOfAnInputIsOnAPage() {
    for code in ["\u{1B}", "\u{7}", "\r", "\u{7F}", "\u{85}", "\u{9B}", "\u{202E}", "\u{2067}"] {
      let text = "a\(code)31mb"
      for shown in texts(page(text)) {
        // The paint of the terminal is the only thing that is obeyed.
        let plain = shown.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(plain.unicodeScalars.allSatisfy { !$0.isObeyed }, "\(shown.debugDescription)")
      }
    }
  }

  @Test(arguments: ["<b>x</b>", "<script>x</script>", "`<b>x", "` `` <b>x</b>", "`a` ` <i>x"])
  func noMarkUpOfAnInputIsOnAPage(_ text: String) {
    let html = PageHTML().text([page(text)])
    #expect(!html.contains(/<(b|i|script)>/))
    #expect(html.firstMatch(of: /<title>[^<]*<\/title>/) != nil)
    #expect(html.ranges(of: "<code").count == html.ranges(of: "</code>").count)
    let markdown = PageMarkdown().text([page(text)])
    for line in markdown.split(separator: "\n") {
      // Outside of code each bracket is escaped, and code ends where it began.
      let outside = line.replacing(/\\`/, with: "").replacing(/`[^`]*`/, with: "")
      #expect(!outside.contains(/(^|[^\\])<(b|i|script)>/), "\(line)")
      #expect(!outside.contains("`"), "\(line)")
    }
  }

  @Test func aTitleInMarkdownIsNoListAndNoEntity() {
    #expect(PageMarkdown().text([page("- x &amp; y")]).contains("- \\- x \\&amp; y"))
    #expect(PageMarkdown().text([page("12. x")]).contains("- 12\\. x"))
  }

  /// How to go on with the program is on the screen and not on paper.
  @Test func theHintIsNotPrinted() {
    let page = Page(
      language: .en, id: "c", title: "T", head: [], sections: [], close: "Decide.", hint: "Type.")
    let html = PageHTML().text([page])
    #expect(html.contains("<footer>Decide. <span class=\"hint\">Type.</span></footer>"))
    let printed = html.split(separator: "@media print").last.map(String.init)
    #expect(printed?.contains(".hint, dl > .command, ") == true)
    #expect(PageText(width: 80).text([page]).hasSuffix("\nDecide. Type.\n"))
    #expect(PageMarkdown().text([page]).hasSuffix("> Decide. Type.\n"))
  }

  @Test func aBlockIsNoList() {
    let line = Page.Line("First", ["a", "b", "c"], form: .block)
    let page = Page(
      language: .en, id: "c", title: "T", head: [line], sections: [], close: "x")
    #expect(PageHTML().text([page]).contains("<dd>a<br>b<br>c</dd>"))
    #expect(PageText(width: 80).text([page]).contains("First  a\n       b\n       c\n"))
  }

  /// A command can be copied as it stands: nothing is added to it, and no argument is broken.
  @Test func aCommandIsBrokenOnlyBetweenArguments() {
    let arguments = ["advisor advise", "a.yaml", "--set '工程状态（全部楼栋）=停工 停工'", "--as-of 2021-01-01"]
    let line = Page.Line("Try", arguments, form: .command)
    let page = Page(
      language: .en, id: "c", title: "T", head: [],
      sections: [Page.Section("S", [.entry(Page.Entry(number: 1, title: "t", lines: [line]))])],
      close: "x")
    #expect(
      PageText(width: 40).text([page]).contains(
        """
          1. t
             Try
               advisor advise a.yaml \\
                 --set '工程状态（全部楼栋）=停工 停工' \\
                 --as-of 2021-01-01

        """))
    let whole = arguments.joined(separator: " ")
    #expect(PageMarkdown().text([page]).contains("Try: `\(whole)`\n"))
    #expect(
      PageHTML().text([page]).contains("<code>\(whole.replacing("'", with: "&#39;"))</code>"))
  }

  /// Ids stand in brackets, and not on paper; pages about rules show them as code, and print them.
  @Test(arguments: [false, true]) func idsStandInBrackets(isAboutRules: Bool) {
    let page = Page(
      language: .en, id: "c-1", title: "T", head: [Page.Line("First", ["a", "b"], id: "e-1")],
      sections: [Page.Section("S", [.entry(Page.Entry(title: "t", id: "e-2", lines: []))])],
      close: "x", isAboutRules: isAboutRules)
    #expect(PageText(width: 80).text([page]).contains("First  a [e-1]; b\n"))
    let markdown = PageMarkdown().text([page])
    #expect(markdown.hasPrefix(isAboutRules ? "# T (c-1)\n" : "# T \\[c-1\\]\n"))
    #expect(markdown.contains("- First: a \\[e-1\\]; b\n"))
    #expect(markdown.contains(isAboutRules ? "- **t** `e-2`\n" : "- **t** \\[e-2\\]\n"))
    let html = PageHTML().text([page])
    #expect(html.contains("<h3>t <code class=\"id\">[e-2]</code></h3>"))
    #expect(html.contains("<main class=\"rules\">") == isAboutRules)
    #expect(html.contains(".command, main:not(.rules) .id { display: none; }"))
  }

  @Test func anOutlineHasListsInLists() {
    let items = [
      Page.Item("a", depth: 0), Page.Item("b", depth: 1), Page.Item("c", depth: 2),
      Page.Item("d", depth: 1), Page.Item("e", depth: 0),
    ]
    let page = Page(
      language: .en, id: "c", title: "T", head: [],
      sections: [Page.Section("S", [.outline(items)])], close: "x")
    #expect(
      PageHTML().text([page]).contains(
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>"))
    #expect(
      PageText(width: 80).text([page]).contains("  - a\n    - b\n      - c\n    - d\n  - e\n"))
    #expect(PageMarkdown().text([page]).contains("- a\n  - b\n    - c\n  - d\n- e\n"))
  }

  @Test func aPathCannotEndItsLink() {
    #expect(linkTarget("families/查封-1.md#a") == "families/查封-1.md#a")
    #expect(linkTarget("a b)\"<`\u{1B}.md") == "a%20b%29%22%3C%60%1B.md")
  }
}
