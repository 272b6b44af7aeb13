import Foundation
import Testing

/// `advisor lsp` with an editor at the other end of its pipes, over the shipped rules.
struct EditorTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  private static func file(_ path: String) throws -> (uri: String, text: String) {
    let place = root.appending(path: path)
    return (place.absoluteString, try String(contentsOf: place, encoding: .utf8))
  }

  private static func open(_ client: EditorClient, _ uri: String, _ text: String) throws {
    try client.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "yaml", "version": 1, "text": text]])
  }

  @Test func aSessionFromBeginningToEnd() throws {
    let client = try EditorClient(["--lang", "en"])
    let answer = try client.begin(Self.root)
    let abilities = try #require(answer["capabilities"] as? [String: Any])
    #expect(abilities["positionEncoding"] as? String == "utf-16")

    let (uri, text) = try Self.file("rules/families/10-judicial.yaml")
    try Self.open(client, uri, text)
    let lines = text.components(separatedBy: "\n")
    let number = try #require(lines.firstIndex { $0.contains("when: assets.seized") })
    let start = try #require(lines[number].range(of: "assets.seized")).lowerBound
    let column = lines[number].utf16.distance(from: lines[number].startIndex, to: start)
    func change(_ length: Int, _ text: String, _ version: Int) throws {
      try client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": uri, "version": version],
          "contentChanges": [
            [
              "range": [
                "start": ["line": number, "character": column],
                "end": ["line": number, "character": column + length],
              ], "text": text,
            ]
          ],
        ])
    }
    try change(13, "资产被法院", 2)
    let place: [String: Any] = [
      "textDocument": ["uri": uri], "position": ["line": number, "character": column + 5],
    ]
    let offers = try client.request("textDocument/completion", place)["result"] as? [String: Any]
    let items = offers?["items"] as? [[String: Any]]
    #expect(items?.first?["label"] as? String == "assets.seized")

    let found = try client.findings(of: uri) { found in
      found.contains { $0["severity"] as? Int == 1 }
    }
    let slip = try #require(found.first { $0["severity"] as? Int == 1 })
    let range = slip["range"] as? [String: [String: Int]]
    #expect(range?["start"] == ["line": number, "character": column])

    try change(5, "assets.seized", 3)
    _ = try client.findings(of: uri) { found in
      !found.contains { $0["severity"] as? Int == 1 }
    }
    let hover = try client.request("textDocument/hover", place)["result"] as? [String: Any]
    let contents = hover?["contents"] as? [String: Any]
    #expect((contents?["value"] as? String)?.contains("Assets seized by a court") == true)

    #expect(try client.request("shutdown", [:])["result"] is NSNull)
    try client.notify("exit", [:])
    #expect(client.status() == 0)
  }

  @Test func placesAreInBytesWhereThatIsAgreed() throws {
    let client = try EditorClient(["--lang", "zh"])
    let answer = try client.begin(Self.root, utf8: true)
    let abilities = try #require(answer["capabilities"] as? [String: Any])
    #expect(abilities["positionEncoding"] as? String == "utf-8")
    let uri = Self.root.appending(path: "cases/new.yaml").absoluteString
    try Self.open(client, uri, "case: 新\nfacts: {工程: {查封: true}}\n")
    let found = try client.findings(of: uri) { !$0.isEmpty }
    let range = try #require(found.first?["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["line": 1, "character": 8])
    #expect(range["end"] == ["line": 1, "character": 14])
  }

  @Test func whatIsNoMessageIsAnswered() throws {
    let client = try EditorClient()
    try client.send(raw: Data("{\"jsonrpc\":".utf8))
    let malformed = try client.answer(to: nil)
    #expect((malformed["error"] as? [String: Any])?["code"] as? Int == -32700)
    let early = try client.request("textDocument/hover", [:])
    #expect((early["error"] as? [String: Any])?["code"] as? Int == -32002)
    _ = try client.begin(Self.root)
    let unknown = try client.request("textDocument/unknown", [:])
    #expect((unknown["error"] as? [String: Any])?["code"] as? Int == -32601)
  }

  /// An editor that ends without a word leaves no process behind.
  @Test func theProcessEndsWithItsInput() throws {
    let client = try EditorClient()
    _ = try client.begin(Self.root)
    #expect(try client.end() == 1)
  }
}
