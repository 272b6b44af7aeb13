import Diagnostics

/// Who may ask (see `docs/server.md`).
struct Gate: Sendable {
  let port: Int
  let isShared: Bool
  let token: String

  /// The cookie that holds the token; the port keeps two workbenches on one machine apart.
  private var cookie: String { "advisor-\(port)" }

  /// The answer that is given instead of what was asked for; nil where the request may pass.
  func answer(to request: WebRequest, _ target: WebTarget) -> WebResponse? {
    let hosts = request.fields.filter { $0.name == "host" }
    guard hosts.count == 1, let host = hosts.first?.value, isOurs(host) else {
      return refusal(421, Self.otherHost)
    }
    if target.text == "/health" { return .text("ok\n") }
    if request.isReading, let given = target.query["token"] {
      guard isToken(given) else { return refusal(401, Self.noToken) }
      return .seeOther(target.without("token")).settingCookie(cookie, token, isKept: false)
    }
    let hasHeader = request["authorization"].map(isBearer) ?? false
    guard hasHeader || request.cookie(cookie).map(isToken) ?? false else {
      return refusal(401, Self.noToken).with("WWW-Authenticate", "Bearer")
    }
    if request.isReading { return nil }
    if isShared { return refusal(403, Self.onlyReading) }
    let isFromHere = request["origin"].map { $0 == "http://\(host)" } ?? hasHeader
    return isFromHere ? nil : refusal(403, Self.otherOrigin)
  }

  /// Whether the host of a request is this program: no name that somebody else can point here.
  private func isOurs(_ host: String) -> Bool {
    if ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"].contains(host) { return true }
    guard isShared, host.hasSuffix(":\(port)") else { return false }
    let name = host.dropLast(":\(port)".count)
    return name.split(separator: ".").count == 4 && name.allSatisfy { $0.isNumber || $0 == "." }
  }

  private func isBearer(_ field: String) -> Bool {
    let words = field.split(separator: " ")
    return words.count == 2 && words[0].lowercased() == "bearer" && isToken(String(words[1]))
  }

  /// Whether the text is the token; the time that this takes says nothing of how much of it is right.
  private func isToken(_ text: String) -> Bool {
    let (own, given) = (Array(token.utf8), Array(text.utf8))
    guard own.count == given.count else { return false }
    return zip(own, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private func refusal(_ status: Int, _ message: Wording) -> WebResponse {
    .text("\(message.zh)\n\(message.en)\n", status: status)
  }

  private static let otherHost = Wording(
    en:
      "This address is not the one that the workbench listens on. Use the address that it printed.",
    zh: "网址与本工作台不符，请使用启动时显示的网址。")
  private static let noToken = Wording(
    en: "The address lacks its token. Use the address that the workbench printed when it started.",
    zh: "网址中缺少口令，请使用工作台启动时显示的完整网址。")
  private static let onlyReading = Wording(
    en: "This workbench is shared for reading; nothing can be changed here.",
    zh: "本工作台以只读方式共享，不能修改。")
  private static let otherOrigin = Wording(
    en: "The request comes from another site; nothing was changed.",
    zh: "请求来自其他网站，未作修改。")
}
