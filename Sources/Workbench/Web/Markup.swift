import Diagnostics
import Reports

/// A piece of HTML.
///
/// Text becomes part of it through one function, which escapes.
struct Markup: Sendable, ExpressibleByStringInterpolation {
  /// The HTML.
  private(set) var html: String

  /// Nothing.
  static let none = Markup(html: "")

  private init(html: String) { self.html = html }

  /// A text, escaped.
  init(_ text: String) { html = HTMLText.escaped(visible(text)) }

  /// A text in the source of the program, escaped.
  init(stringLiteral text: String) { self.init(text) }

  /// What `PageHTML` wrote.
  init(written html: String) { self.html = html }

  /// Pieces one after the other.
  init(_ pieces: [Markup]) { html = pieces.map(\.html).joined() }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  /// An element with its attributes; one whose value is nil is left out.
  static func element(
    _ name: String, _ attributes: [(String, String?)], _ children: [Markup]
  ) -> Markup {
    var html = "<" + name
    for case (let key, let value?) in attributes {
      html += " " + key + "=\"" + HTMLText.escaped(visible(value)) + "\""
    }
    html += ">"
    if isVoid(name) { return Markup(html: html) }
    for child in children { html += child.html }
    return Markup(html: html + "</" + name + ">")
  }

  private static func isVoid(_ name: String) -> Bool {
    ["input", "meta", "link", "br", "hr", "col"].contains(name)
  }
}

/// An element of HTML.
func tag(
  _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: Markup...
) -> Markup {
  .element(name, attributes.map { ($0.key, $0.value) }, children)
}

/// An element of HTML with a list of children.
func tag(
  _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup]
) -> Markup {
  .element(name, attributes.map { ($0.key, $0.value) }, children)
}
