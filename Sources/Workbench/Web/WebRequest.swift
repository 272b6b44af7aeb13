/// A request as the server read it.
public struct WebRequest: Sendable {
  /// The method, such as `GET`.
  public let method: String
  /// The path and the query, as they stand in the first line of the request.
  public let target: String
  /// The fields of the head, their names in lower case.
  public let fields: [(name: String, value: String)]
  /// The body; at most ``WorkbenchSite/largestBody`` bytes.
  public let body: [UInt8]

  /// A request.
  public init(
    method: String, target: String, fields: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
  }
}

/// The answer to a request.
public struct WebResponse: Sendable {
  /// The status, such as 200.
  public internal(set) var status: Int
  /// The fields of the head, without `Content-Length` and `Date`.
  public internal(set) var fields: [(name: String, value: String)]
  /// The body; empty for `HEAD`.
  public internal(set) var body: [UInt8]
}
