import Diagnostics
import Messages
import Reports
import YAML

extension Server {
  /// A document that a request is about; a fault where it is not open.
  func document(_ params: Node?) throws(ServerFault) -> String {
    guard let uri = params?["textDocument"]?["uri"]?.string else {
      throw ServerFault(.invalidParams, "`textDocument` has no `uri`")
    }
    let path = FileLocation.path(uri)
    guard workspace.documents[path] != nil else {
      throw ServerFault(.invalidParams, "`\(uri)` is not open")
    }
    return path
  }

  mutating func open(_ params: Node?) {
    guard let item = params?["textDocument"], let uri = item["uri"]?.string,
      let text = item["text"]?.text
    else { return }
    let path = FileLocation.path(uri)
    let read = PositionedText(Array(text.utf8), workspace.encoding)
    workspace.documents[path] = OpenDocument(
      uri: uri, version: item["version"]?.integer ?? 0, text: read)
    touch(path, changed: workspace.files.bytes(path).map { $0 != read.bytes } ?? true)
  }

  mutating func change(_ params: Node?) {
    guard let item = params?["textDocument"], let uri = item["uri"]?.string else { return }
    let path = FileLocation.path(uri)
    guard var document = workspace.documents[path] else { return }
    for change in params?["contentChanges"]?.sequence ?? [] {
      guard let text = change["text"]?.text else { continue }
      var bytes = Array(text.utf8)
      if let range = change["range"], !range.isNull {
        guard let span = document.text.span(range) else { continue }
        bytes = document.text.bytes
        bytes.replaceSubrange(span.start..<span.end, with: Array(text.utf8))
      }
      document.text = PositionedText(bytes, workspace.encoding)
    }
    document.version = item["version"]?.integer ?? document.version + 1
    workspace.documents[path] = document
    touch(path, changed: true)
  }

  mutating func saved(_ params: Node?) {
    guard let uri = params?["textDocument"]?["uri"]?.string else { return }
    let path = FileLocation.path(uri)
    workspace.noteChange()
    if let home = workspace.home(path) { agenda.readOthers(of: home) }
  }

  mutating func close(_ params: Node?) -> [JSON] {
    guard let uri = params?["textDocument"]?["uri"]?.string else { return [] }
    let path = FileLocation.path(uri)
    let home = workspace.home(path)
    let kind = workspace.kind(path)
    guard let document = workspace.documents.removeValue(forKey: path) else { return [] }
    workspace.noteChange()
    agenda.forget(path)
    if let home {
      if kind == .rules, workspace.files.bytes(path) != document.text.bytes { agenda.load(home) }
      books[home]?.findings[.file(path)] = nil
      agenda.readOthers(of: home)
    }
    publisher.forget(path)
    return home.map { tell($0) } ?? []
  }

  /// What was changed outside of the editor.
  mutating func filesChanged(_ params: Node?) {
    for change in params?["changes"]?.sequence ?? [] {
      guard let uri = change["uri"]?.string else { continue }
      let path = FileLocation.path(uri)
      if workspace.documents[path] == nil { touch(path, changed: true) }
    }
  }

  mutating func foldersChanged(_ params: Node?) {
    let event = params?["event"]
    func paths(_ key: String) -> [String] {
      (event?[key]?.sequence ?? []).compactMap { $0["uri"]?.string }
        .map { FileLocation.normal(FileLocation.path($0)) }
    }
    let removed = Set(paths("removed"))
    workspace.folders = workspace.folders.filter { !removed.contains($0) } + paths("added")
    if let main = workspace.mainRules { agenda.load(main) }
    for path in workspace.documents.keys { touch(path, changed: true) }
  }

  /// Notes what has to be looked at because of a file.
  private mutating func touch(_ path: String, changed: Bool) {
    workspace.noteChange()
    guard let home = workspace.home(path) else { return }
    if books[home] == nil { agenda.load(home) }
    switch workspace.kind(path) {
    case .rules: if changed { agenda.load(home) } else { agenda.tell(path) }
    case .properties, .tests, .caseFile:
      if workspace.documents[path] == nil {
        agenda.readOthers(of: home)
      } else {
        agenda.read(path)
        // Tests name cases, and promises are looked at more closely.
        if workspace.kind(path) != .tests { agenda.readOthers(of: home) }
      }
    case .other: if FileName.isMistaken(path) { agenda.load(home) }
    }
  }
}
