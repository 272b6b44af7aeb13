import Diagnostics
import Reports
import Testing

struct CheckFormTests {
  /// A name and a text with all that the forms must escape.
  private let diagnostic: Diagnostic = {
    let file = SourceFile(name: "rules/a, b: 100%/规则.yaml", text: "when: 甲 ＞ <3>\nmore\n")
    let place = Place(file, Span(10, 13))
    return Diagnostic(
      "full-width-character", .warning, Wording(en: "100% \"wrong\" & <bad>", zh: "错误"), at: place,
      notes: [Diagnostic.Note(Wording(en: "see, here: too", zh: "另见"), at: place)],
      help: Wording(en: "type `>`", zh: "请输入 `>`"), fix: Diagnostic.Fix(Span(10, 13), ">"))
  }()

  @Test func githubCommandsEscapeWhatWouldEndThem() {
    let expected =
      "::warning file=rules/a%2C b%3A 100%25/规则.yaml,line=1,endLine=1,col=9,endColumn=10,"
      + "title=full-width-character::100%25 \"wrong\" & <bad>%0Asee, here: too%0Atype `>`\n"
    #expect(text(.github) == expected)
  }

  @Test func sarifCountsCharactersAndNamesFilesAsURIs() {
    let log = text(.sarif)
    #expect(log.contains("\"columnKind\": \"unicodeCodePoints\""))
    #expect(log.contains("\"startColumn\": 9"))
    #expect(
      log.contains("\"uri\": \"rules/a%2C%20b%3A%20100%25/%E8%A7%84%E5%88%99.yaml\""))
    #expect(log.contains("\"deletedRegion\""))
    #expect(log.contains("\"level\": \"warning\""))
  }

  @Test func junitEscapesMarkup() {
    let xml = text(.junit)
    #expect(xml.contains("message=\"100% &quot;wrong&quot; &amp; &lt;bad&gt;\""))
    #expect(xml.contains("<testcase name=\"check\" classname=\"rules/clean.yaml\"/>"))
    #expect(xml.contains("tests=\"2\" failures=\"1\""))
  }

  @Test func theSummaryCountsWhatCanBeMended() {
    #expect(text(.text).hasPrefix("no errors, 1 warning; `--fix` mends 1\n"))
  }

  @Test func theNotesThatMatterMostAreShownAndTheOthersCounted() {
    let ids = [
      "not-analysed", "folded-condition", "assumed-away", "dead-end", "dead-end", "review-due",
    ]
    let notes = ids.map { Diagnostic($0, .note, diagnostic.message, at: diagnostic.place) }
    let report = CheckReport(diagnostics: notes, playbook: nil, files: [])
    func shown(everyNote: Bool) -> [String] {
      report.findings(.en, color: false, everyNote: everyNote).split(separator: "\n")
        .compactMap { $0.split(separator: "note[").dropFirst().first?.split(separator: "]").first }
        .map(String.init)
    }
    #expect(shown(everyNote: false) == ["review-due", "dead-end", "assumed-away"])
    #expect(
      report.findings(.en, color: false, everyNote: false)
        .hasSuffix("note: 3 more notes; `--every-note` lists them\n"))
    #expect(shown(everyNote: true) == ids)
  }

  private func text(_ format: DiagnosticsFormat) -> String {
    let files = [diagnostic.place.file.name, "rules/clean.yaml"]
    return CheckReport(diagnostics: [diagnostic], playbook: nil, files: files).text(format, .en)
  }
}
