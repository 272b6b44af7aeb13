package import Messages
package import Reports
import YAML

/// The server of tools for agents: the Model Context Protocol (contract, section 7).
///
/// It is a value that takes messages and gives messages. It never writes into cases or rules.
package struct ToolServer: Sendable {
  private let context: ToolContext
  private let version: String
  /// Whether the client has begun with a handshake.
  private var isInitialized = false

  /// Opens the folders; what cannot be used is a fault.
  package init(_ settings: AgentSettings) throws(AgentSettings.Fault) {
    context = try ToolContext(settings)
    version = settings.version
  }

  /// Takes messages in their order, and gives the answers.
  ///
  /// A request that a later message of them cancels is not answered.
  package mutating func receive(_ messages: [Message]) -> [JSON] {
    let cancelled = Set(messages.compactMap(\.cancelled))
    var answers: [JSON] = []
    for message in messages {
      switch message {
      case .unreadable(let id, let fault):
        answers.append(.answer(id.isRequestID ? id : nil, .failure(fault)))
      case .response, .notification: break
      case .request(let id, _, _) where !id.isRequestID:
        let fault = ServerFault(.invalidRequest, "`id` is neither a text nor a whole number")
        answers.append(.answer(nil, .failure(fault)))
      case .request(let id, _, _) where cancelled.contains(id.compact): break
      case .request(let id, let method, let params):
        do throws(ServerFault) {
          answers.append(.answer(id, .success(try answer(method, params))))
        } catch {
          answers.append(.answer(id, .failure(error)))
        }
      }
    }
    return answers
  }

  private mutating func answer(_ method: String, _ params: Node?) throws(ServerFault) -> JSON {
    if let params, params.mapping == nil {
      throw ServerFault(.invalidParams, "`params` is no object")
    }
    if method == "initialize" { return try initialize(params) }
    let named = try Revision.named(by: params)
    if named == nil, method == "ping" { return .object([]) }
    guard let revision = named ?? (isInitialized ? .handshake : nil) else {
      throw Revision.notNamed
    }
    switch (method, revision) {
    case ("ping", .handshake): return .object([])
    case ("server/discover", .stateless):
      let known = [("supportedVersions", Revision.supported)] + abilities
      return revision.result(known, isKept: true, identity)
    case ("tools/list", _):
      if params?["cursor"] != nil {
        throw ServerFault(.invalidParams, "there is one page of tools, so no `cursor`")
      }
      let tools = JSON.array(Tool.all.map(\.json))
      return revision.result([("tools", tools)], isKept: true, identity)
    case ("tools/call", _): return revision.result(try call(params), identity)
    default: throw ServerFault(.methodNotFound, "there is no `\(method)` here")
    }
  }

  /// The handshake; whatever revision is asked for, the answer names the one that has it.
  private mutating func initialize(_ params: Node?) throws(ServerFault) -> JSON {
    guard params?["protocolVersion"]?.string != nil else {
      throw ServerFault(.invalidParams, "there is no `protocolVersion`")
    }
    isInitialized = true
    let revision = JSON.string(Revision.handshake.rawValue)
    return .object([("protocolVersion", revision)] + abilities + [("serverInfo", identity)])
  }

  /// What the server offers, and how to begin.
  private var abilities: [(String, JSON)] {
    [
      ("capabilities", .object([("tools", .object([]))])),
      ("instructions", .string(HowToWork.instructions)),
    ]
  }

  private var identity: JSON {
    .object([
      ("name", .string("advisor")), ("title", .string("Advisor")), ("version", .string(version)),
    ])
  }

  private func call(_ params: Node?) throws(ServerFault) -> [(String, JSON)] {
    guard let name = params?["name"]?.string else {
      throw ServerFault(.invalidParams, "there is no `name` of a tool")
    }
    guard let tool = Tool.all.first(where: { $0.name == name }) else {
      let names = Tool.all.map { "`\($0.name)`" }.joined(separator: ", ")
      throw ServerFault(.invalidParams, "Unknown tool: \(name); there are \(names)")
    }
    let arguments = params?["arguments"]
    if let arguments, arguments.mapping == nil {
      throw ServerFault(.invalidParams, "`arguments` is no object")
    }
    return tool.answer(to: arguments, context).members
  }
}

extension Message {
  /// The id of the request that the message asks not to answer any more; nil if it asks no such
  /// thing.
  fileprivate var cancelled: String? {
    guard case .notification("notifications/cancelled", let params) = self else { return nil }
    return params?["requestId"].map { JSON($0).compact }
  }
}

extension JSON {
  /// Whether a request may have it as its id: a text or a whole number.
  fileprivate var isRequestID: Bool {
    switch self {
    case .string: true
    case .number(let text): Int(text) != nil
    case .object, .array, .bool, .null: false
    }
  }
}
