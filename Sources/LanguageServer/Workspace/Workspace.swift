import Diagnostics
import YAML

/// A document that is open at the editor.
struct OpenDocument: Sendable {
  /// The URI as the client writes it.
  let uri: String
  var version: Int
  var text: PositionedText
}

/// What a file is for.
enum FileKind: Hashable, Sendable {
  case rules
  case properties
  case tests
  /// A case, or a company that is held against one.
  case caseFile
  case other
}

/// The folders and open documents of the client, and which playbook a file belongs to.
struct Workspace: Sendable {
  let files: FileAccess
  /// The folders that are open, as paths.
  var folders: [String] = []
  /// The folder of the rules that is named; nil where it is looked for.
  var namedRules: String?
  /// The folders of cases that are named; nil where they are looked for.
  var namedCases: [String]?
  var encoding = PositionEncoding.utf16
  /// The open documents by path.
  var documents: [String: OpenDocument] = [:]
  /// A number that grows with each change of a text.
  private(set) var revision = 0

  static let properties = "properties.yaml"

  init(_ files: FileAccess) { self.files = files }

  /// Notes that a text has changed, here or on the disk.
  mutating func noteChange() { revision += 1 }

  /// The text of a file as the person sees it: what is open counts before what is saved.
  func bytes(_ path: String) -> [UInt8]? { documents[path]?.text.bytes ?? files.bytes(path) }

  func file(_ path: String) -> SourceFile? {
    bytes(path).map { SourceFile(name: path, text: $0) }
  }

  func uri(_ path: String) -> String { documents[path]?.uri ?? FileLocation.uri(path) }

  /// The folder of the rules of the workspace; nil where it has none.
  var mainRules: String? {
    if let namedRules { return namedRules }
    if let found = folders.map({ FileLocation.path("rules", in: $0) }).first(where: files.isFolder)
    {
      return found
    }
    return folders.first(where: hasPlaybook)
  }

  /// The folder of the rules by which the file is read; nil where there is none.
  ///
  /// A file of the rules belongs to its own folder. Any other belongs to the nearest folder above
  /// it that has a folder `rules`, as companies do (`candidates/rules`), or else to the rules of
  /// the workspace.
  func home(_ path: String) -> String? {
    let main = mainRules
    if let main, FileLocation.relative(path, to: main) != nil { return main }
    var folder = FileLocation.folder(of: path)
    while folder.count > 1, !folders.contains(folder) {
      if FileLocation.name(of: folder) == "rules" { return folder }
      let rules = FileLocation.path("rules", in: folder)
      if files.isFolder(rules) { return rules }
      if hasOpenPlaybook(folder) { return folder }
      folder = FileLocation.folder(of: folder)
    }
    return main ?? (folders.contains(folder) && hasOpenPlaybook(folder) ? folder : nil)
  }

  /// What the file is for, by its place and its first keys.
  func kind(_ path: String) -> FileKind {
    guard FileName.isRead(path), let home = home(path) else { return .other }
    if let inner = FileLocation.relative(path, to: home) {
      if inner.split(separator: "/").dropLast().contains("tests") { return .tests }
      return inner == Self.properties ? .properties : .rules
    }
    let isAmongCases = caseFolders(home).contains { FileLocation.relative(path, to: $0) != nil }
    return isAmongCases || (bytes(path).map(Self.isCase) ?? false) ? .caseFile : .other
  }

  /// The folders in which the cases of a playbook lie.
  func caseFolders(_ home: String) -> [String] {
    if let namedCases, home == mainRules { return namedCases }
    let parent = FileLocation.folder(of: home)
    let cases = FileLocation.path("cases", in: parent)
    if files.isFolder(cases) { return [cases] }
    let isInside = folders.contains { FileLocation.relative(parent, to: $0) != nil }
    return isInside && FileLocation.name(of: home) == "rules" ? [parent] : []
  }

  /// The files of the rules, those that are open and not saved yet included, and the files that are
  /// not read because of their names.
  func rules(in home: String) -> (paths: [String], mistaken: [String]) {
    let listing = files.listing(home, ["tests"])
    let saved = listing.yaml.map { FileLocation.path($0, in: home) }
    let paths = Set(saved + openPaths(in: [home])).filter { kind($0) == .rules }
    let mistaken = files.listing(home, []).mistaken.map { FileLocation.path($0, in: home) }
    return (paths.sorted(), mistaken)
  }

  /// The tests, properties and cases of a playbook.
  func others(of home: String) -> [String] {
    let tests = files.listing(home, []).yaml.filter {
      $0 == Self.properties || $0.split(separator: "/").dropLast().contains("tests")
    }.map { FileLocation.path($0, in: home) }
    let folders = caseFolders(home)
    let cases = folders.flatMap { folder in
      files.listing(folder, ["rules"]).yaml.map { FileLocation.path($0, in: folder) }
    }
    let open = documents.keys.filter { self.home($0) == home }
    return Set(tests + cases + open).filter { ![.rules, .other].contains(kind($0)) }.sorted()
  }

  private func openPaths(in folders: [String]) -> [String] {
    documents.keys.filter { path in
      folders.contains { FileLocation.relative(path, to: $0) != nil }
    }
  }

  /// Whether a YAML file directly in the folder has a `playbook:`.
  private func hasPlaybook(_ folder: String) -> Bool {
    if hasOpenPlaybook(folder) { return true }
    let name = FileLocation.path("playbook.yaml", in: folder)
    return files.bytes(name).map { Self.hasKey("playbook", $0) } ?? false
  }

  private func hasOpenPlaybook(_ folder: String) -> Bool {
    documents.contains { path, document in
      FileLocation.folder(of: path) == folder && Self.hasKey("playbook", document.text.bytes)
    }
  }

  private static func isCase(_ bytes: [UInt8]) -> Bool { hasKey("case", bytes) }

  /// Whether a line of the text begins with the key.
  private static func hasKey(_ key: String, _ bytes: [UInt8]) -> Bool {
    let wanted = Array("\(key):".utf8)
    return bytes.indices.contains { index in
      (index == 0 || bytes[index - 1] == 0x0A) && bytes[index...].starts(with: wanted)
    }
  }
}
