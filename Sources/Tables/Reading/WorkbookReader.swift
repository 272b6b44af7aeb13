import Diagnostics

extension Workbook {
  /// Whether the bytes begin as a workbook does, of whatever format.
  package static func mayBe(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || isOld(bytes)
  }

  /// Whether the bytes are of the container that Excel 97 to 2003 used, and uses for passwords.
  fileprivate static func isOld(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }
}

/// Reads the first sheet of a workbook that is not hidden (Office Open XML, ECMA-376).
struct WorkbookReader: ~Copyable {
  private var zip: ZipReader

  /// The sheet, and the names of the others that are not hidden.
  static func read(_ bytes: [UInt8]) throws(WorkbookFault) -> (sheet: Sheet, others: [String]) {
    if Workbook.isOld(bytes) { throw .oldOrLocked }
    guard let zip = ZipReader(bytes) else { throw .damaged }
    var reader = WorkbookReader(zip: zip)
    return try reader.read()
  }

  private init(zip: consuming ZipReader) { self.zip = zip }

  private mutating func read() throws(WorkbookFault) -> (sheet: Sheet, others: [String]) {
    let root = try relations(of: "")
    let book = root.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    let list = try sheetList(book)
    guard let first = list.sheets.first else { throw .noSheet }
    let parts = try relations(of: book)
    guard let target = parts.first(where: { $0.id == first.relation })?.target else {
      throw .damaged
    }
    var texts = SharedTexts()
    if let part = parts.first(where: { $0.kind == "sharedStrings" }) {
      texts = try sharedTexts(part.target)
    }
    var formats = NumberFormats()
    if let part = parts.first(where: { $0.kind == "styles" }) {
      formats = try numberFormats(part.target)
    }
    let cells = SheetCells(
      name: first.name, texts: texts.all, formats: formats, from1904: list.from1904)
    let events = XMLReader.Events(
      start: { cells.start($0, $1) }, end: { cells.end($0) }, text: { cells.take($0) })
    guard try parse(target, events) else { throw .damaged }
    if cells.isTooLarge { throw .tooLarge }
    return (cells.sheet, list.sheets.dropFirst().map(\.name))
  }

  /// Reads one part; false where the workbook has none of that name.
  private mutating func parse(_ part: String, _ events: XMLReader.Events) throws(WorkbookFault)
    -> Bool
  {
    guard let reader = XMLReader(events) else { throw .tooLarge }
    let isThere = try zip.read(part) { (bytes) throws(WorkbookFault) in try reader.take(bytes) }
    if isThere { try reader.end() }
    return isThere
  }

  /// A part that another one names.
  private struct Relation {
    let id: String
    /// The last word of the type.
    let kind: String
    let target: String
  }

  /// The parts that a part names; its list stands beside it in `_rels`.
  private mutating func relations(of part: String) throws(WorkbookFault) -> [Relation] {
    let slash = part.lastIndex(of: "/").map(part.index(after:)) ?? part.startIndex
    let folder = String(part[..<slash])
    var found: [Relation] = []
    _ = try parse(
      folder + "_rels/" + part[slash...] + ".rels",
      XMLReader.Events(start: { name, attributes in
        guard name == "Relationship", let target = attributes["Target"] else { return }
        found.append(
          Relation(
            id: attributes["Id"] ?? "",
            kind: (attributes["Type"] ?? "").split(separator: "/").last.map(String.init) ?? "",
            target: WorkbookReader.path(target, from: folder)))
      }))
    return found
  }

  /// The path of a part that is named from a folder.
  private static func path(_ target: String, from folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  private mutating func sheetList(_ book: String) throws(WorkbookFault)
    -> (sheets: [(name: String, relation: String)], from1904: Bool)
  {
    var sheets: [(name: String, relation: String)] = []
    var from1904 = false
    let isThere = try parse(
      book,
      XMLReader.Events(start: { name, attributes in
        if name == "workbookPr" {
          from1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        }
        guard name == "sheet", attributes["state"] ?? "visible" == "visible" else { return }
        sheets.append((attributes["name"] ?? "", attributes["id"] ?? ""))
      }))
    guard isThere else { throw .damaged }
    return (sheets, from1904)
  }

  private mutating func sharedTexts(_ part: String) throws(WorkbookFault) -> SharedTexts {
    var texts = SharedTexts()
    let events = XMLReader.Events(
      start: { name, _ in texts.start(name) }, end: { name in texts.end(name) },
      text: { text in texts.take(text) })
    guard try parse(part, events) else { throw .damaged }
    return texts
  }

  private mutating func numberFormats(_ part: String) throws(WorkbookFault) -> NumberFormats {
    var formats = NumberFormats()
    let events = XMLReader.Events(
      start: { name, attributes in formats.start(name, attributes) },
      end: { name in formats.end(name) })
    guard try parse(part, events) else { throw .damaged }
    return formats
  }
}
