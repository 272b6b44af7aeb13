import Testing

@testable import Tables

struct DocumentFrameTests {
  private let frame = DocumentFrame(endsAcross: true, footer: ("第 ", " 页，共 ", " 页"))

  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    guard var archive = ZipReader(bytes) else { throw WorkbookFault.damaged }
    var content: [UInt8] = []
    let isThere = try archive.read(name) { piece throws(WorkbookFault) in
      content.append(contentsOf: piece)
    }
    #expect(isThere)
    return String(decoding: content, as: UTF8.self)
  }

  @Test func theSameFrameGivesTheSameBytes() {
    #expect(frame.docx == frame.docx)
    #expect(frame.docx.starts(with: Array("PK".utf8)))
  }

  @Test func theLastPagesAreAcrossWhereTheFrameSaysSo() throws {
    #expect(try part("word/document.xml", of: frame.docx).contains("w:orient=\"landscape\""))
    let along = DocumentFrame(endsAcross: false, footer: ("", "", ""))
    #expect(try !part("word/document.xml", of: along.docx).contains("landscape"))
    #expect(try part("word/footer1.xml", of: frame.docx).contains(" 页，共 "))
  }

  @Test func allSectionsFindTheFooterByTheNameThatItWasGiven() throws {
    let made = ZipWriter.archive([
      ("[Content_Types].xml", "<Types/>"),
      (
        "word/_rels/document.xml.rels",
        "<Relationship Id=\"rId1\" Target=\"styles.xml\"/>"
          + "<Relationship Id=\"rId9\" Target=\"footer1.xml\" Type=\"footer\"/>"
      ),
      (
        "word/document.xml",
        DocumentFrame.section(isAcross: true) + DocumentFrame.section(isAcross: false)
      ),
    ])
    let finished = try #require(DocumentFrame.finished(made))
    let text = try part("word/document.xml", of: finished)
    #expect(text.components(of: "r:id=\"rId9\"") == 2)
    #expect(!text.contains(DocumentFrame.footerID))
    #expect(try part("[Content_Types].xml", of: finished) == "<Types/>")
  }

  @Test func whatIsNoDocumentIsNotTaken() {
    #expect(DocumentFrame.finished(Array("no archive".utf8)) == nil)
    #expect(DocumentFrame.finished(ZipWriter.archive([("a", "b")])) == nil)
  }
}

extension String {
  /// How often the piece occurs.
  fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
