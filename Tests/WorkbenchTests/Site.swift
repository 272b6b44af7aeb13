import Foundation
import Testing
import Workbench

/// A workbench on a copy of the shipped cases and rules, asked without a network.
struct Site {
  let url: URL
  let site: WorkbenchSite

  static let token = "0123456789abcdef0123456789abcdef"
  static let host = "127.0.0.1:8137"
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Opens a copy of the cases with these names, by the shipped rules.
  init(cases names: [String] = [], isShared: Bool = false) throws {
    try self.init(
      preparing: { url in
        for name in names {
          try FileManager.default.copyItem(
            at: Self.root.appending(path: "cases/\(name).yaml"),
            to: url.appending(path: "cases/\(name.split(separator: "/").last ?? "").yaml"))
        }
        return Self.root.appending(path: "rules")
      }, isShared: isShared)
  }

  /// Opens folders that `prepare` fills; it gives the folder of the rules.
  init(preparing prepare: (URL) throws -> URL, isShared: Bool) throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: url.appending(path: "cases"), withIntermediateDirectories: true)
    var options = WorkbenchOptions(
      cases: url.appending(path: "cases").path, rules: try prepare(url).path,
      port: 8137, token: Self.token, clock: { "2021-06-01T09:30:00+08:00" })
    options.isShared = isShared
    site = try WorkbenchSite(options)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  /// What the site answers to somebody who may ask.
  func get(_ target: String, _ fields: [String: String] = [:]) -> Answer {
    ask("GET", target, fields: fields)
  }

  /// What the site answers to a form of its own.
  func post(_ target: String, _ form: [String: String]) -> Answer {
    let body = form.map { name, value in "\(Self.encoded(name))=\(Self.encoded(value))" }
      .joined(separator: "&")
    return ask("POST", target, fields: ["origin": "http://\(Self.host)"], body: body)
  }

  /// The state of the case that a form has seen which is made now.
  func sum(_ id: String) throws -> String {
    let page = get("/cases/\(id)/record").text
    return String(try #require(page.firstMatch(of: /name="sum" value="([^"]*)"/)).1)
  }

  func ask(
    _ method: String, _ target: String, fields: [String: String] = [:], body: String = ""
  ) -> Answer {
    let own = ["host": Self.host, "authorization": "Bearer \(Self.token)"]
    let all = own.merging(fields) { $1 }.filter { !$0.value.isEmpty }
    return Answer(
      site.respond(
        to: WebRequest(
          method: method, target: target, fields: all.map { (name: $0.key, value: $0.value) },
          body: Array(body.utf8))))
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  func file(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: "cases/\(name)"), encoding: .utf8)
  }

  /// A file of the copied rules.
  func rule(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: "rules/\(name)"), encoding: .utf8)
  }

  /// Whether there is a file or folder at the path below the folder of the copies.
  func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }
}

/// An answer, with its body as text.
struct Answer {
  let status: Int
  let fields: [String: String]
  let text: String

  init(_ response: WebResponse) {
    status = response.status
    fields = Dictionary(
      response.fields.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $0 + "\n" + $1 }
    )
    text = String(decoding: response.body, as: UTF8.self)
  }

  /// The text that a reader sees, without elements.
  var visible: String {
    text.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
      .replacing("&lt;", with: "<").replacing("&amp;", with: "&")
  }
}
