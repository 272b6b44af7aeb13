import Diagnostics
import Reports

extension WebResponse {
  /// What every answer says: nothing from elsewhere is loaded, nothing is guessed, kept or framed.
  private static let common: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    // Without a referrer forms would not say where they come from.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
  ]

  /// An answer with a body of that type.
  init(
    _ status: Int, _ type: String, _ body: [UInt8], cache: String = "no-store",
    _ fields: [(name: String, value: String)] = []
  ) {
    self.init(
      status: status,
      fields: Self.common + [("Content-Type", type), ("Cache-Control", cache)] + fields, body: body)
  }

  /// A page.
  static func page(_ html: Markup, status: Int = 200) -> WebResponse {
    WebResponse(status, "text/html; charset=utf-8", Array(html.html.utf8))
  }

  /// A value for programs, with a line break at its end.
  static func json(
    _ value: JSON, status: Int = 200, _ fields: [(name: String, value: String)] = []
  ) -> WebResponse {
    json(text: value.pretty + "\n", status: status, fields)
  }

  /// JSON that was written before.
  static func json(
    text: String, status: Int = 200, _ fields: [(name: String, value: String)] = []
  ) -> WebResponse {
    WebResponse(status, "application/json; charset=utf-8", Array(text.utf8), fields)
  }

  /// Plain text.
  static func text(_ text: String, status: Int = 200) -> WebResponse {
    WebResponse(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  /// The browser is to ask for another address of this site.
  static func seeOther(_ address: String) -> WebResponse {
    WebResponse(303, "text/plain; charset=utf-8", [], [("Location", address)])
  }

  /// The answer with one more field.
  func with(_ name: String, _ value: String) -> WebResponse {
    var copy = self
    copy.fields.append((name, value))
    return copy
  }

  /// The answer with a cookie that the browser keeps for the session, or for a year.
  func settingCookie(_ name: String, _ value: String, isKept: Bool) -> WebResponse {
    with(
      "Set-Cookie",
      "\(name)=\(Percent.encoded(value)); Path=/; HttpOnly; SameSite=Strict"
        + (isKept ? "; Max-Age=31536000" : ""))
  }
}

extension WebRequest {
  /// The value of a field of the head; nil where it is missing.
  subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The value of a cookie; nil where the browser sends none of that name.
  func cookie(_ name: String) -> String? {
    for case let field in fields where field.name == "cookie" {
      for piece in field.value.split(separator: ";") {
        let halves = piece.split(separator: "=", maxSplits: 1)
        if halves.count == 2, String(halves[0]).trimmed == name {
          return Percent.decoded(halves[1])
        }
      }
    }
    return nil
  }

  /// Whether nothing can change by it.
  var isReading: Bool { method == "GET" || method == "HEAD" }
}
