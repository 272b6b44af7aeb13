import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing

/// A batch, however its bytes come.
struct BatchReaderTests {
  private func playbook() throws -> Playbook {
    let text = """
      playbook: {id: p, version: "1", title: P}
      facts:
        wall.height: {title: {en: Height of the wall, zh: 围墙高度}, type: number, unit: month}
        wall.kind:
          title: {en: Kind of wall, zh: 围墙种类}
          type: string
          allowed: {brick: {en: Brick, zh: 砖墙}, wood: {en: Wooden fence, zh: 木栅栏}}
        wall.safe: {title: Safe, type: boolean}
      """
    let loaded = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)])
    return try #require(loaded.playbook, "\(loaded.diagnostics.map(\.message.en))")
  }

  /// What a line says: the id and the values of its facts, or the line that is bad.
  private func shown(_ lines: [BatchLine], _ playbook: Playbook) -> [String] {
    lines.map { line in
      switch line {
      case .usable(let content):
        content.id
          + playbook.facts.compactMap { content.facts[$0.slot]?.value?.text }.map { " " + $0 }
          .joined()
      case .unusable(let id, let number, let found):
        "\(id ?? "-") \(number) " + found.map(\.id).joined(separator: " ")
      }
    }
  }

  @Test(arguments: [
    "{\"case\": \"a\"}\n\n{\"case\": \"b\"}", "\u{FEFF}{\"case\": \"a\"}\r\n{\"case\": \"b\"}\r\n",
    "[{\"case\": \"a\"},\n {\"case\": \"b\"}]\n", "case,wall.height\na,1\nb,2\n",
    "\n  \n{\"case\": \"a\"}\nx\n",
  ])
  func piecesMakeNoDifference(_ text: String) throws {
    let playbook = try playbook()
    let whole = BatchReader.read(Array(text.utf8), name: "b", playbook).lines
    var reader = BatchReader(playbook, name: "b")
    var lines: [BatchLine] = []
    for byte in Array(text.utf8) { lines += reader.take([byte]).flatMap { reader.lines(of: $0) } }
    lines += reader.end().flatMap { reader.lines(of: $0) }
    #expect(shown(lines, playbook) == shown(whole, playbook))
    #expect(lines.count == 2)
  }

  @Test func cellsAreReadByTheTypeOfTheirFact() throws {
    let text = """
      案 号,围墙高度,Kind of Wall,wall.safe
      a,"1,210 个月",木栅栏,有
      b,１２ months,Brick,0
      c,3月,Wooden,TRUE
      d,unknown,,x
      """
    let playbook = try playbook()
    let read = BatchReader.read(Array(text.utf8), name: "b.csv", playbook)
    #expect(read.findings.isEmpty)
    #expect(
      shown(read.lines, playbook) == [
        "a 1210 wood true", "b 12 brick false", "c 4 value-not-allowed", "d 5 wrong-value",
      ])
  }

  @Test(arguments: [
    ("case,wall.hieght\na,1", "unknown-heading"), ("case,围墙高度（米）\na,1", "unknown-heading"),
    ("case,wall.safe,SAFE\na,1,1", "defined-twice"), ("wall.safe\n1", "no-case-column"),
    ("case,remarks\na,1", "not-read"), ("case,,wall.safe\na,x,1", "not-read"),
    ("List\ncase,wall.safe\na,1", "not-read"),
  ])
  func headingsAreToldOnce(_ text: String, _ id: String) throws {
    let read = BatchReader.read(Array(text.utf8), name: "b.csv", try playbook())
    #expect(read.findings.map(\.id) == [id])
    #expect(read.lines.isEmpty == (id != "not-read"))
  }
}
