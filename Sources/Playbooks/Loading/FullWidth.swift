package import Diagnostics
package import YAML

/// The candidate that was meant by a name: the same in half-width characters, else the nearest one.
func meantName(by name: String, among candidates: [String]) -> String? {
  let plain = name.halfWidth
  return candidates.first { $0 == plain } ?? nearestName(to: name, among: candidates)
}

extension Diagnostic {
  /// A key in braces in which a full-width colon stands: YAML takes all of it for one key.
  ///
  /// Nil where the key has no such colon. Where the text before it is a key that may stand here, and
  /// no value follows, nothing else can have been meant.
  package static func fullWidthColon(
    in entry: Node.Entry, of file: SourceFile, isKey: (String) -> Bool
  ) -> Diagnostic? {
    guard let scalar = entry.key.scalar, scalar.style == .plain,
      let colon = scalar.text.firstRange(of: "：")
    else { return nil }
    let start = scalar.text[..<colon.lowerBound].utf8.count
    let meant = withPlainMarks(scalar.text)
    let isCertain = isKey(String(scalar.text[..<colon.lowerBound])) && entry.value.isEmptyScalar
    return Diagnostic(
      "full-width-colon", .error,
      Wording(
        en: "`：` is a full-width colon, which YAML does not read as a colon",
        zh: "`：` 是全角冒号，YAML 不认作冒号"),
      at: Place(file, scalar.fileSpan(of: Span(start, start + "：".utf8.count), in: file)),
      help: Wording(
        en: "type `: ` for it, and `, ` for a full-width comma: `\(meant)`",
        zh: "请改用半角冒号加空格 `: `，逗号也用半角：`\(meant)`"),
      fix: isCertain ? Fix(scalar.span, meant) : nil)
  }

  /// The text with plain colons and commas for the full-width ones, each with one blank after it.
  private static func withPlainMarks(_ text: String) -> String {
    var result = ""
    for character in text {
      if let mark = ["：": ": ", "，": ", "][character] {
        result += mark
      } else if !(character.isWhitespace && result.last == " ") {
        result.append(character)
      }
    }
    return result.last == " " ? String(result.dropLast()) : result
  }
}
