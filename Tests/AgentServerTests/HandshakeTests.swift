import AgentServer
import Foundation
import Testing

/// How a client and the server come to an agreement, in both revisions.
struct HandshakeTests {
  private static func start(_ version: String = "2025-11-25") -> Talk.Object {
    [
      "protocolVersion": version, "capabilities": Talk.Object(),
      "clientInfo": ["name": "test", "version": "1"],
    ]
  }

  @Test(arguments: ["2025-11-25", "2025-06-18", "2026-07-28", "1900-01-01"])
  func aHandshakeIsAnsweredWithTheRevisionThatHasOne(_ version: String) throws {
    var talk = try Talk.small()
    let answer = try talk.request("initialize", Self.start(version))
    let result = try #require(answer["result"] as? Talk.Object)
    #expect(result["protocolVersion"] as? String == "2025-11-25")
    #expect((result["capabilities"] as? Talk.Object)?["tools"] != nil)
    #expect((result["serverInfo"] as? Talk.Object)?["version"] as? String == "1.2.3")
    #expect((result["instructions"] as? String)?.contains("how_to_work") == true)
    #expect(result["resultType"] == nil)
  }

  @Test func aSessionNeedsNoMetadata() throws {
    var talk = try Talk.small()
    _ = try talk.request("initialize", Self.start())
    let begun = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
    #expect(try talk.send(begun + "\n").isEmpty)
    #expect(try talk.request("ping")["result"] as? Talk.Object != nil)
    let list = try #require(try talk.request("tools/list")["result"] as? Talk.Object)
    #expect(Set(list.keys) == ["tools"])
    let call = try talk.request("tools/call", ["name": "how_to_work"])
    let result = try #require(call["result"] as? Talk.Object)
    #expect(Set(result.keys) == ["content"])
    #expect(try Talk.code(talk.request("server/discover")) == -32601)
  }

  @Test func aRequestSpeaksForItself() throws {
    var talk = try Talk.small()
    let found = try talk.result("server/discover")
    #expect(found["supportedVersions"] as? [String] == ["2026-07-28", "2025-11-25"])
    #expect(found["resultType"] as? String == "complete")
    #expect(found["cacheScope"] as? String == "public")
    #expect(found["ttlMs"] as? Int != nil)
    let meta = try #require(found["_meta"] as? Talk.Object)
    let server = try #require(meta["io.modelcontextprotocol/serverInfo"] as? Talk.Object)
    #expect(server["name"] as? String == "advisor")
    let list = try talk.result("tools/list")
    #expect(list["ttlMs"] as? Int != nil && list["resultType"] as? String == "complete")
    let call = try talk.result("tools/call", ["name": "how_to_work"])
    #expect(call["resultType"] as? String == "complete" && call["ttlMs"] == nil)
  }

  @Test func bothRevisionsGoOnOneStream() throws {
    var talk = try Talk.small()
    _ = try talk.result("tools/list")
    _ = try talk.request("initialize", Self.start())
    #expect((try talk.request("tools/list")["result"] as? Talk.Object)?["resultType"] == nil)
    #expect(try talk.result("tools/list")["resultType"] as? String == "complete")
    let ping = try talk.request("ping", ["_meta": Talk.meta()])
    #expect(try Talk.code(ping) == -32601)
  }

  @Test func anotherRevisionIsRefusedWithThoseThatThereAre() throws {
    var talk = try Talk.small()
    let answer = try talk.request("tools/list", ["_meta": Talk.meta("2024-11-05")])
    #expect(try Talk.code(answer) == -32022)
    let data = try #require((answer["error"] as? Talk.Object)?["data"] as? Talk.Object)
    #expect(data["requested"] as? String == "2024-11-05")
    #expect(data["supported"] as? [String] == ["2026-07-28", "2025-11-25"])
  }

  @Test func aRequestWithoutRevisionOrHandshakeIsRefused() throws {
    var talk = try Talk.small()
    #expect(try Talk.code(talk.request("tools/list")) == -32602)
    #expect(try Talk.code(talk.request("server/discover")) == -32602)
    #expect(try talk.request("ping")["result"] as? Talk.Object != nil)
    var meta = Talk.meta()
    meta["io.modelcontextprotocol/clientCapabilities"] = nil
    #expect(try Talk.code(talk.request("tools/list", ["_meta": meta])) == -32602)
    #expect(try Talk.code(talk.request("initialize")) == -32602)
  }

  @Test(arguments: [
    ("hello", -32700), ("{", -32700), ("[]", -32600), ("{}", -32600), ("\u{0}", -32700),
    (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1}"#, -32600),
    (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/go","params":{}}"#, -32602),
  ])
  func aJunkLineIsAnsweredAndTheNextOneToo(_ line: String, _ code: Int) throws {
    var talk = try Talk.small()
    let answers = try talk.send(line + "\n")
    #expect(answers.count == 1)
    let answer = try #require(answers.first)
    #expect(try Talk.code(answer) == code)
    #expect(answers.first?["id"] is NSNull == false)
    #expect(try talk.request("ping")["result"] != nil)
  }

  @Test func linesAreCutWhereverTheyCome() throws {
    var talk = try Talk.small()
    let ping = #"{"jsonrpc":"2.0","id":"a","method":"ping"}"#
    #expect(try talk.send(String(ping.prefix(9))).isEmpty)
    #expect(try talk.send(ping.dropFirst(9) + "\r\n\n" + ping + "\n").count == 2)
    #expect(try talk.send("\n \n\r\n").isEmpty)
  }

  @Test func anEndlessLineIsPassedOver() {
    var lines = Lines()
    let piece = [UInt8](repeating: 97, count: 1 << 20)
    for _ in 0...16 { #expect(lines.add(piece).isEmpty) }
    let ping = Array("\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".utf8)
    #expect(lines.add(ping).count == 1)
    #expect(lines.end().count == 1)
    #expect(lines.end().isEmpty)
  }

  @Test func aRequestThatIsCancelledIsNotAnswered() throws {
    var talk = try Talk.small()
    let answers = try talk.send(
      """
      {"jsonrpc":"2.0","id":1,"method":"ping"}
      {"jsonrpc":"2.0","id":2,"method":"ping"}
      {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}

      """)
    #expect(answers.map { $0["id"] as? Int } == [2])
  }

  @Test func unknownToolsAndOddCallsAreFaultsOfTheProtocol() throws {
    var talk = try Talk.small()
    let meta = Talk.meta()
    for params: Talk.Object in [
      ["name": "advice"], [:], ["name": 1], ["name": "advise", "arguments": [1]],
    ] {
      let answer = try talk.request("tools/call", params.merging(["_meta": meta]) { $1 })
      #expect(try Talk.code(answer) == -32602)
    }
    let paged = try talk.request("tools/list", ["_meta": meta, "cursor": "x"])
    #expect(try Talk.code(paged) == -32602)
    #expect(try Talk.code(talk.request("resources/list", ["_meta": meta])) == -32601)
  }
}
