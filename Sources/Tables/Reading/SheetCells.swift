/// Collects the cells of a sheet while its XML is gone through.
final class SheetCells {
  private(set) var sheet: Sheet
  private(set) var isTooLarge = false
  private let texts: [String]
  private let formats: NumberFormats
  private let from1904: Bool

  /// The most rows and columns of a sheet, and the most cells that are read.
  private static let most = (rows: 1_048_576, columns: 16_384, cells: 20_000_000)

  private var count = 0
  private var rowNumber = 0
  private var cells: [Table.Cell] = []
  private var column = -1
  private var kind = ""
  private var style = 0
  private var value = ""
  private var hasValue = false
  private var isValue = false
  private var isFormula = false
  private var rich = RichText()

  init(name: String, texts: [String], formats: NumberFormats, from1904: Bool) {
    sheet = Sheet(name: name)
    self.texts = texts
    self.formats = formats
    self.from1904 = from1904
  }

  func start(_ name: String, _ attributes: [String: String]) {
    rich.start(name)
    switch name {
    case "row":
      rowNumber = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
      (cells, column) = ([], -1)
    case "c":
      column = attributes["r"].flatMap(Self.column) ?? column + 1
      (kind, style) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
      (value, hasValue, isFormula, rich) = ("", false, false, RichText())
    case "v": (isValue, hasValue) = (true, true)
    case "f": isFormula = true
    default: break
    }
  }

  func take(_ text: String) {
    rich.take(text)
    if isValue { value += text }
  }

  func end(_ name: String) {
    rich.end(name)
    switch name {
    case "v": isValue = false
    case "c": endCell()
    case "row": endRow()
    default: break
    }
  }

  private func endCell() {
    guard (0..<Self.most.columns).contains(column), (1...Self.most.rows).contains(rowNumber),
      count < Self.most.cells
    else {
      isTooLarge = true
      return
    }
    let fault: Table.Cell.Fault? =
      kind == "e" ? .error : isFormula && !isWorkedOut ? .noValue : nil
    let content = fault == nil ? content() : .text(value)
    if case .text(let text) = content, fault == nil, text.allSatisfy(\.isWhitespace) { return }
    guard content != .empty || fault != nil else { return }
    count += 1
    cells.append(Table.Cell(value: content, column: column, fault: fault, span: nil))
  }

  /// Whether the file has what a formula comes to; only a text may be empty.
  private var isWorkedOut: Bool { kind == "str" ? hasValue : !value.isEmpty }

  private func endRow() {
    if !cells.isEmpty {
      sheet.rows.append(
        Table.Row(number: rowNumber, cells: cells.sorted { $0.column < $1.column }))
    }
    cells = []
  }

  /// What the cell holds, by its kind (ECMA-376 Part 1, 18.18.11).
  private func content() -> TableValue {
    switch kind {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else { return .empty }
      return .text(texts[index])
    case "inlineStr": return .text(rich.content)
    case "str": return .text(RichText.withoutCodes(value))
    case "b": return hasValue ? .boolean(value == "1" || value == "true") : .empty
    // A day as ISO 8601 writes it, with the time behind it.
    case "d": return .text(value.hasSuffix("T00:00:00") ? String(value.prefix(10)) : value)
    default: return hasValue ? number() : .empty
    }
  }

  private func number() -> TableValue {
    guard let digits = ShortNumber.digits(value) else { return .text(value) }
    let kind = formats.kind(ofStyle: style)
    guard kind != .number, let number = Double(digits), number < 3_000_000, number >= 0 else {
      return .number(digits)
    }
    let seconds = Int((number * 86_400).rounded())
    let time = Self.time(seconds % 86_400)
    if kind == .time, seconds < 86_400 { return .text(time) }
    guard let (year, month, day) = SerialDay.day(seconds / 86_400, from1904: from1904) else {
      return .number(digits)
    }
    if seconds % 86_400 == 0 { return .date(year: year, month: month, day: day) }
    return .text(isoDate(year, month, day) + "T" + time)
  }

  private static func time(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// The column, from 0, of a cell with a name such as `C5`; nil where the name is none.
  private static func column(_ name: String) -> Int? {
    var column = 0
    for letter in name.utf8.prefix(while: { $0 > UInt8(ascii: "9") }) {
      let place = Int(letter & 0xDF) - Int(UInt8(ascii: "A")) + 1
      guard (1...26).contains(place), column < most.columns else { return nil }
      column = column * 26 + place
    }
    return column > 0 ? column - 1 : nil
  }
}

/// Numbers as workbooks keep them: binary, written with up to 17 digits.
enum ShortNumber {
  /// The number with the fifteen digits that a spreadsheet shows and keeps, `1.1` for
  /// `1.1000000000000001`; nil where the text is no number.
  static func digits(_ text: String) -> String? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "e" || $0 == "E"
    }
    guard let mantissa = parts.first, parts.count == 1 || Int(parts[1]) != nil else { return nil }
    let isNegative = mantissa.hasPrefix("-")
    let pieces = mantissa.drop { $0 == "-" || $0 == "+" }
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var figures = pieces.joined().utf8.map { Int($0) - 0x30 }
    guard let whole = pieces.first, !figures.isEmpty, figures.allSatisfy((0...9).contains),
      figures.count <= 400
    else { return nil }
    // The place of the point, counted from the first figure.
    var point = whole.utf8.count + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
    guard abs(point) < 400 else { return nil }
    let zeros = figures.prefix { $0 == 0 }.count
    figures.removeFirst(zeros)
    point -= zeros
    if figures.count > 15 {
      let up = figures[15] >= 5
      figures.removeLast(figures.count - 15)
      if up {
        var place = 14
        while place >= 0, figures[place] == 9 {
          figures[place] = 0
          place -= 1
        }
        if place >= 0 {
          figures[place] += 1
        } else {
          figures.insert(1, at: 0)
          point += 1
        }
      }
    }
    while figures.last == 0 { figures.removeLast() }
    if figures.isEmpty { return "0" }
    let all = figures.map(String.init).joined()
    let text =
      point <= 0
      ? "0." + String(repeating: "0", count: -point) + all
      : point >= all.count
        ? all + String(repeating: "0", count: point - all.count)
        : all.prefix(point) + "." + all.dropFirst(point)
    return (isNegative ? "-" : "") + text
  }
}
