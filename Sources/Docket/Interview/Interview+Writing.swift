import Advising
import FEEL
import Playbooks
import YAML

/// What answers come to in the case file.
extension Interview {
  /// The file with these answers.
  ///
  /// They are written into the file as it was, so that an answer that is given again leaves no
  /// trace of the one before.
  func written(_ answers: [Answer]) throws(EditFault) -> FactWriter {
    var writer = FactWriter(original.document)
    for answer in answers {
      switch (answer.key, answer.content) {
      case (.fact(let fact, let part), .statement(let statement)):
        for place in places(of: fact, part) {
          try write(statement, of: fact, place, by: &writer)
        }
      case (.screen(let screen), .checklist(let checklist, let details, let on)):
        try writer.screen(advisor.playbook[screen].id, on: on, source: details.source)
        // What is asked about by itself is written with its own answer.
        for item in statements(by: checklist, details, of: screen)
        where !answers.contains(where: { $0.key == .fact(item.fact, part: item.part) }) {
          try write(item.statement, of: item.fact, item.part, by: &writer)
        }
      case (.fact, .checklist), (.screen, .statement): break
      }
    }
    return writer
  }

  private func write(
    _ statement: Statement, of fact: Slot, _ part: String?, by writer: inout FactWriter
  ) throws(EditFault) {
    let name = advisor.playbook.vocabulary.name(of: fact)
    let path = writer.editor.document.factPath(
      advisor.playbook.names(of: name), part: part, in: original.case)
    try writer.write(statement.form, on: statement.on, at: path)
  }

  /// The places that an answer is written to: its part; or every part of the case, since a part that
  /// is added later was not asked about.
  ///
  /// A fact of the whole case stands there, and so does one that the case states already; parts that
  /// state it themselves then get the answer too.
  private func places(of fact: Slot, _ part: String?) -> [String?] {
    let parts = original.case.parts
    if part != nil { return [part] }
    let isOfParts = advisor.playbook.fact(at: fact)?.ofCase == false && !parts.isEmpty
    if isOfParts, original.case.facts[fact] == nil { return parts.map { Optional($0.id) } }
    return [nil] + parts.filter { $0.facts[fact] != nil }.map { Optional($0.id) }
  }

  /// A value that was stated in the interview.
  func statement(_ value: Value, _ details: AnswerDetails = AnswerDetails()) -> Statement {
    Statement(
      value: value, source: details.source ?? provenance.source, on: details.on ?? provenance.on,
      askedOn: provenance.askedOn, status: details.status ?? .stated)
  }

  /// That nobody knew on the day of the interview.
  func notKnown(_ details: AnswerDetails = AnswerDetails()) -> Statement {
    Statement(
      value: nil, source: details.source ?? provenance.source, askedOn: provenance.askedOn,
      status: .asked)
  }
}

extension Statement {
  /// The statement as a form that a file has, key by key.
  var form: [(key: String, value: NewValue)] {
    var entries: [(key: String, value: NewValue)] = []
    if let value = value?.newValue { entries.append(("value", value)) }
    if let source { entries.append(("source", .string(source))) }
    if let on { entries.append(("on", .string(on.text))) }
    if let askedOn { entries.append(("asked_on", .string(askedOn.text))) }
    if let status { entries.append(("status", .string(status.rawValue))) }
    if let note { entries.append(("note", .string(note))) }
    return entries
  }
}
