extension DocumentFrame {
  /// The document that pandoc made in the frame, with the footer on the pages of all sections.
  ///
  /// Pandoc gives the footer another name than the frame; the sections that were put in by hand
  /// still have that of the frame. Nil where the bytes are no such document.
  package static func finished(_ docx: [UInt8]) -> [UInt8]? {
    guard var parts = parts(of: docx) else { return nil }
    let links = parts.first { $0.name == "word/_rels/document.xml.rels" }?.content ?? ""
    guard let text = parts.firstIndex(where: { $0.name == "word/document.xml" }),
      let footer = footerID(in: links)
    else { return nil }
    parts[text].content = parts[text].content
      .replacing("r:id=\"\(footerID)\"", with: "r:id=\"\(footer)\"")
    return ZipWriter.archive(parts)
  }

  /// The parts of the document by their names; all of them are text.
  private static func parts(of docx: [UInt8]) -> [(name: String, content: String)]? {
    guard var archive = ZipReader(docx) else { return nil }
    var parts: [(name: String, content: String)] = []
    for name in archive.names {
      var bytes: [UInt8] = []
      let isThere = try? archive.read(name) { piece throws(WorkbookFault) in
        bytes.append(contentsOf: piece)
      }
      guard isThere == true else { return nil }
      parts.append((name, String(decoding: bytes, as: UTF8.self)))
    }
    return parts
  }

  /// The name by which the text finds the footer.
  private static func footerID(in links: String) -> String? {
    let link = links.split(separator: "<").first { $0.contains("Target=\"footer1.xml\"") }
    guard let link, let start = link.firstRange(of: " Id=\"") else { return nil }
    return String(link[start.upperBound...].prefix { $0 != "\"" })
  }
}
