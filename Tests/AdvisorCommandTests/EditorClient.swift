import Foundation
import Testing

/// An editor as the tests need it: it starts `advisor lsp` and exchanges framed messages with it.
final class EditorClient {
  private let process = Process()
  private let (toServer, fromServer) = (Pipe(), Pipe())
  private var bytes = Data()
  private var lastID = 0
  /// What the server said by itself and nobody has looked at yet.
  private var notices: [[String: Any]] = []

  init(_ arguments: [String] = []) throws {
    process.executableURL = try Shell.products().appending(path: "advisor")
    process.arguments = ["lsp", "--as-of", "2021-06-01"] + arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    (process.standardInput, process.standardOutput) = (toServer, fromServer)
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    // A signal that no process can have blocked.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Begins a session in a folder.
  func begin(_ folder: URL, options: [String: Any] = [:], utf8: Bool = false) throws
    -> [String: Any]
  {
    let encodings: [String: Any] = utf8 ? ["positionEncodings": ["utf-8", "utf-16"]] : [:]
    let text: [String: Any] = [
      "publishDiagnostics": ["relatedInformation": true],
      "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
    ]
    let abilities: [String: Any] = ["general": encodings, "textDocument": text]
    let answer = try request(
      "initialize",
      [
        "processId": NSNull(), "rootUri": folder.absoluteString, "capabilities": abilities,
        "initializationOptions": options,
      ])
    try notify("initialized", [:])
    return try #require(answer["result"] as? [String: Any])
  }

  func notify(_ method: String, _ params: [String: Any]) throws {
    try send(["jsonrpc": "2.0", "method": method, "params": params])
  }

  /// Sends a request, and waits for its answer.
  func request(_ method: String, _ params: [String: Any]) throws -> [String: Any] {
    lastID += 1
    try send(["jsonrpc": "2.0", "id": lastID, "method": method, "params": params])
    return try answer(to: lastID)
  }

  /// The answer to the request with this id; other messages are kept for later.
  func answer(to id: Int?) throws -> [String: Any] {
    while true {
      let message = try #require(try receive(), "the server has ended")
      if message["method"] == nil, message["id"] as? Int == id { return message }
      notices.append(message)
    }
  }

  /// Waits until the findings of a file are as wanted; gives the last ones.
  func findings(of uri: String, until isWanted: ([[String: Any]]) -> Bool) throws
    -> [[String: Any]]
  {
    while true {
      let message: [String: Any]
      if notices.isEmpty {
        message = try #require(try receive(), "the server has ended")
      } else {
        message = notices.removeFirst()
      }
      guard message["method"] as? String == "textDocument/publishDiagnostics",
        let params = message["params"] as? [String: Any], params["uri"] as? String == uri,
        let found = params["diagnostics"] as? [[String: Any]]
      else { continue }
      if isWanted(found) { return found }
    }
  }

  func send(_ message: [String: Any]) throws {
    try send(raw: try JSONSerialization.data(withJSONObject: message))
  }

  /// Sends the bytes as the content of one message.
  func send(raw content: Data) throws {
    let header = Data("Content-Length: \(content.count)\r\n\r\n".utf8)
    try toServer.fileHandleForWriting.write(contentsOf: header + content)
  }

  /// Ends the input, and waits for the status of the process.
  func end() throws -> Int32 {
    try toServer.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func receive() throws -> [String: Any]? {
    let mark = Data("\r\n\r\n".utf8)
    while true {
      if let end = bytes.range(of: mark) {
        let header = String(decoding: bytes[bytes.startIndex..<end.lowerBound], as: UTF8.self)
        let length = try #require(
          header.split(separator: " ").last.flatMap { Int($0) }, "\(header)")
        if bytes.endIndex - end.upperBound >= length {
          let content = bytes[end.upperBound..<end.upperBound + length]
          bytes = Data(bytes[(end.upperBound + length)...])
          return try JSONSerialization.jsonObject(with: content) as? [String: Any]
        }
      }
      let more = fromServer.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      bytes += more
    }
  }
}
