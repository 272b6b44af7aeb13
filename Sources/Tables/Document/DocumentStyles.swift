/// The styles of a text document, under the names that pandoc gives to paragraphs and tables.
enum DocumentStyles {
  /// Sizes are in half points, distances in twentieths of a point.
  static let all =
    """
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" \
    w:cs="Arial" w:eastAsia="SimSun"/><w:sz w:val="20"/><w:szCs w:val="20"/>\
    <w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
    <w:spacing w:before="0" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>
    """
    + paragraph("Normal", "Normal", isDefault: true)
    + paragraph("BodyText", "Body Text") + paragraph("FirstParagraph", "First Paragraph")
    + paragraph("Compact", "Compact", after: 20, size: 17)
    + paragraph("BlockText", "Block Text")
    + paragraph("DefinitionTerm", "Definition Term", isBold: true, keepsNext: true)
    + paragraph("Definition", "Definition", indent: 400)
    + paragraph("Heading1", "heading 1", before: 0, size: 30, isBold: true, level: 0)
    + paragraph("Heading2", "heading 2", before: 200, size: 24, isBold: true, level: 1)
    + paragraph("Heading3", "heading 3", before: 120, size: 21, isBold: true, level: 2)
      + """
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
      <w:name w:val="Default Paragraph Font"/></w:style>\
      <w:style w:type="character" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/>\
      <w:rPr><w:color w:val="555555"/><w:sz w:val="17"/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>\
      <w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:tblPr>\
      <w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/>\
      <w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow">\
      <w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
      """

  private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>" }.joined()

  private static func paragraph(
    _ id: String, _ name: String, before: Int? = nil, after: Int = 60, size: Int? = nil,
    indent: Int? = nil, isBold: Bool = false, keepsNext: Bool = false, level: Int? = nil,
    isDefault: Bool = false
  ) -> String {
    let distance = before.map { " w:before=\"\($0)\"" } ?? ""
    let layout =
      (keepsNext || level != nil ? "<w:keepNext/>" : "")
      + "<w:spacing\(distance) w:after=\"\(after)\"/>"
      + (indent.map { "<w:ind w:left=\"\($0)\"/>" } ?? "")
      + (level.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? "")
    let letters =
      (isBold ? "<w:b/>" : "")
      + (size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? "")
    return "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "")"
      + " w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
      + (isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")
      + "<w:qFormat/><w:pPr>\(layout)</w:pPr><w:rPr>\(letters)</w:rPr></w:style>"
  }
}
