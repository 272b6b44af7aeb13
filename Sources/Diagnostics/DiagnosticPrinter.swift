/// Writes findings for a person at a terminal.
///
/// It prints the fact, the line with the place underlined, the other places and remarks, and what
/// to type instead.
package struct DiagnosticPrinter: Sendable {
  /// The language of the messages.
  package let language: Language
  /// Whether to use the colours of a terminal.
  package let color: Bool

  /// The greatest width of a line quoted from a file, in terminal cells, with the line number.
  private static let columns = 80

  /// A printer for one language.
  package init(language: Language, color: Bool = false) {
    self.language = language
    self.color = color
  }

  /// The finding in full, on several lines.
  package func text(_ diagnostic: Diagnostic) -> String {
    var lines = [firstLine(diagnostic)]
    lines += excerpt(diagnostic.place, mark: "^")
    for note in diagnostic.notes { lines += self.lines(of: note) }
    if let help = diagnostic.help {
      lines.append("  = \(word(Wording(en: "help", zh: "改法"))): \(word(help))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The place and the message only, on one line.
  package func line(_ diagnostic: Diagnostic) -> String { firstLine(diagnostic) + "\n" }

  private func firstLine(_ diagnostic: Diagnostic) -> String {
    let (position, name) = (diagnostic.place.start, visible(diagnostic.place.file.name))
    let isTyped = diagnostic.place.file.isTyped
    let place = isTyped ? name : "\(name):\(position.line):\(position.column)"
    return place + ": " + head(diagnostic) + word(diagnostic.message)
  }

  private func head(_ diagnostic: Diagnostic) -> String {
    let name =
      switch diagnostic.severity {
      case .error: word(Wording(en: "error", zh: "错误"))
      case .warning: word(Wording(en: "warning", zh: "警告"))
      case .note: word(Wording(en: "note", zh: "提示"))
      }
    let code =
      diagnostic.severity == .error ? "31;1" : diagnostic.severity == .warning ? "33;1" : "36;1"
    let id = diagnostic.place.file.isTyped ? "" : "[\(diagnostic.id)]"
    return painted(name + id, code) + ": "
  }

  private func lines(of note: Diagnostic.Note) -> [String] {
    let text = "  = \(word(Wording(en: "note", zh: "说明"))): \(word(note.message))"
    guard let place = note.place else { return [text] }
    let position = place.start
    return [text, "    --> \(visible(place.file.name)):\(position.line):\(position.column)"]
      + excerpt(place, mark: "-")
  }

  /// The line of the place, and below it a mark under each cell of the span on that line.
  private func excerpt(_ place: Place, mark: Character) -> [String] {
    let start = place.start
    let line = place.file.line(start.line)
    guard !line.isEmpty else { return [] }
    let count = line.unicodeScalars.count
    let first = min(start.column - 1, count)
    let end = place.end
    let last = end.line == start.line ? min(max(end.column - 1, first), count) : count
    let number = place.file.isTyped ? " " : String(start.line)
    let gutter = String(repeating: " ", count: number.count)
    let excerpt = Excerpt(
      line, marking: first, upTo: last, cells: Self.columns - number.count - 4)
    let marks = String(repeating: mark, count: excerpt.marks)
    return [
      " \(gutter) |", " \(number) | \(excerpt.line)",
      " \(gutter) | " + String(repeating: " ", count: excerpt.indent) + painted(marks, "31;1"),
    ]
  }

  private func word(_ wording: Wording) -> String { visible(wording[language]) }

  private func painted(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
