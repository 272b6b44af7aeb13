/// What a text document (docx) looks like before its text is put in: A4, styles, page numbers.
///
/// It is the reference document from which pandoc takes all but the text (Office Open XML, ECMA-376).
package struct DocumentFrame: Sendable {
  /// Whether the last pages are printed across.
  package let endsAcross: Bool
  /// The text of the footer: before the number of the page, between it and their count, after it.
  package let footer: (String, String, String)

  /// A frame for pages with this footer.
  package init(endsAcross: Bool, footer: (String, String, String)) {
    self.endsAcross = endsAcross
    self.footer = footer
  }

  /// The bytes of the document; the same frame gives the same bytes.
  package var docx: [UInt8] {
    ZipWriter.archive([
      ("[Content_Types].xml", Self.contentTypes),
      ("_rels/.rels", Self.relationships([("rId1", "officeDocument", "word/document.xml")])),
      ("word/document.xml", Self.part("document", "<w:body><w:p/>\(lastSection)</w:body>")),
      (
        "word/_rels/document.xml.rels",
        Self.relationships([
          (Self.footerID, "footer", "footer1.xml"), ("rId1", "styles", "styles.xml"),
        ])
      ),
      ("word/styles.xml", Self.part("styles", DocumentStyles.all)),
      ("word/footer1.xml", Self.part("ftr", footerText)),
    ])
  }

  /// The end of a section of pages: their size, their margins and their footer.
  package static func section(isAcross: Bool) -> String {
    let size =
      isAcross
      ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
      : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"\(footerID)\"/>" + size
      + "<w:pgMar w:top=\"794\" w:right=\"794\" w:bottom=\"794\" w:left=\"794\" w:header=\"397\""
      + " w:footer=\"397\" w:gutter=\"0\"/></w:sectPr>"
  }

  private var lastSection: String { Self.section(isAcross: endsAcross) }

  /// A name that no part made by pandoc takes.
  static let footerID = "rId100"

  private var footerText: String {
    func text(_ text: String) -> String {
      "<w:r><w:t xml:space=\"preserve\">\(XML.escaped(text))</w:t></w:r>"
    }
    func field(_ name: String) -> String {
      "<w:fldSimple w:instr=\"\(name)\"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    }
    return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + text(footer.0) + field("PAGE")
      + text(footer.1) + field("NUMPAGES") + text(footer.2) + "</w:p>"
  }

  private static func part(_ root: String, _ content: String) -> String {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return XML.head + "<w:\(root) xmlns:w=\"\(main)\" xmlns:r=\"\(relationshipTypes)\">" + content
      + "</w:\(root)>"
  }

  private static let relationshipTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func relationships(_ targets: [(id: String, type: String, target: String)])
    -> String
  {
    XML.head
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + targets.map {
        "<Relationship Id=\"\($0.id)\" Type=\"\(relationshipTypes)/\($0.type)\""
          + " Target=\"\($0.target)\"/>"
      }.joined() + "</Relationships>"
  }

  private static let contentTypes: String = {
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let parts = [("document", "document.main"), ("styles", "styles"), ("footer1", "footer")]
    return XML.head
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\""
      + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map {
        "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(type).\($0.1)+xml\"/>"
      }.joined() + "</Types>"
  }()
}
