import Diagnostics
package import Reports
package import YAML

/// One message of a client, decoded from JSON (JSON-RPC 2.0).
package enum Message: Sendable {
  case request(id: JSON, method: String, params: Node?)
  case notification(method: String, params: Node?)
  /// The answer to something that the server asked; nothing depends on it.
  case response
  /// What is no message; the answer to it.
  case unreadable(id: JSON, ServerFault)

  /// Decodes the text of one message.
  package init(_ bytes: [UInt8]) {
    let parsed = Document.parseJSON(SourceFile(name: "<message>", text: bytes))
    guard let root = parsed.document?.root, parsed.diagnostics.isEmpty else {
      let reason = parsed.diagnostics.first?.message.en ?? "no text"
      self = .unreadable(id: .null, ServerFault(.parseError, "this is no JSON: \(reason)"))
      return
    }
    let id = root["id"].map { JSON($0) }
    guard root.mapping != nil, root["jsonrpc"]?.string == "2.0" else {
      self = .unreadable(
        id: id ?? .null, ServerFault(.invalidRequest, "no message of JSON-RPC 2.0"))
      return
    }
    guard let method = root["method"]?.string else {
      let isAnswer = root["result"] != nil || root["error"] != nil
      self =
        isAnswer
        ? .response
        : .unreadable(id: id ?? .null, ServerFault(.invalidRequest, "there is no `method`"))
      return
    }
    let params = root["params"]
    self =
      id.map { .request(id: $0, method: method, params: params) }
      ?? .notification(method: method, params: params)
  }
}

/// Why a message is not answered with a result.
package struct ServerFault: Error, Sendable {
  /// The codes of JSON-RPC, of LSP, and of the Model Context Protocol.
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case unsupportedProtocolVersion = -32022
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  /// The code of the fault.
  package let code: Code
  /// What is wrong, for the person at the other end.
  package let message: String
  /// What a program can read of the fault; nil where there is nothing more.
  package let data: JSON?

  /// A fault with its code.
  package init(_ code: Code, _ message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }
}

/// Messages of a server.
extension JSON {
  /// The answer to a request; without an id, to what could not be read.
  package static func answer(_ id: JSON?, _ result: Result<JSON, ServerFault>) -> JSON {
    let outcome: (String, JSON) =
      switch result {
      case .success(let value): ("result", value)
      case .failure(let fault):
        (
          "error",
          .object(
            [("code", .integer(fault.code.rawValue)), ("message", .string(fault.message))]
              + (fault.data.map { [("data", $0)] } ?? []))
        )
      }
    return .object([("jsonrpc", .string("2.0"))] + (id.map { [("id", $0)] } ?? []) + [outcome])
  }

  /// A message to the client that wants no answer.
  package static func notification(_ method: String, _ params: JSON) -> JSON {
    .object([("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", params)])
  }

  /// A request to the client.
  package static func request(_ id: String, _ method: String, _ params: JSON) -> JSON {
    .object([
      ("jsonrpc", .string("2.0")), ("id", .string(id)), ("method", .string(method)),
      ("params", params),
    ])
  }
}
