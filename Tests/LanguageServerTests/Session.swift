import Diagnostics
import FEEL
import Foundation
import LanguageServer
import Messages
import Reports
import Testing

/// A session with the server over files in memory.
struct Session {
  var server: Server
  private var lastID = 0
  /// The last findings of each file, by its path.
  private(set) var found: [String: [[String: Any]]] = [:]
  /// How often findings were said.
  private(set) var said = 0

  init(
    _ files: [String: String], options: [String: Any] = [:], abilities: [String: Any] = [:],
    language: Language? = .en
  ) throws {
    server = try Self.bare(files, language)
    _ = try request(
      "initialize",
      ["rootUri": "file:///w", "capabilities": abilities, "initializationOptions": options])
    try notify("initialized", [:])
  }

  /// The day that counts as today.
  static func today() throws -> CalendarDate {
    try #require(CalendarDate(year: 2021, month: 6, day: 1))
  }

  /// A server that has not been initialized.
  static func bare(_ files: [String: String] = [:], _ language: Language? = .en) throws -> Server {
    let today = try today()
    let settings = Settings(language: language, fallback: .en, today: today, rules: nil)
    return Server(settings, access(files))
  }

  /// Files whose paths begin with `/w/`.
  static func access(_ files: [String: String]) -> FileAccess {
    FileAccess(
      bytes: { files[$0].map { Array($0.utf8) } },
      listing: { folder, skipping in
        let inner = files.keys.filter { $0.hasPrefix(folder + "/") }.map {
          String($0.dropFirst(folder.count + 1))
        }
        let kept = inner.filter { path in
          !path.split(separator: "/").dropLast().contains { skipping.contains(String($0)) }
        }.sorted()
        return (
          kept.filter { $0.hasSuffix(".yaml") }, kept.filter { $0.hasSuffix(".yml") }
        )
      }, isFolder: { folder in files.keys.contains { $0.hasPrefix(folder + "/") } })
  }

  @discardableResult
  mutating func request(_ method: String, _ params: [String: Any]) throws -> Any? {
    lastID += 1
    let answers = try exchange(["id": lastID, "method": method, "params": params])
    let answer = try #require(answers.first { $0["id"] as? Int == lastID })
    return answer["result"] ?? answer["error"]
  }

  mutating func notify(_ method: String, _ params: [String: Any]) throws {
    _ = try exchange(["method": method, "params": params])
  }

  /// Sends one message, and gives what comes back at once.
  mutating func exchange(_ message: [String: Any]) throws -> [[String: Any]] {
    let content = message.merging(["jsonrpc": "2.0"]) { $1 }
    let bytes = try JSONSerialization.data(withJSONObject: content)
    return try take(server.receive([Message([UInt8](bytes))]))
  }

  mutating func open(_ path: String, _ text: String) throws {
    try notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": Self.uri(path), "languageId": "yaml", "version": 1, "text": text,
        ]
      ])
  }

  mutating func change(_ path: String, _ version: Int, _ changes: [[String: Any]]) throws {
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": Self.uri(path), "version": version],
        "contentChanges": changes,
      ])
  }

  /// Works until nothing is left to do.
  mutating func settle() throws {
    while server.hasWork { _ = try take(server.work()) }
  }

  /// Does one step of work.
  mutating func step() throws -> Int { try take(server.work()).count }

  private mutating func take(_ messages: [JSON]) throws -> [[String: Any]] {
    try messages.map { message in
      let read = try JSONSerialization.jsonObject(with: Data(message.compact.utf8))
      let object = try #require(read as? [String: Any])
      if object["method"] as? String == "textDocument/publishDiagnostics",
        let params = object["params"] as? [String: Any], let uri = params["uri"] as? String
      {
        said += 1
        let path = uri.removingPercentEncoding?.dropFirst("file://".count) ?? ""
        found[String(path)] = params["diagnostics"] as? [[String: Any]]
      }
      return object
    }
  }

  /// The codes of what was found in a file.
  func codes(_ path: String) -> [String] {
    (found[path] ?? []).compactMap { $0["code"] as? String }
  }

  static func uri(_ path: String) -> String {
    "file://" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path)
  }

  /// The parameters of a request about the place marked `|` in the text, and the text without it.
  static func marked(_ path: String, _ text: String) throws -> (text: String, at: [String: Any]) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "no mark")
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    return (
      parts.joined(),
      [
        "textDocument": ["uri": uri(path)],
        "position": ["line": lines.count - 1, "character": (lines.last ?? "").utf16.count],
      ]
    )
  }

  /// The items that are offered at the mark in the text.
  mutating func items(_ path: String, _ marked: String) throws -> [[String: Any]] {
    let (text, place) = try Self.marked(path, marked)
    try open(path, text)
    try settle()
    let result = try request("textDocument/completion", place) as? [String: Any]
    return result?["items"] as? [[String: Any]] ?? []
  }

  /// What is offered at the mark in the text, each with what is written for it.
  mutating func offers(_ path: String, _ marked: String) throws -> [(label: String, text: String)] {
    try items(path, marked).map {
      let edit = $0["textEdit"] as? [String: Any]
      return ($0["label"] as? String ?? "", edit?["newText"] as? String ?? "")
    }
  }

  /// What is said of the place at the mark in the text.
  mutating func hover(_ path: String, _ marked: String) throws -> String? {
    let (text, place) = try Self.marked(path, marked)
    try open(path, text)
    try settle()
    let result = try request("textDocument/hover", place) as? [String: Any]
    return (result?["contents"] as? [String: Any])?["value"] as? String
  }
}

/// A small playbook of another field: sheds.
enum Sheds {
  static let playbook = "playbook: {id: sheds, version: \"1\", title: Sheds}\n"
  static let facts = """
    facts:
      shed.torn: {title: {en: Shed torn, zh: 棚屋破损}, type: boolean, ask: Is the shed torn?}
      shed.state:
        title: {en: State of the shed, zh: 棚屋状况}
        type: string
        allowed: {sound: {en: Sound, zh: 完好}, leaky: {en: Leaky, zh: 漏雨}}
      tools.count: {title: {en: Tools, zh: 工具数}, type: number, allowed: ">= 0"}
    offices:
      wardens: {title: {en: Wardens, zh: 看管处}}

    """
  static let rules = """
    blockers:
      torn-shed: {title: {en: The shed is torn, zh: 棚屋破损}, when: shed.torn, remedies: [mend]}
    remedies:
      mend:
        title: {en: Mend the shed, zh: 修补棚屋}
        lead: wardens
        achieves: {shed.torn: false}
    goals:
      dry: {title: {en: Dry tools, zh: 工具不受潮}, reached: not(shed.torn)}

    """
  static let test = """
    tests:
      - name: a torn shed is mended
        case: ../../cases/old.yaml
        facts: {shed.torn: true}
        as of: 2021-06-01
        expect: {blockers: [torn-shed], actions: {mend: now}}

    """
  static let oldCase = "case: old\nfacts:\n  shed: {torn: true}\n"

  static let files = [
    "/w/rules/playbook.yaml": playbook, "/w/rules/facts.yaml": facts,
    "/w/rules/rules.yaml": rules, "/w/rules/tests/mend.yaml": test, "/w/cases/old.yaml": oldCase,
  ]
}
