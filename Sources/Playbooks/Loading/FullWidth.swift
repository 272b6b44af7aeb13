package import Diagnostics
package import YAML

/// The candidate that was meant by a name: the same but for the form of its letters and for what
/// stands between its words, else what the word means in this language, else the nearest one.
package func meantName(by name: String, among candidates: [String]) -> String? {
  let plain = name.halfWidth
  if candidates.contains(plain) { return plain }
  let written = shape(of: plain)
  return candidates.first { shape(of: $0) == written }
    ?? EverydayWords.meanings(of: plain).first(where: candidates.contains)
    ?? candidates.first { isPlural($0, of: plain) || isPlural(plain, of: $0) }
    ?? onlyOne(of: candidates, beginningWith: plain)
    ?? nearestName(to: name, among: candidates)
}

/// The name in small letters, with a hyphen between its words.
private func shape(of name: String) -> String {
  String(name.lowercased().map { " _-".contains($0) ? "-" : $0 })
}

/// The candidate that begins with the name, where only one does and the name is no mere syllable.
private func onlyOne(of candidates: [String], beginningWith name: String) -> String? {
  guard name.count > 3 else { return nil }
  let found = candidates.filter { $0.hasPrefix(name) }
  return found.count == 1 ? found[0] : nil
}

private func isPlural(_ name: String, of other: String) -> Bool {
  name == other + "s" || other.hasSuffix("y") && name == other.dropLast() + "ies"
}

/// What a name was probably meant to be, as an edit.
struct NameCure {
  /// The edit, where the name is the same but for full-width characters; a guess is none.
  let fix: Diagnostic.Fix?
  /// The edit, certain or not.
  let suggestion: Diagnostic.Fix?

  init(_ name: String, meaning near: String?, at place: Place) {
    suggestion = near.map { Diagnostic.Fix(place.span, $0) }
    fix = near == name.halfWidth ? suggestion : nil
  }
}

extension Diagnostic {
  /// A finding about a name, with what was probably meant.
  init(
    _ id: String, _ severity: Severity, _ message: Wording, at place: Place, help: Wording?,
    cure: NameCure, subject: String? = nil
  ) {
    self.init(
      id, severity, message, at: place, help: help, fix: cure.fix, suggestion: cure.suggestion,
      subject: subject)
  }

  /// A key in braces in which a full-width colon stands, or a colon without a blank after it: YAML
  /// takes all of it for one key.
  ///
  /// Nil where the key has no such colon. Where the text before it is a key that may stand here, and
  /// no value follows, nothing else can have been meant.
  package static func fullWidthColon(
    in entry: Node.Entry, of file: SourceFile, isKey: (String) -> Bool
  ) -> Diagnostic? {
    guard let scalar = entry.key.scalar, scalar.style == .plain,
      let colon = scalar.text.firstIndex(where: { $0 == "：" || $0 == ":" })
    else { return nil }
    let isWide = scalar.text[colon] == "："
    let start = scalar.text[..<colon].utf8.count
    let meant = withPlainMarks(scalar.text)
    let isCertain = isKey(String(scalar.text[..<colon])) && entry.value.isEmptyScalar
    guard isWide || isCertain else { return nil }
    let sign = String(scalar.text[colon])
    let place = Place(file, scalar.fileSpan(of: Span(start, start + sign.utf8.count), in: file))
    let fix = isCertain ? Fix(scalar.span, meant) : nil
    return isWide ? wideColon(meant, at: place, fix) : narrowColon(meant, at: place, fix)
  }

  /// A list of names that a full-width comma divides, which YAML reads as one name; nil where the
  /// pieces are no known names.
  static func wideSeparator(in name: String, of known: [String], at place: Place) -> Diagnostic? {
    guard let sign = name.first(where: { "，、；;".contains($0) }) else { return nil }
    let pieces = name.split { "，、；;".contains($0) }.map { String($0).trimmed }
    guard pieces.count > 1, pieces.contains(where: known.contains) else { return nil }
    let written = place.file.text(in: place.span)
    let before = written.prefix { $0 != sign }.utf8.count
    let start = place.span.start + before
    let meant = pieces.joined(separator: ", ")
    return Diagnostic(
      "full-width-character", .error,
      Wording(
        en: "`\(sign)` does not part the items of a list", zh: "`\(sign)` 不能分隔列表中的各项"),
      at: Place(place.file, Span(start, min(start + sign.utf8.count, place.span.end))),
      help: Wording(en: "type `, ` in its place: `\(meant)`", zh: "请改用半角逗号：`\(meant)`"),
      fix: written == name ? Fix(place.span, meant) : nil)
  }

  private static func wideColon(_ meant: String, at place: Place, _ fix: Fix?) -> Diagnostic {
    Diagnostic(
      "full-width-colon", .error,
      Wording(
        en: "`：` is a full-width colon, which YAML does not read as a colon",
        zh: "`：` 是全角冒号，YAML 不认作冒号"),
      at: place,
      help: Wording(
        en: "type `: ` for it, and `, ` for a full-width comma: `\(meant)`",
        zh: "请改用半角冒号加空格 `: `，逗号也用半角：`\(meant)`"),
      fix: fix)
  }

  private static func narrowColon(_ meant: String, at place: Place, _ fix: Fix?) -> Diagnostic {
    Diagnostic(
      "colon-without-blank", .error,
      Wording(en: "there is no blank after this colon", zh: "这个冒号后面没有空格"), at: place,
      help: Wording(
        en: "write a blank after it: `\(meant)`", zh: "请在冒号后加空格：`\(meant)`"),
      fix: fix)
  }

  /// The text with plain colons and commas for the full-width ones, each with one blank after it.
  private static func withPlainMarks(_ text: String) -> String {
    var result = ""
    for character in text {
      if let mark = ["：": ": ", ":": ": ", "，": ", "][character] {
        result += mark
      } else if !(character.isWhitespace && result.last == " ") {
        result.append(character)
      }
    }
    return result.last == " " ? String(result.dropLast()) : result
  }
}
