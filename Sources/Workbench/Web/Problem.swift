import CaseStore
import Diagnostics
import Docket
import Files
import Reports

/// Why a request is not done as it was asked, for programs and for people (RFC 9457).
struct Problem: Error {
  /// The status of the answer.
  let status: Int
  /// What is wrong, and what to do.
  let message: Wording
  /// The findings about what was sent, or about a file.
  var diagnostics: [Diagnostic] = []
  /// The sum of the file as it is now, where it is another one than was expected.
  var sum: String?
  /// What the head of the answer says besides.
  var fields: [(name: String, value: String)] = []

  /// The problem as a value for programs.
  func json(_ language: Language) -> JSON {
    var members: [(String, JSON)] = [
      ("type", .string("about:blank")), ("title", .string(Self.title(status))),
      ("status", .integer(status)), ("detail", .string(message[language])),
    ]
    if let first = diagnostics.first { members.append(("place", JSON(first.place))) }
    if !diagnostics.isEmpty {
      members.append(("diagnostics", DiagnosticsJSON(language).array(diagnostics)))
    }
    if let sum { members.append(("etag", .string(sum))) }
    return .object(members)
  }

  /// The problem as an answer for programs.
  func answer(_ language: Language) -> WebResponse {
    let text = json(language).pretty + "\n"
    let answer = WebResponse(
      status, "application/problem+json; charset=utf-8", Array(text.utf8), fields)
    return sum.map { answer.with("ETag", "\"\($0)\"") } ?? answer
  }

  /// The words that HTTP has for the status.
  private static func title(_ status: Int) -> String {
    switch status {
    case 400: "Bad Request"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 422: "Unprocessable Content"
    case 428: "Precondition Required"
    default: "Internal Server Error"
    }
  }
}

extension Problem {
  /// There is no such page or thing.
  static func notFound(_ name: String) -> Problem {
    Problem(
      status: 404, message: Wording(en: "there is no `\(name)` here", zh: "没有“\(name)”"))
  }

  /// What was sent cannot be taken.
  static func slips(_ found: [Diagnostic], status: Int = 422) -> Problem {
    Problem(
      status: status,
      message: found.first?.message ?? Wording(en: "it cannot be read", zh: "无法读取"),
      diagnostics: found)
  }

  /// A change was not made.
  init(_ fault: ChangeFault) {
    switch fault {
    case .noCase: self = .notFound("case")
    case .changedMeanwhile(let now):
      self.init(
        status: 412,
        message: Wording(
          en: "the case was changed by somebody else meanwhile; nothing was written",
          zh: "案卷已被他人修改，本次未写入"), sum: now.sum)
    case .slips(let found): self = .slips(found)
    case .refused(let reasons):
      self.init(
        status: 409,
        message: Wording(
          en: "not recorded: " + reasons.joined(separator: "; "),
          zh: "未记录：" + reasons.joined(separator: "；")))
    case .nothingToTakeBack:
      self.init(
        status: 409,
        message: Wording(
          en: "the log has no entry of it that could be taken back", zh: "没有可撤回的记录"))
    case .file(let fault): self.init(status: 409, message: fault.message)
    }
  }

  /// A draft was not read or written.
  init(_ fault: DraftFault) {
    let status =
      switch fault {
      case .noDraft: 404
      case .refused: 422
      case .changedMeanwhile: 412
      case .file: 409
      }
    self.init(status: status, message: fault.message)
  }

  /// Does the work; a draft that cannot be read or written is a problem.
  static func orDraft<Result>(_ work: () throws(DraftFault) -> Result) throws(Problem) -> Result {
    do { return try work() } catch { throw Problem(error) }
  }
}
