package import Advising
package import Diagnostics
import FEEL
import Playbooks
package import YAML

/// Reads the log of a case file (contract, section 3).
extension CaseReader {
  private static let entryKeys = [
    "on", "remedy", "is", "by", "reason", "note", "part", "due", "void",
  ]

  mutating func log(_ fields: MappingReader, parts: [String]) -> [LogEntry] {
    guard let node = fields["log"] else { return [] }
    return log(node, in: fields.file, parts: parts)
  }

  /// The entries of a log, which must be oldest first; any other order is a finding.
  package mutating func log(_ node: Node, in file: SourceFile, parts: [String]) -> [LogEntry] {
    guard case .sequence(let items) = node.kind else {
      let what = Wording(en: "`log`", zh: "`log`")
      diagnostics.append(.notAList(what, at: Place(file, node.span)))
      return []
    }
    var entries: [LogEntry] = []
    for item in items {
      guard let entry = entry(item, in: file, parts: parts) else { continue }
      if let last = entries.last, entry.on < last.on {
        diagnostics.append(
          .logOutOfOrder(entry.on.text, after: last.on.text, at: Place(file, item.span)))
      }
      entries.append(entry)
    }
    return entries
  }

  /// One entry of a log; nil where it lacks what every entry has.
  package mutating func entry(_ node: Node, in file: SourceFile, parts: [String]) -> LogEntry? {
    let what = Wording(en: "a log entry", zh: "一条记录")
    guard
      let fields = MappingReader(node, in: file, of: what, keys: Self.entryKeys, into: &diagnostics)
    else { return nil }
    for key in ["on", "remedy", "is"] where fields[key] == nil {
      diagnostics.append(.missingKey(key, of: what, at: fields.place))
    }
    let on = fields.date("on", into: &diagnostics)
    let remedy = remedy(fields)
    let status: LogEntry.Status? = word("is", of: fields, Self.status)
    let part = part(fields, among: parts)
    let due = fields.date("due", into: &diagnostics)
    let void = void(fields)
    guard let on, let remedy, let status else { return nil }
    if let due, due < on, let node = fields["due"] {
      diagnostics.append(.dueBeforeEntry(due.text, on.text, at: Place(file, node.span)))
    }
    return LogEntry(
      on: on, remedy: remedy, status: status, by: fields.string("by", into: &diagnostics),
      reason: fields.string("reason", into: &diagnostics),
      note: fields.string("note", into: &diagnostics), part: part, due: due, void: void)
  }

  /// When and why the entry was taken back; nil where it stands.
  private mutating func void(_ fields: MappingReader) -> LogEntry.Void? {
    guard let node = fields["void"] else { return nil }
    let what = Wording(en: "`void`", zh: "`void`")
    guard
      let void = MappingReader(
        node, in: fields.file, of: what, keys: ["on", "reason"], into: &diagnostics)
    else { return nil }
    if void["on"] == nil { diagnostics.append(.missingKey("on", of: what, at: void.place)) }
    let reason = void.string("reason", into: &diagnostics)
    return void.date("on", into: &diagnostics).map { LogEntry.Void(on: $0, reason: reason) }
  }

  private mutating func remedy(_ fields: MappingReader) -> Reference<Remedy>? {
    guard let written = fields.string("remedy", into: &diagnostics), let node = fields["remedy"]
    else { return nil }
    let place = Place(fields.file, node.span)
    let id = playbook.nameOfToday(written, in: .remedies, at: place, into: &diagnostics)
    if let found = playbook.remedy(named: id) {
      note(.remedies, id, at: place)
      return found
    }
    diagnostics.append(
      playbook.unknown(id, in: .remedies, at: place))
    return nil
  }

  /// Notes the remedy in a source such as `log coordinate-unsealing`.
  mutating func noteRemedy(in source: Node?, of file: SourceFile) {
    guard mentions != nil, let scalar = source?.scalar else { return }
    for remedy in playbook.remedies {
      for name in [remedy.id] + remedy.declaration.formerly
      where scalar.text == LogEntry.source(of: name) {
        let end = scalar.text.utf8.count
        let span = scalar.fileSpan(of: Span(end - name.utf8.count, end), in: file)
        note(.remedies, remedy.id, at: Place(file, span))
      }
    }
  }

  private mutating func part(_ fields: MappingReader, among parts: [String]) -> String? {
    guard let id = fields.string("part", into: &diagnostics), let node = fields["part"]
    else { return nil }
    if !parts.contains(id) {
      diagnostics.append(
        .unknownReference(
          id, to: "part", Wording(en: "part", zh: "部分"), known: parts,
          at: Place(fields.file, node.span)))
    }
    return id
  }
}

extension Diagnostic {
  /// The day agreed for a step lies before the entry that gives it.
  package static func dueBeforeEntry(_ due: String, _ on: String, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "due-before-entry", .warning,
      Wording(
        en: "the step is due on \(due), before this entry of \(on)",
        zh: "约定期限 \(due) 早于本条记录的日期 \(on)"),
      at: place,
      help: Wording(
        en: "`due` is the day agreed for the step; write a day from \(on) on",
        zh: "`due` 填约定完成的日期，应不早于 \(on)"))
  }

  fileprivate static func logOutOfOrder(_ date: String, after last: String, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "log-out-of-order", .error,
      Wording(
        en: "this entry of \(date) stands after one of \(last)",
        zh: "\(date) 的记录排在 \(last) 之后"),
      at: place,
      help: Wording(en: "the log is oldest first: move it up", zh: "记录按时间先后排列，请前移"))
  }
}
