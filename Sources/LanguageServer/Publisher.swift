import Diagnostics
import Messages
import Reports

/// Says what was found in files, and remembers what it has said.
struct Publisher: Sendable {
  /// A finding with its place in the text as it is now.
  struct Shown: Sendable {
    let diagnostic: Diagnostic
    let span: Span
    let json: JSON
    /// Where the text has changed since the finding.
    let shift: TextShift?

    /// The edit at its place in the text as it is now; nil where that has changed.
    func fix(_ fix: Diagnostic.Fix?) -> Diagnostic.Fix? {
      guard let fix else { return nil }
      guard let shift else { return fix }
      return shift.span(fix.span).map { Diagnostic.Fix($0, fix.replacement) }
    }
  }

  /// What was said last of a file: the version of the document, and the findings as text.
  private var said: [String: (version: Int?, text: String)] = [:]
  private var pathsOfHome: [String: Set<String>] = [:]
  /// What is found in each file now.
  private(set) var shown: [String: [Shown]] = [:]

  /// Says the findings of a file again when it is next published.
  mutating func forget(_ path: String) {
    said[path] = nil
  }

  /// The messages for the files of which the findings, or the version, are others than before.
  mutating func publish(
    _ found: [String: [Diagnostic]], of home: String, in workspace: Workspace,
    _ client: ClientAbilities, _ language: Language
  ) -> [JSON] {
    let open = workspace.documents.keys.filter {
      workspace.home($0) == home && workspace.kind($0) != .other
    }
    let all = Set(found.keys).union(pathsOfHome[home] ?? []).union(open)
    pathsOfHome[home] = Set(found.keys)
    var writer = DiagnosticWriter(workspace: workspace, client: client, language: language)
    return all.sorted().compactMap { path in
      let now = (found[path] ?? []).compactMap { writer.shown($0) }
      shown[path] = now
      let list = JSON.array(now.map(\.json))
      let text = list.compact
      let version = workspace.documents[path]?.version
      if let last = said[path], last.version == version, last.text == text { return nil }
      said[path] = (version, text)
      return .notification(
        "textDocument/publishDiagnostics",
        .object(
          [("uri", .string(workspace.uri(path)))]
            + (version.map { [("version", .integer($0))] } ?? []) + [("diagnostics", list)]))
    }
  }
}

/// Writes findings as the protocol has them.
struct DiagnosticWriter {
  let workspace: Workspace
  let client: ClientAbilities
  let language: Language
  /// The texts that have been looked at, by the names of their files.
  private var texts: [String: Text] = [:]

  /// A text as it is now, and what has changed since it was read.
  private struct Text {
    let read: [UInt8]
    let now: PositionedText
    let shift: TextShift?
  }

  init(workspace: Workspace, client: ClientAbilities, language: Language) {
    self.workspace = workspace
    self.client = client
    self.language = language
  }

  /// The finding at its place in the text as it is now; nil where that has changed.
  mutating func shown(_ diagnostic: Diagnostic) -> Publisher.Shown? {
    let text = text(diagnostic.place.file)
    guard let span = Self.now(diagnostic.place.span, text.shift) else { return nil }
    var members: [(String, JSON)] = [
      ("range", text.now.range(span)), ("severity", .integer(severity(diagnostic.severity))),
      ("code", .string(diagnostic.id)), ("source", .string("advisor")),
      ("message", .string(message(diagnostic))),
    ]
    let related = client.relatedInformation ? diagnostic.notes.compactMap { self.related($0) } : []
    if !related.isEmpty { members.append(("relatedInformation", .array(related))) }
    return Publisher.Shown(
      diagnostic: diagnostic, span: span, json: .object(members), shift: text.shift)
  }

  private func severity(_ severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }

  /// The message, then the notes that have no place of their own, then what to type.
  private func message(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.filter { $0.place == nil || !client.relatedInformation }
    let lines = [diagnostic.message] + notes.map(\.message) + [diagnostic.help].compactMap { $0 }
    return lines.map { $0[language] }.joined(separator: "\n")
  }

  private mutating func related(_ note: Diagnostic.Note) -> JSON? {
    guard let place = note.place else { return nil }
    let text = text(place.file)
    guard let span = Self.now(place.span, text.shift) else { return nil }
    return .object([
      (
        "location",
        .object([
          ("uri", .string(workspace.uri(place.file.name))), ("range", text.now.range(span)),
        ])
      ), ("message", .string(note.message[language])),
    ])
  }

  private static func now(_ span: Span, _ shift: TextShift?) -> Span? {
    guard let shift else { return span }
    return shift.span(span)
  }

  /// The text as it is now; each is cut into lines once.
  private mutating func text(_ file: SourceFile) -> Text {
    if let known = texts[file.name], known.read == file.text { return known }
    let open = workspace.documents[file.name]?.text
    let isSame = open.map { $0.bytes == file.text } ?? true
    let text = Text(
      read: file.text, now: open ?? PositionedText(file.text, workspace.encoding),
      shift: isSame ? nil : open.map { TextShift(from: file.text, to: $0.bytes) })
    texts[file.name] = text
    return text
  }
}
