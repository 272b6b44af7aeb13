import Diagnostics
import Reports
import YAML

extension Server {
  /// The changes that `fmt` makes; null where the text cannot be read without errors.
  func formatting(of path: String) -> JSON {
    guard let document = workspace.documents[path], workspace.kind(path) != .other else {
      return .null
    }
    let old = document.text.bytes
    guard let new = Formatter().format(SourceFile(name: path, text: old)) else { return .null }
    return .array(LineChanges(old, new).edits.map { edit(document.text, $0) })
  }

  /// What mends the findings in a range, and what mends all of the file.
  func codeActions(in path: String, _ params: Node?) -> JSON {
    guard let document = workspace.documents[path], let range = document.text.span(params?["range"])
    else { return .array([]) }
    let wanted = (params?["context"]?["only"]?.sequence ?? []).compactMap(\.text)
    func wants(_ kind: String) -> Bool {
      wanted.isEmpty || wanted.contains { kind == $0 || kind.hasPrefix($0 + ".") }
    }
    let found = publisher.shown[path] ?? []
    var actions: [JSON] = []
    if wants("quickfix") {
      actions += found.filter { $0.span.start <= range.end && range.start <= $0.span.end }
        .compactMap { quickFix($0, document) }
    }
    let fixes = Self.apart(found.compactMap { $0.fix($0.diagnostic.fix) })
    if wants("source.fixAll"), !fixes.isEmpty {
      let title = Wording(
        en: "Mend what can be mended safely (\(fixes.count))", zh: "自动修复有把握的问题（\(fixes.count) 处）")
      let all: JSON = .object([
        ("title", .string(title[language])), ("kind", .string("source.fixAll")),
        ("edit", workspaceEdit(document, fixes)),
      ])
      actions.append(all)
    }
    return .array(actions)
  }

  /// The edit of one finding: one that is certain, or one that people judge.
  private func quickFix(_ shown: Publisher.Shown, _ document: OpenDocument) -> JSON? {
    let certain = shown.fix(shown.diagnostic.fix)
    guard let fix = certain ?? shown.fix(shown.diagnostic.suggestion) else { return nil }
    let old = String(
      decoding: document.text.bytes[fix.span.start..<fix.span.end], as: UTF8.self)
    let title =
      fix.replacement.isEmpty
      ? Wording(en: "Remove `\(old)`", zh: "删去 `\(old)`")
      : old.isEmpty
        ? Wording(en: "Insert `\(fix.replacement)`", zh: "插入 `\(fix.replacement)`")
        : Wording(en: "Write `\(fix.replacement)`", zh: "改为 `\(fix.replacement)`")
    return .object([
      ("title", .string(title[language])), ("kind", .string("quickfix")),
      ("diagnostics", .array([shown.json])), ("isPreferred", .bool(certain != nil)),
      ("edit", workspaceEdit(document, [fix])),
    ])
  }

  /// The edits in order, without those that overlap an earlier one.
  private static func apart(_ fixes: [Diagnostic.Fix]) -> [Diagnostic.Fix] {
    var end = 0
    return fixes.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }.filter {
      guard $0.span.start >= end else { return false }
      end = max(end, $0.span.end)
      return true
    }
  }

  private func workspaceEdit(_ document: OpenDocument, _ fixes: [Diagnostic.Fix]) -> JSON {
    let edits = fixes.map { edit(document.text, Edit($0.span, $0.replacement)) }
    return .object([("changes", .object([(document.uri, .array(edits))]))])
  }

  /// An edit as the protocol has it.
  func edit(_ text: PositionedText, _ edit: Edit) -> JSON {
    .object([("range", text.range(edit.span)), ("newText", .string(edit.replacement))])
  }
}

/// The lines in which two texts differ, as edits; what they have in common stays as it is, so that
/// the editor keeps its place.
struct LineChanges {
  let edits: [Edit]

  init(_ old: [UInt8], _ new: [UInt8]) {
    let (before, after) = (Self.lines(old), Self.lines(new))
    var edits: [Edit] = []
    var removed: Span?
    var inserted: [UInt8] = []
    func close(_ offset: Int) {
      guard removed != nil || !inserted.isEmpty else { return }
      let span = removed ?? Span(offset, offset)
      edits.append(Edit(span, String(decoding: inserted, as: UTF8.self)))
      (removed, inserted) = (nil, [])
    }
    var index = 0
    let changes = after.map { Array(new[$0.start..<$0.end]) }
      .difference(from: before.map { Array(old[$0.start..<$0.end]) })
    var removals: Set<Int> = []
    var insertions: [Int: [UInt8]] = [:]
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, let line, _): insertions[offset] = line
      }
    }
    var target = 0
    while index < before.count || target < after.count {
      if let line = insertions[target] {
        inserted += line
        target += 1
      } else if removals.contains(index) {
        removed = removed.map { $0.joined(with: before[index]) } ?? before[index]
        index += 1
      } else {
        close(index < before.count ? before[index].start : old.count)
        index += 1
        target += 1
      }
    }
    close(old.count)
    self.edits = edits
  }

  /// The lines with their line breaks.
  private static func lines(_ bytes: [UInt8]) -> [Span] {
    var spans: [Span] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      spans.append(Span(start, end))
      start = end
    }
    return spans
  }
}
