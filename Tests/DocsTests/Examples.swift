import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing
import Verification

/// Runs the marked blocks of a page in order: each case and each test belongs to the playbook
/// above it.
struct Examples {
  let page: Page
  private(set) var playbook: Playbook?
  private(set) var file: Case?
  private(set) var caseSource: SourceFile?

  /// The day that counts as today in the pages.
  static let today = CalendarDate("2021-06-01")

  init(_ page: Page) { self.page = page }

  mutating func run() throws {
    for block in page.blocks() {
      switch (block.marks.first, block.marks.dropFirst().first) {
      case ("yaml", "playbook"): try readPlaybook(block)
      case ("yaml", "case"): try readCase(block)
      case ("yaml", "tests"): try runTests(block)
      case ("json", "cases"), ("csv", "cases"): try readBatch(block)
      case ("feel", "dynamic"): try evaluateAlone(block)
      case ("feel", _): try evaluate(block)
      default: continue
      }
    }
  }

  private mutating func readPlaybook(_ block: Page.Block) throws {
    try usePreludes(block)
    let loaded = PlaybookLoader.load(try preludes(block) + [source(block)])
    if expects(loaded.diagnostics, of: block) { playbook = loaded.playbook }
  }

  /// A case may bring the playbook that it is read by in its comment.
  private mutating func usePreludes(_ block: Page.Block) throws {
    (file, caseSource) = (nil, nil)
    guard !block.preludes.isEmpty else { return }
    let loaded = PlaybookLoader.load(try preludes(block))
    playbook = loaded.playbook
    #expect(loaded.playbook != nil, "\(loaded.diagnostics.first?.message.en ?? "")")
  }

  private mutating func readCase(_ block: Page.Block) throws {
    if !block.preludes.isEmpty { try usePreludes(block) }
    let source = source(block)
    let loaded = CaseReader(try #require(playbook)).read(source)
    if expects(loaded.diagnostics, of: block) { (file, caseSource) = (loaded.content, source) }
  }

  private mutating func readBatch(_ block: Page.Block) throws {
    if !block.preludes.isEmpty { try usePreludes(block) }
    let (lines, findings) = BatchReader.read(
      Array(block.text.utf8), name: place(block), try #require(playbook))
    #expect(!lines.isEmpty)
    show(findings)
    for case .unusable(_, _, let diagnostics) in lines { show(diagnostics) }
  }

  private mutating func runTests(_ block: Page.Block) throws {
    if !block.preludes.isEmpty { try usePreludes(block) }
    let playbook = try #require(playbook)
    let source = caseSource
    var reader = RuleTestReader(playbook) { _, _ in source }
    let runner = RuleTestRunner(playbook, today: try #require(Self.today))
    let tests = reader.read(self.source(block))
    #expect(!tests.isEmpty)
    show(reader.diagnostics)
    for result in tests.map({ runner.run($0) }) {
      for mismatch in result.mismatches {
        Issue.record(
          """
          \(place(block)): \(result.test.name): \(mismatch.key): \
          expected \(mismatch.expected), got \(mismatch.actual)
          """)
      }
    }
  }

  /// Lines `expression => value`, in the case above, on ``today``.
  private func evaluate(_ block: Page.Block) throws {
    let playbook = try #require(playbook)
    let file = try #require(file, "\(place(block)) has no case above it")
    let situations = Advisor(playbook).situations(of: file, on: try #require(Self.today))
    let situation = try #require(situations.first)
    for (left, right) in try sides(block) {
      let compiled = Program.compile(left, in: playbook.vocabulary.scope)
      let program = try #require(
        compiled.program, "\(left): \(compiled.faults.first?.message.en ?? "")")
      let found = Outcome(of: program, in: situation)
      #expect(found == Outcome(text: right), "\(place(block)): \(left)")
    }
  }

  /// Lines that need no case, read as the command `feel` reads them.
  private func evaluateAlone(_ block: Page.Block) throws {
    for (left, right) in try sides(block) {
      #expect(Outcome(text: left) == Outcome(text: right), "\(place(block)): \(left)")
    }
  }

  /// The expression and the outcome of each line.
  private func sides(_ block: Page.Block) throws -> [(String, String)] {
    try block.lines.filter { !$0.isEmpty && !$0.hasPrefix("//") }.map { line in
      let sides = line.split(separator: "=>").map { side in
        String(side.reversed().drop { $0 == " " }.reversed().drop { $0 == " " })
      }
      try #require(sides.count == 2, "\(place(block)): \(line)")
      return (sides[0], sides[1])
    }
  }

  private func preludes(_ block: Page.Block) throws -> [SourceFile] {
    try block.preludes.map { name in
      SourceFile(name: "0-\(name).yaml", text: try Page("Tests/Corpus/docs/\(name).yaml").text)
    }
  }

  private func source(_ block: Page.Block) -> SourceFile {
    SourceFile(name: place(block), text: block.text)
  }

  private func place(_ block: Page.Block) -> String { "\(page.path):\(block.line)" }

  /// Whether the block could be used; the errors are to be those that it is marked with.
  private func expects(_ diagnostics: [Diagnostic], of block: Page.Block) -> Bool {
    let errors = diagnostics.filter { $0.severity == .error }
    guard let refused = block.marks.firstIndex(of: "refused") else {
      show(errors)
      return errors.isEmpty
    }
    #expect(Set(errors.map(\.id)) == Set(block.marks[(refused + 1)...]), "\(place(block))")
    return false
  }

  private func show(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      Issue.record("\(DiagnosticPrinter(language: .en).text(diagnostic))")
    }
  }
}
