/// The texts that cells refer to by their numbers; each may be made of several runs.
struct SharedTexts {
  private(set) var all: [String] = []
  private var text = RichText()

  mutating func start(_ name: String) {
    if name == "si" { text = RichText() }
    text.start(name)
  }

  mutating func end(_ name: String) {
    text.end(name)
    if name == "si" { all.append(text.content) }
  }

  mutating func take(_ piece: String) { text.take(piece) }
}

/// A text of a workbook, of runs in several formats; how it is spoken (`rPh`) is no part of it.
struct RichText {
  private var raw = ""
  private var isText = false
  private var isSpoken = false

  mutating func start(_ name: String) {
    if name == "t" { isText = true }
    if name == "rPh" { isSpoken = true }
  }

  mutating func end(_ name: String) {
    if name == "t" { isText = false }
    if name == "rPh" { isSpoken = false }
  }

  mutating func take(_ piece: String) {
    if isText, !isSpoken { raw += piece }
  }

  var content: String { Self.withoutCodes(raw) }

  /// The text with the codes of characters, such as `_x000D_`, as what they stand for
  /// (ECMA-376 Part 1, 22.9.2.19).
  static func withoutCodes(_ raw: String) -> String {
    guard raw.contains("_x") else { return raw }
    return raw.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.output.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String($0) }
        ?? String(match.output.0)
    }
  }
}
