import Messages
import Reports
import YAML

/// A revision of the Model Context Protocol that the server speaks.
enum Revision: String, CaseIterable, Sendable {
  /// Each request says for itself which revision it follows.
  case stateless = "2026-07-28"
  /// A session begins with a handshake.
  case handshake = "2025-11-25"

  private static let version = "io.modelcontextprotocol/protocolVersion"
  private static let capabilities = "io.modelcontextprotocol/clientCapabilities"
  private static let server = "io.modelcontextprotocol/serverInfo"

  /// The revision that the request names; nil where it names none.
  static func named(by params: Node?) throws(ServerFault) -> Revision? {
    guard let meta = params?["_meta"], let asked = meta[version] else { return nil }
    guard let name = asked.string else {
      throw ServerFault(.invalidParams, "`\(version)` in `_meta` is no text")
    }
    guard let revision = Revision(rawValue: name) else { throw unsupported(name) }
    if revision == .stateless, meta[capabilities]?.mapping == nil {
      throw ServerFault(
        .invalidParams, "`_meta` has no `\(capabilities)`; an empty object will do")
    }
    return revision
  }

  /// The fault of a request that names no revision before any handshake.
  static let notNamed = ServerFault(
    .invalidParams,
    "`_meta` has no `\(version)`; name the revision there, or send `initialize` first")

  /// All revisions, for those who choose one.
  static var supported: JSON { .array(allCases.map { .string($0.rawValue) }) }

  private static func unsupported(_ name: String) -> ServerFault {
    ServerFault(
      .unsupportedProtocolVersion, "Unsupported protocol version",
      data: .object([("supported", supported), ("requested", .string(name))]))
  }

  /// The result as this revision writes it, with what a client may keep of it.
  func result(_ members: [(String, JSON)], isKept: Bool = false, _ server: JSON) -> JSON {
    if self == .handshake { return .object(members) }
    let kept: [(String, JSON)] =
      isKept ? [("ttlMs", .integer(3_600_000)), ("cacheScope", .string("public"))] : []
    return .object(
      [("resultType", .string("complete"))] + members + kept
        + [("_meta", .object([(Self.server, server)]))])
  }
}
