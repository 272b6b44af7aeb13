import AgentServer
import Diagnostics
import FEEL
import Foundation
import Messages
import Reports
import Testing

/// A client of the server of tools.
struct Talk {
  /// A JSON object as Foundation reads it.
  typealias Object = [String: Any]

  /// The shipped folders.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized
  static let rules = root.appending(path: "rules").path
  static let cases = root.appending(path: "cases").path

  var server: ToolServer
  private var lines = Lines()
  private var lastID = 0
  /// The folder of a small playbook, where the client talks about one.
  private var scratch: Scratch?

  init(
    cases: String = Talk.cases, rules: String = Talk.rules, drafts: String? = nil,
    language: Language = .en
  ) throws {
    let today = try Self.today()
    server = try ToolServer(
      AgentSettings(
        cases: cases, rules: rules, drafts: drafts, language: language, version: "1.2.3",
        today: { today }))
  }

  /// A client that talks about a small playbook, which is opened faster than the shipped one.
  static func small() throws -> Talk {
    let scratch = try Scratch()
    try Sample.write(to: scratch)
    var talk = try Talk(cases: scratch.path + "/cases", rules: scratch.path + "/rules")
    talk.scratch = scratch
    return talk
  }

  /// The day that counts as today.
  static func today() throws -> CalendarDate {
    try #require(CalendarDate(year: 2021, month: 6, day: 1))
  }

  /// What each request of the newer revision carries.
  static func meta(_ version: String = "2026-07-28") -> Object {
    [
      "io.modelcontextprotocol/protocolVersion": version,
      "io.modelcontextprotocol/clientInfo": ["name": "test", "version": "1"],
      "io.modelcontextprotocol/clientCapabilities": Object(),
    ]
  }

  /// Sends text as it comes; the answers.
  mutating func send(_ text: String) throws -> [Object] {
    try server.receive(lines.add(Array(text.utf8))).map { try Self.object($0) }
  }

  /// Sends a request without metadata; the whole answer.
  mutating func request(_ method: String, _ params: Object = [:]) throws -> Object {
    lastID += 1
    let message: Object = ["jsonrpc": "2.0", "id": lastID, "method": method, "params": params]
    let text = String(decoding: try JSONSerialization.data(withJSONObject: message), as: UTF8.self)
    let answers = try send(text + "\n")
    #expect(answers.count == 1)
    let answer = try #require(answers.first)
    #expect(answer["id"] as? Int == lastID)
    return answer
  }

  /// Sends a request of the newer revision; its result.
  mutating func result(_ method: String, _ params: Object = [:]) throws -> Object {
    let answer = try request(method, params.merging(["_meta": Self.meta()]) { $1 })
    return try #require(answer["result"] as? Object, "\(answer)")
  }

  /// Calls a tool, which does what it is asked; the text of its first block, as the tool gives it.
  mutating func call(_ tool: String, _ arguments: Object = [:]) throws -> String {
    let result = try result("tools/call", ["name": tool, "arguments": arguments])
    let text = try Self.text(result)
    try #require(result["isError"] == nil, "\(text)")
    return text
  }

  /// Calls a tool; the object that it gives.
  mutating func value(_ tool: String, _ arguments: Object = [:]) throws -> Object {
    let result = try result("tools/call", ["name": tool, "arguments": arguments])
    let text = try Self.text(result)
    try #require(result["isError"] == nil, "\(text)")
    let value = try #require(result["structuredContent"] as? Object)
    #expect(try Self.object(text) as NSObject == value as NSObject)
    try hold(value, to: tool)
    return value
  }

  /// Holds a result to the schema that the tool promises.
  private mutating func hold(_ value: Object, to tool: String) throws {
    let tools = try result("tools/list")["tools"] as? [Object]
    let own = tools?.first { $0["name"] as? String == tool }
    let schema = try #require(own?["outputSchema"] as? Object)
    for name in try #require(schema["required"] as? [String]) {
      #expect(value[name] != nil, "\(tool): \(name)")
    }
    for (name, piece) in try #require(schema["properties"] as? [String: Object]) {
      guard let member = value[name] else { continue }
      let types = piece["type"] as? [String] ?? [piece["type"] as? String ?? ""]
      #expect(types.contains(Self.type(of: member)), "\(tool): \(name)")
    }
  }

  private static func type(of value: Any) -> String {
    switch value {
    case is String: "string"
    case is Object: "object"
    case is [Any]: "array"
    case is NSNull: "null"
    default: "integer"
    }
  }

  /// Calls a tool that refuses; what it says.
  mutating func refusal(_ tool: String, _ arguments: Object = [:]) throws -> String {
    let result = try result("tools/call", ["name": tool, "arguments": arguments])
    #expect(result["isError"] as? Bool == true)
    #expect(result["structuredContent"] == nil)
    return try Self.text(result)
  }

  /// The code of the error that answers a request.
  static func code(_ answer: Object) throws -> Int {
    let error = try #require(answer["error"] as? Object, "\(answer)")
    return try #require(error["code"] as? Int)
  }

  static func text(_ result: Object) throws -> String {
    let blocks = try #require(result["content"] as? [Object])
    return try #require(blocks.first?["text"] as? String)
  }

  static func object(_ json: JSON) throws -> Object { try object(json.compact) }

  static func object(_ text: String) throws -> Object {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? Object)
  }
}

/// A folder of its own for a test, gone with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func folder(_ name: String) throws -> String {
    let folder = path + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// All files below the folder, with their bytes.
  static func files(below folder: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      found[name] = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
    }
    return found
  }
}
