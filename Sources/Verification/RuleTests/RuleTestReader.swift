import Advising
package import Diagnostics
import Docket
import FEEL
package import Playbooks
import YAML

/// Reads files of rule tests; unknown ids and keys are findings, as in a playbook.
package struct RuleTestReader {
  let playbook: Playbook
  /// Reads the case file at a path that is relative to the test file; nil where there is none.
  let caseFile: (_ path: String, _ test: SourceFile) -> SourceFile?
  /// The findings so far.
  package var diagnostics: [Diagnostic] = []
  /// The places that name entries of the playbook; nil where nobody asks for them.
  package internal(set) var mentions: [Mention]?

  private static let what = Wording(en: "a test", zh: "一个测试")

  /// Reads tests by the names of this playbook.
  ///
  /// - Parameters:
  ///   - noting: Whether to note where the tests name entries of the playbook.
  ///   - caseFile: Reads the case file at a path that is relative to the test file.
  package init(
    _ playbook: Playbook, notingMentions noting: Bool = false,
    caseFile: @escaping (_ path: String, _ test: SourceFile) -> SourceFile?
  ) {
    self.playbook = playbook
    mentions = noting ? [] : nil
    self.caseFile = caseFile
  }

  /// The tests of a file; those that cannot be read are left out.
  package mutating func read(_ file: SourceFile) -> [RuleTest] {
    let parsed = Document.parse(file)
    diagnostics += parsed.diagnostics
    let placeholders = parsed.document.map(Placeholder.findings) ?? []
    diagnostics += placeholders
    guard placeholders.isEmpty, let root = parsed.document?.root, !root.isEmptyScalar,
      let fields = MappingReader(
        root, in: file, of: Wording(en: "a test file", zh: "测试文件"), keys: ["tests"],
        into: &diagnostics)
    else { return [] }
    return fields.list("tests", into: &diagnostics).compactMap { test($0, in: file) }
  }

  private mutating func test(_ node: Node, in file: SourceFile) -> RuleTest? {
    let before = errorCount
    guard
      let fields = MappingReader(
        node, in: file, of: Self.what,
        keys: ["name", "case", "facts", "screened", "log", "as of", "expect"], into: &diagnostics)
    else { return nil }
    let isOutside = explainClaimsOutside(expect: node)
    for key in ["name", "expect"] where fields[key] == nil && !(isOutside && key == "expect") {
      diagnostics.append(.missingKey(key, of: Self.what, at: fields.place))
    }
    guard let name = fields.scalar("name", into: &diagnostics), let expect = fields["expect"]
    else { return nil }
    let content = content(fields)
    let expectations = expectations(expect, in: file)
    checkClaims(
      expectations, of: name, Place(file, expect.span), content,
      errorsBefore: before)
    var day: CalendarDate?
    if let written = fields["as of"] { day = date(written, in: file) }
    guard let content, errorCount == before else { return nil }
    return RuleTest(
      name: name.text, place: Place(file, name.span), extent: fields.place, case: content,
      date: day,
      expectations: expectations)
  }

  /// Says of claims that stand beside `expect`, or where it should be, that they belong under it.
  private mutating func explainClaimsOutside(expect test: Node) -> Bool {
    var found = false
    for entry in test.mapping ?? [] {
      guard let name = entry.key.text, Self.claimKeys.contains(name) else { continue }
      let span = entry.key.span
      diagnostics = diagnostics.map { old in
        guard old.id == "unknown-key", old.place.span == span else { return old }
        found = true
        return Diagnostic(
          old.id, old.severity, old.message, at: old.place,
          help: Wording(
            en: "put it under `expect`, indented by two blanks more",
            zh: "请写在 `expect` 下，再缩进两个空格"))
      }
    }
    return found
  }

  /// Reports what can never fail: a test that claims nothing, and what is claimed of nothing, or of
  /// parts that the case does not have.
  private mutating func checkClaims(
    _ expectations: [RuleTest.Expectation], of name: Scalar, _ place: Place, _ content: Case?,
    errorsBefore before: Int
  ) {
    let empty = expectations.filter(\.claim.isEmpty)
    // What could not be read is an error of its own.
    guard errorCount == before else { return }
    if empty.count == expectations.count {
      diagnostics.append(.emptyTest(name.text, at: place))
    } else {
      diagnostics += empty.map { .emptyClaim($0.key, at: $0.place) }
    }
    guard let content, !content.parts.isEmpty else { return }
    let parts = content.parts.map(\.id)
    for expectation in expectations {
      for part in expectation.claim.parts where !parts.contains(part) {
        diagnostics.append(
          .unknownReference(
            part, to: "part", Wording(en: "part", zh: "部分"), known: parts,
            at: expectation.place))
      }
    }
  }

  private var errorCount: Int { diagnostics.count { $0.severity == .error } }

  /// The case that the test names, or an empty one, with the test's facts, checklists and log added.
  private mutating func content(_ fields: MappingReader) -> Case? {
    var base = Case(id: "test", title: Text(fields["name"]?.scalar?.text ?? "test"))
    if let node = fields["case"] {
      guard let loaded = loadedCase(node, in: fields.file) else { return nil }
      base = loaded
    }
    var reader = CaseReader(playbook, notingMentions: mentions != nil)
    if let facts = fields["facts"] {
      base.facts.merge(reader.statements(facts, in: fields.file, ofPart: false)) { $1 }
    }
    if let screens = fields["screened"] {
      base.screened.merge(reader.screens(screens, in: fields.file)) { $1 }
    }
    if let log = fields["log"] {
      let own = reader.log(log, in: fields.file, parts: base.parts.map(\.id))
      base.log = (base.log + own).enumerated()
        .sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
    }
    diagnostics += reader.diagnostics
    mentions?.append(contentsOf: reader.mentions ?? [])
    return base.withoutVoidForms(playbook)
  }

  private mutating func loadedCase(_ node: Node, in file: SourceFile) -> Case? {
    let path = node.scalar?.text ?? ""
    guard let source = caseFile(path, file) else {
      diagnostics.append(.noCaseFile(path, at: Place(file, node.span)))
      return nil
    }
    let loaded = CaseReader(playbook).read(source)
    diagnostics += loaded.diagnostics
    return loaded.content
  }

  /// Notes that an entry of the playbook is named at the place.
  mutating func note(_ section: SectionName, _ id: String, at place: Place) {
    mentions?.append(Mention(EntryName(section, id), at: place))
  }

  mutating func date(_ node: Node, in file: SourceFile) -> CalendarDate? {
    let text = node.scalar?.text ?? ""
    switch ValueText.date(text) {
    case .success(let value): return value
    case .failure(let slip):
      diagnostics.append(slip.diagnostic(text, at: Place(file, node.span)))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func noCaseFile(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "no-case-file", .error,
      Wording(en: "there is no case file `\(path)`", zh: "没有案件文件 `\(path)`"), at: place,
      help: Wording(
        en: "the path is relative to this test file", zh: "路径以本测试文件所在文件夹为起点"))
  }
}

extension Diagnostic {
  fileprivate static func emptyTest(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "empty-test", .error,
      Wording(
        en: "\"\(name)\" claims nothing, so it can never fail", zh: "“\(name)”没有提出任何期望，永远不会失败"),
      at: place,
      help: Wording(
        en: "say what the advice must be: `blockers`, `actions`, `not actions`, ...",
        zh: "请写明期望的结果：`blockers`、`actions`、`not actions` 等"))
  }

  fileprivate static func emptyClaim(_ key: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "empty-claim", .warning,
      Wording(en: "`\(key)` names nothing, so it can never fail", zh: "`\(key)` 未列任何内容，永远不会失败"),
      at: place, help: Wording(en: "name something, or leave it out", zh: "请列出内容，或删去此键"))
  }
}
