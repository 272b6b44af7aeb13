import Diagnostics
package import Reports
package import YAML

/// One message of a client, decoded from JSON (JSON-RPC 2.0, as LSP 3.17 uses it).
package enum Message: Sendable {
  case request(id: JSON, method: String, params: Node?)
  case notification(method: String, params: Node?)
  /// The answer to something that the server asked; nothing depends on it.
  case response
  /// What is no message; the answer to it.
  case unreadable(id: JSON, ServerFault)

  /// Decodes the content of one frame.
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

  /// The id that the message asks not to answer any more; nil if it asks no such thing.
  package var cancelled: String? {
    guard case .notification("$/cancelRequest", let params) = self else { return nil }
    return params?["id"].map { JSON($0).compact }
  }
}

/// Why a message is not answered with a result.
package struct ServerFault: Error, Sendable {
  /// The codes of JSON-RPC and of LSP.
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  /// The code of the fault.
  package let code: Code
  /// What is wrong, for the person at the editor.
  package let message: String

  /// A fault with its code.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension JSON {
  /// The value of a node that was read from JSON.
  init(_ node: Node) {
    switch node.kind {
    case .sequence(let items): self = .array(items.map { JSON($0) })
    case .mapping(let entries): self = .object(entries.map { ($0.name, JSON($0.value)) })
    case .scalar(let scalar):
      switch scalar.value {
      case .null: self = .null
      case .boolean(let value): self = .bool(value)
      case .integer, .float: self = .number(scalar.text)
      case .string: self = .string(scalar.text)
      }
    }
  }

  /// The answer to a request.
  static func answer(_ id: JSON, _ result: Result<JSON, ServerFault>) -> JSON {
    let outcome: (String, JSON) =
      switch result {
      case .success(let value): ("result", value)
      case .failure(let fault):
        (
          "error",
          .object([("code", .integer(fault.code.rawValue)), ("message", .string(fault.message))])
        )
      }
    return .object([("jsonrpc", .string("2.0")), ("id", id), outcome])
  }

  /// A message to the client that wants no answer.
  static func notification(_ method: String, _ params: JSON) -> JSON {
    .object([("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", params)])
  }

  /// A request to the client.
  static func request(_ id: String, _ method: String, _ params: JSON) -> JSON {
    .object([
      ("jsonrpc", .string("2.0")), ("id", .string(id)), ("method", .string(method)),
      ("params", params),
    ])
  }
}

extension Node {
  /// The whole number; nil if the node is none.
  var integer: Int? { scalar?.value == .integer ? text.flatMap { Int($0) } : nil }
}
