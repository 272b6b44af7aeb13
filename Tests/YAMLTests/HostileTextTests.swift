import Diagnostics
import Testing
import YAML

/// Texts that would use up time or memory if something grew with the square of their size; each
/// test ends at once, or hardly at all.
struct HostileTextTests {
  private func ids(_ text: String, _ limits: Document.Limits = .standard) -> [String] {
    Document.parse(SourceFile(name: "x", text: text), limits: limits).diagnostics.map(\.id)
  }

  @Test func aHundredThousandBracketsAreRefused() {
    #expect(ids(String(repeating: "[", count: 100_000)) == ["nesting-too-deep"])
    #expect(ids(String(repeating: "- ", count: 100_000)) == ["nesting-too-deep"])
    #expect(ids(String(repeating: "{a: ", count: 100_000)) == ["nesting-too-deep"])
    let json = String(repeating: "[", count: 100_000)
    let found = Document.parseJSON(SourceFile(name: "x", text: json)).diagnostics
    #expect(found.map(\.id) == ["nesting-too-deep"])
  }

  @Test func aMegabyteOnOneLineIsRead() throws {
    let long = String(repeating: "甲b ", count: 160_000) + "c"
    var limits = Document.Limits()
    limits.bytes = 2 << 20
    #expect(ids("a: " + long).isEmpty)
    #expect(ids("a: \"" + long + "\\n\"").isEmpty)
    #expect(ids("[" + String(repeating: "甲, ", count: 50_000) + "]").isEmpty)
  }

  @Test func manyLinesAndKeysAreRead() throws {
    #expect(ids((0..<20_000).map { "k\($0): 甲\n" }.joined()).isEmpty)
    #expect(ids("a: |\n" + String(repeating: "  甲 = 1\n", count: 30_000)).isEmpty)
    #expect(ids("a: \"" + String(repeating: "甲\n\n", count: 20_000) + "\"").isEmpty)
  }

  @Test func manyFaultsAreReportedWithoutEnd() {
    #expect(ids((0..<20_000).map { "k\($0)：甲\n" }.joined()).count <= 100)
    #expect(ids(String(repeating: "\0", count: 50_000)).count <= 21)
    #expect(ids(String(repeating: "a: 1\n", count: 2_000)).count == 1_999)
  }

  @Test func aliasesWithoutNumberAreBounded() {
    let many = "a: &a [x, y, z]\nb: [" + String(repeating: "*a, ", count: 100_000) + "]"
    #expect(ids(many) == ["alias-bomb"])
    #expect(ids("a: &a 1\nb: [" + String(repeating: "*a, ", count: 50_000) + "]").isEmpty)
  }

  @Test func aLargeFileIsRefused() {
    var limits = Document.Limits()
    limits.bytes = 2 << 20
    let text = "a: " + String(repeating: "x", count: 3 << 20)
    #expect(ids(text, limits) == ["file-too-large"])
  }

  @Test func anyBytesAreReadOrExplained() {
    var random = RandomSource(seed: 7)
    let pieces = "a: [{\"'|>&*!%@#- \n\t\r,]}?：　甲\\x".unicodeScalars.map { String($0) }
    for _ in 0..<5_000 {
      var text = (0..<40).flatMap { _ in Array(random.pick(pieces).utf8) }
      if random.chance(4) { text[random.pick(Array(text.indices))] = random.pick([0, 0xFF, 0xE4]) }
      let file = SourceFile(name: "x", text: text)
      let parsed = Document.parse(file)
      #expect(parsed.document != nil || !parsed.diagnostics.isEmpty)
      for found in parsed.diagnostics {
        #expect(found.place.span.end <= text.count)
        #expect(!DiagnosticPrinter(language: .zh).text(found).isEmpty)
      }
      _ = Document.parseJSON(file)
      guard let root = parsed.document?.root else { continue }
      for scalar in scalars(root) { expectWordsInPlace(scalar, file) }
    }
  }
}
