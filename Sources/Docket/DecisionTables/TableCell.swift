import Diagnostics
import FEEL
import Playbooks

/// Texts of cells of a decision table: which are the same however a spreadsheet writes them, and what
/// is meant by one that is no FEEL.
enum TableCell {
  /// The text in the form in which cells are compared.
  ///
  /// Spreadsheet programs write numbers without needless zeros, `TRUE` for `true`, and line breaks
  /// and blanks at the ends as they like; CSV has an apostrophe before what could be a formula.
  static func canonical(_ text: String) -> String {
    let plain = unguarded(text).replacing("\r\n", with: "\n").trimmed
    switch plain {
    case "TRUE", "True": return "true"
    case "FALSE", "False": return "false"
    default: return digits(plain) ?? plain
    }
  }

  /// The text without the apostrophe that keeps a spreadsheet from running it as a formula.
  static func unguarded(_ text: String) -> String {
    guard text.first == "'", let next = text.dropFirst().first, "=+-@".contains(next) else {
      return text
    }
    return String(text.dropFirst())
  }

  /// Whether a spreadsheet keeps the text as a number that it writes in the same way.
  static func isPlainNumber(_ text: String) -> Bool {
    digits(text) == text && text.utf8.count <= 12
  }

  /// A plain number without needless zeros; nil where the text is none.
  private static func digits(_ text: String) -> String? {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let whole = parts[0].drop { $0 == "0" }
    let rest = parts.count == 2 ? String(parts[1].reversed().drop { $0 == "0" }.reversed()) : ""
    let sign = text.hasPrefix("-") && !(whole.isEmpty && rest.isEmpty) ? "-" : ""
    return sign + (whole.isEmpty ? "0" : String(whole)) + (rest.isEmpty ? "" : "." + rest)
  }
}

/// Reads what somebody typed into a cell and can have meant in one way only.
struct CellReading {
  let column: TableColumn
  let scope: Scope
  /// What people call the values, and the values themselves, by what they type.
  private let values: [String: String]
  private let names: Set<String>

  init(_ column: TableColumn, _ playbook: Playbook) {
    self.column = column
    scope = playbook.vocabulary.scope
    names = Set(playbook.vocabulary.names)
    var all: [String: Set<String>] = [:]
    for choice in column.choices {
      guard case .string(let text) = choice.value else { continue }
      let titles = choice.title?.translations.map(\.text) ?? []
      for typed in [text] + titles { all[typed, default: []].insert(choice.value.literal) }
    }
    values = all.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The text that the cell means in FEEL; the text itself where it is FEEL, or means nothing.
  func meant(by text: String) -> String {
    if column.compiled(text, scope).program != nil { return text }
    let candidates = [inQuotes(text), boolean(text), day(text), mended(text)]
    return candidates.compactMap { $0 }.first { column.compiled($0, scope).program != nil } ?? text
  }

  /// Words without quotes, where the column holds texts: values of its list, or their titles, or
  /// where it has no list, single words that are no names.
  private func inQuotes(_ text: String) -> String? {
    let type = column.type
    guard type == .string else { return nil }
    let words = text.split { ",，、".contains($0) }.map { String($0).trimmed }
    let literals = words.map { word -> String? in
      if word.first == "\"" { return word }
      if column.choices.isEmpty {
        let isWord = word.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
        return isWord && !word.isEmpty && !names.contains(word) ? Value.string(word).literal : nil
      }
      return values[word]
    }
    guard !literals.isEmpty, !literals.contains(nil) else { return nil }
    return literals.compactMap { $0 }.joined(separator: ", ")
  }

  private func boolean(_ text: String) -> String? {
    guard column.type == .boolean else { return nil }
    return switch text {
    case "是", "yes", "Yes", "YES": "true"
    case "否", "no", "No", "NO": "false"
    default: nil
    }
  }

  /// A day as people write it, with a comparison before it or alone.
  private func day(_ text: String) -> String? {
    guard column.type == .date else { return nil }
    let sign = text.prefix { "<>=≥≤".contains($0) }
    guard let day = TypedValue.day(String(text.dropFirst(sign.count)).trimmed) else { return nil }
    let written = sign.replacing("≥", with: ">=").replacing("≤", with: "<=")
    return (written.isEmpty ? "" : written + " ") + "date(\"\(day.text)\")"
  }

  /// The text with the fixes of its faults: full-width signs, other quotes.
  private func mended(_ text: String) -> String? {
    var file = SourceFile(name: "", text: text)
    for _ in 0..<3 {
      let faults = column.compiled(file.text(in: Span(0, file.text.count)), scope).faults
      var end = 0
      let fixes = faults.compactMap { $0.diagnostic { Place(file, $0) }.fix }.filter { fix in
        defer { end = max(end, fix.span.end) }
        return fix.span.start >= end
      }
      if fixes.isEmpty { break }
      file = file.applying(fixes)
    }
    let result = file.text(in: Span(0, file.text.count))
    return result == text ? nil : result
  }
}
