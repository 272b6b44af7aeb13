package import Diagnostics
package import Tables

/// The formats of reports on a list of cases, as `--format` names them (contract, section 6).
package enum ListFormat: String, CaseIterable, Sendable {
  case text, json, markdown, html, csv, xlsx
  /// A text document, which another program makes from the HTML.
  case docx
}

/// A report on a list of cases, in all formats.
package struct ListReport: Sendable {
  /// The pages for people.
  package let pages: [Page]
  /// The tables for a spreadsheet.
  package let sheets: [Worksheet]
  /// The table for CSV, which holds one only.
  package let table: Worksheet?
  /// The report for programs.
  package let json: JSON

  /// A report in its forms; without a table of its own CSV holds the first sheet.
  package init(
    _ pages: [Page], _ sheets: [Worksheet], _ json: JSON, table: Worksheet? = nil
  ) {
    self.pages = pages
    self.sheets = sheets
    self.table = table ?? sheets.first
    self.json = json
  }

  /// The frame of the text document, into which the text is put.
  package func frame(_ language: Language) -> [UInt8] {
    frame(footer: language == .zh ? ("第 ", " 页，共 ", " 页") : ("Page ", " of ", ""))
  }

  /// The frame of a text document in several languages.
  package var frame: [UInt8] { frame(footer: ("", " / ", "")) }

  private func frame(footer: (String, String, String)) -> [UInt8] {
    DocumentFrame(endsAcross: pages.last?.isLandscape ?? false, footer: footer).docx
  }

  /// The report as bytes; a text document as the HTML from which it is made.
  package func bytes(_ format: ListFormat, color: Bool, width: Int) -> [UInt8] {
    switch format {
    case .text: Array(PageText(width: width, color: color).text(pages).utf8)
    case .json: Array((json.pretty + "\n").utf8)
    case .markdown: Array(PageMarkdown().text(pages).utf8)
    case .html, .docx: Array(PageHTML().text(pages).utf8)
    case .csv: Array((table?.csv ?? "").utf8)
    case .xlsx: Workbook(sheets: sheets).xlsx()
    }
  }
}
