package import Advising
package import Diagnostics
import FEEL
package import Playbooks
import YAML

/// The answers of an interview that do not stand in the case file yet, as a file of their own.
///
/// It is a list in YAML. Each entry says what a case file would say: `facts` of the case or of a
/// `part`, or the answer about a `screen`.
package enum InterviewDraft {
  /// The text of a draft; `path` is that of the case file.
  package static func text(
    of answers: [Interview.Answer], for path: String, _ playbook: Playbook
  ) -> String {
    let entries = answers.map { "- " + entry($0, playbook).text() + "\n" }
    return "# advisor ask \(path)\n" + entries.joined()
  }

  private static func entry(_ answer: Interview.Answer, _ playbook: Playbook) -> NewValue {
    switch (answer.key, answer.content) {
    case (.fact(let fact, let part), .statement(let statement)):
      let form = NewValue.map([(playbook.vocabulary.name(of: fact), .map(statement.form))])
      return .map((part.map { [("part", .string($0))] } ?? []) + [("facts", form)])
    case (.screen(let screen), .checklist(let checklist, let details, let on)):
      func marks(_ marks: [ChecklistAnswer.Mark]) -> NewValue {
        .list(
          marks.map { mark in
            .string(
              playbook.vocabulary.name(of: mark.fact) + (mark.part.map { "@\($0)" } ?? ""))
          })
      }
      return .map(
        [("screen", .string(playbook[screen].id)), ("on", .string(on.text))]
          + (details.source.map { [("source", .string($0))] } ?? [])
          + (details.on.map { [("since", .string($0.text))] } ?? [])
          + (details.status.map { [("status", .string($0.rawValue))] } ?? [])
          + [("applies", marks(checklist.applies)), ("not_known", marks(checklist.notKnown))]
          + (checklist.isAnew ? [("anew", .boolean(true))] : []))
    case (.fact, .checklist), (.screen, .statement): return .null
    }
  }

  /// The answers that a draft has, and the findings about those that do not fit the case any more.
  ///
  /// The answers are nil where the draft is no list that can be read.
  package static func read(_ file: SourceFile, for case: Case, _ playbook: Playbook)
    -> (answers: [Interview.Answer]?, diagnostics: [Diagnostic])
  {
    let parsed = Document.parse(file)
    guard let entries = parsed.document?.root?.sequence else {
      let what = Wording(en: "a list of answers", zh: "答复清单")
      let finding = Diagnostic.wrongValue(
        file.name, expected: what, at: Place(file, Span(0, 0)),
        help: Wording(
          en: "mend the draft, or remove it to begin anew", zh: "请改正此草稿，或将其删除后重新作答"))
      return (nil, parsed.diagnostics.isEmpty ? [finding] : parsed.diagnostics)
    }
    var reader = DraftReader(`case`, playbook, file)
    reader.cases.diagnostics = parsed.diagnostics
    let answers = entries.flatMap { reader.answers(of: $0) }
    return (answers, reader.cases.diagnostics)
  }
}

/// Reads the entries of a draft.
private struct DraftReader {
  var cases: CaseReader
  private let `case`: Case
  private let file: SourceFile

  /// The keys of an entry.
  private static let keys = [
    "part", "facts", "screen", "on", "source", "since", "status", "applies", "not_known", "anew",
  ]
  private static let kind = Wording(en: "an answer", zh: "一项答复")

  init(_ case: Case, _ playbook: Playbook, _ file: SourceFile) {
    self.case = `case`
    self.file = file
    cases = CaseReader(playbook)
  }

  mutating func answers(of node: Node) -> [Interview.Answer] {
    guard
      let fields = MappingReader(
        node, in: file, of: Self.kind, keys: Self.keys, into: &cases.diagnostics)
    else { return [] }
    if let screen = fields.string("screen", into: &cases.diagnostics) {
      return checklist(screen, fields).map { [$0] } ?? []
    }
    let part = fields.string("part", into: &cases.diagnostics)
    if let part, !isPart(part, at: fields.place) { return [] }
    guard let facts = fields["facts"] else { return [] }
    return cases.statements(facts, in: file, ofPart: part != nil)
      .map { .init(key: .fact($0.key, part: part), content: .statement($0.value)) }
  }

  private mutating func checklist(_ id: String, _ fields: MappingReader) -> Interview.Answer? {
    let screens = cases.playbook.screens.references(where: { $0.id == id })
    guard let screen = screens.first, let on = fields.date("on", into: &cases.diagnostics) else {
      let known = cases.playbook.ids(of: .screens)
      cases.diagnostics.append(
        .unknownReference(id, to: .screens, known: known, at: fields.place))
      return nil
    }
    let answer = ChecklistAnswer(
      applies: marks("applies", fields), notKnown: marks("not_known", fields),
      isAnew: fields.boolean("anew", into: &cases.diagnostics))
    let details = AnswerDetails(
      source: fields.string("source", into: &cases.diagnostics),
      on: fields.date("since", into: &cases.diagnostics),
      status: cases.word("status", of: fields, Wording(en: "status", zh: "核实情况")))
    return .init(key: .screen(screen), content: .checklist(answer, details, on: on))
  }

  private mutating func marks(_ key: String, _ fields: MappingReader) -> [ChecklistAnswer.Mark] {
    fields.list(key, into: &cases.diagnostics).compactMap { node in
      let pieces = (node.scalar?.text ?? "").split(separator: "@", maxSplits: 1).map(String.init)
      guard let name = pieces.first else { return nil }
      let place = Place(file, node.span)
      guard let fact = cases.playbook.vocabulary.slot(named: name) else {
        cases.diagnostics.append(
          UnknownFact(name, among: cases.playbook.facts).diagnostic(at: place))
        return nil
      }
      let part = pieces.count == 2 ? pieces[1] : nil
      if let part, !isPart(part, at: place) { return nil }
      return .init(fact: fact, part: part)
    }
  }

  private mutating func isPart(_ id: String, at place: Place) -> Bool {
    if `case`.parts.contains(where: { $0.id == id }) { return true }
    cases.diagnostics.append(
      `case`.parts.named.diagnostic(
        id, to: "part", Wording(en: "part", zh: "部分"), at: place))
    return false
  }
}
