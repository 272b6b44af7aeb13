import Foundation
import LanguageServer
import Messages
import Reports
import Testing

/// The life of a session, and what is answered to messages that are out of place.
struct LifeTests {
  @Test func nothingIsAnsweredBeforeInitialize() throws {
    var server = try Session.bare()
    #expect(try server.code(of: #"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#) == -32002)
    #expect(
      server.receive([Message(Array(#"{"jsonrpc":"2.0","method":"initialized"}"#.utf8))]).isEmpty)
    #expect(!server.hasWork)
  }

  @Test(arguments: [
    ("{", -32700), (#"{"jsonrpc":"2.0","id":1}"#, -32600), (#"[{"jsonrpc":"2.0"}]"#, -32600),
    (#"{"id":1,"method":"shutdown"}"#, -32600), ("\u{FEFF}", -32700),
  ])
  func whatIsNoMessageIsSaid(_ text: String, _ code: Int) throws {
    var server = try Session.bare()
    #expect(try server.code(of: text) == code)
  }

  @Test func answersOfTheClientAreLeftAlone() throws {
    var server = try Session.bare()
    let answer = #"{"jsonrpc":"2.0","id":"watch","result":null}"#
    #expect(server.receive([Message(Array(answer.utf8))]).isEmpty)
  }

  @Test func requestsThatAreNotKnownAreSaidSo() throws {
    var session = try Session([:])
    let fault = try session.request("textDocument/foo", [:]) as? [String: Any]
    #expect(fault?["code"] as? Int == -32601)
    let own = try session.request("$/own", [:]) as? [String: Any]
    #expect(own?["code"] as? Int == -32601)
    #expect(try session.exchange(["method": "$/own"]).isEmpty)
    let second = try session.request("initialize", [:]) as? [String: Any]
    #expect(second?["code"] as? Int == -32600)
  }

  @Test(
    arguments: [
      [:], ["textDocument": ["uri": "file:///w/none.yaml"]],
      ["textDocument": ["uri": "file:///w/none.yaml"], "position": ["line": -1, "character": 0]],
    ] as [[String: any Sendable]])
  func requestsWithoutTheirPartsAreRefused(_ params: [String: any Sendable]) throws {
    var session = try Session([:])
    let fault = try session.request("textDocument/hover", params) as? [String: Any]
    #expect(fault?["code"] as? Int == -32602)
  }

  @Test func aRequestThatIsCancelledIsNotWorkedOn() throws {
    var session = try Session(Sheds.files)
    let texts = [
      #"{"jsonrpc":"2.0","id":7,"method":"workspace/symbol","params":{"query":""}}"#,
      #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":7}}"#,
      #"{"jsonrpc":"2.0","id":8,"method":"workspace/symbol","params":{"query":""}}"#,
    ]
    let answers = session.server.receive(texts.map { Message(Array($0.utf8)) })
    #expect(answers.count == 2)
    #expect(answers[0].compact.contains("-32800"))
    #expect(answers[1].compact.contains("\"result\""))
  }

  @Test func theStatusSaysWhetherTheEndWasAnnounced() throws {
    var session = try Session([:])
    #expect(session.server.exitStatus == nil)
    try session.request("shutdown", [:])
    let late = try session.request("workspace/symbol", ["query": ""]) as? [String: Any]
    #expect(late?["code"] as? Int == -32600)
    try session.notify("exit", [:])
    #expect(session.server.exitStatus == 0)

    var sudden = try Session([:])
    try sudden.notify("exit", [:])
    #expect(sudden.server.exitStatus == 1)
  }

  @Test func theEncodingIsAgreedOn() throws {
    var bare = try Session.bare()
    let request = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":"#
    let asked = request + #"{"general":{"positionEncodings":["utf-8","utf-16"]}}}}"#
    let answer = try #require(bare.receive([Message(Array(asked.utf8))]).first)
    #expect(answer.compact.contains(#""positionEncoding":"utf-8""#))
    var other = try Session.bare()
    let plain = try #require(other.receive([Message(Array((request + "{}}}").utf8))]).first)
    #expect(plain.compact.contains(#""positionEncoding":"utf-16""#))
  }

  @Test func theClientIsAskedToWatchFilesWhereItCan() throws {
    var bare = try Session.bare()
    let abilities =
      #"{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}"#
    let initialize =
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":\#(abilities)}}"#
    _ = bare.receive([Message(Array(initialize.utf8))])
    let said = bare.receive([
      Message(Array(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#.utf8))
    ])
    #expect(said.count == 1)
    #expect(said.first?.compact.contains("client/registerCapability") == true)
  }
}

extension Server {
  /// The code of the fault that a message is answered with.
  fileprivate mutating func code(of message: String) throws -> Int? {
    let answers = receive([Message(Array(message.utf8))])
    #expect(answers.count == 1)
    let answer = try #require(answers.first).compact
    let read = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
    return (read?["error"] as? [String: Any])?["code"] as? Int
  }
}
