package import Diagnostics

/// Why a file cannot be read as a table at all.
package struct TableFault: Error, Sendable {
  /// The finding, with its place.
  package let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

extension Diagnostic {
  static func unknownEncoding(at place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-encoding", .error,
      Wording(
        en: "the file is neither UTF-8 nor UTF-16 nor GBK",
        zh: "该文件不是 UTF-8、UTF-16 或 GBK 编码"),
      at: place,
      help: Wording(
        en: "save the table as xlsx, or as CSV in UTF-8", zh: "请将表格另存为 xlsx，或另存为 UTF-8 编码的 CSV"))
  }

  static func noWorkbook(_ name: String, _ why: WorkbookFault) -> Diagnostic {
    Diagnostic(
      "no-workbook", .error, why.message, at: Place(SourceFile(typed: "", for: name), Span(0, 0)),
      help: why.help)
  }
}

/// Why bytes are no workbook that can be read.
enum WorkbookFault: Error {
  case damaged
  /// A file of Excel 97 to 2003, or one with a password; both are kept in the same container.
  case oldOrLocked
  case noSheet
  case tooLarge

  fileprivate var message: Wording {
    switch self {
    case .damaged:
      Wording(en: "the workbook is damaged, or no xlsx file", zh: "工作簿已损坏，或不是 xlsx 文件")
    case .oldOrLocked:
      Wording(
        en: "this is a workbook of the old format (xls), or one with a password",
        zh: "这是旧格式（xls）的工作簿，或设有密码")
    case .noSheet: Wording(en: "the workbook has no sheet with cells", zh: "工作簿中没有工作表")
    case .tooLarge: Wording(en: "the workbook is too large", zh: "工作簿过大")
    }
  }

  fileprivate var help: Wording {
    switch self {
    case .damaged:
      Wording(
        en: "open it in a spreadsheet program and save it as xlsx again",
        zh: "请用表格软件打开，重新另存为 xlsx")
    case .oldOrLocked:
      Wording(en: "save it as xlsx, without a password", zh: "请另存为 xlsx，不设密码")
    case .noSheet: Wording(en: "put the table on a sheet that is not hidden", zh: "请将表格放在未隐藏的工作表中")
    case .tooLarge:
      Wording(en: "divide the table, or save it as CSV", zh: "请拆分表格，或另存为 CSV")
    }
  }
}
