import CaseStore
import Diagnostics
import Docket
import Files

/// Why a tool does not do what it was asked: a result that the agent can read and learn from.
struct ToolFault: Error, Sendable {
  private let wording: Wording?
  private let diagnostics: [Diagnostic]

  /// A fault in these words, which say what to type instead.
  init(_ wording: Wording) { (self.wording, diagnostics) = (wording, []) }

  /// A fault that the findings tell of, below a heading where there is one.
  init(_ diagnostics: [Diagnostic], below heading: Wording? = nil) {
    (wording, self.diagnostics) = (heading, diagnostics)
  }

  /// Calls work that reads what was typed; its slips are the fault.
  static func of<Value>(_ work: () throws(Slips) -> Value) throws(ToolFault) -> Value {
    do { return try work() } catch { throw ToolFault(error.diagnostics) }
  }

  /// Calls work that reads or writes files; what fails there is the fault.
  static func of<Value>(_ work: () throws(FileFault) -> Value) throws(ToolFault) -> Value {
    do { return try work() } catch { throw ToolFault(error.message) }
  }

  /// Calls work on drafts; what is refused there is the fault.
  static func of<Value>(_ work: () throws(DraftFault) -> Value) throws(ToolFault) -> Value {
    do { return try work() } catch { throw ToolFault(error) }
  }

  private init(_ fault: DraftFault) {
    switch fault {
    case .refused(let wording): self.init(wording)
    case .file(let fault): self.init(fault.message)
    case .changedMeanwhile:
      self.init(
        Wording(en: "the draft was changed by somebody else meanwhile", zh: "草稿已被他人修改"))
    case .noDraft(let draft, let names):
      let list = names.prefix(12).map { "`\($0)`" }
      self.init(
        names.isEmpty
          ? Wording(
            en: "there is no draft `\(draft)`, and no other; save one with `check_rules`",
            zh: "没有草稿 `\(draft)`，也没有其他草稿；可用 `check_rules` 保存一份")
          : Wording(
            en: "there is no draft `\(draft)`; there are \(list.joined(separator: ", "))",
            zh: "没有草稿 `\(draft)`；现有 \(list.joined(separator: "、"))"))
    }
  }

  /// What the agent is told.
  func text(_ language: Language) -> String {
    let printer = DiagnosticPrinter(language: language)
    let told = (wording.map { [$0[language] + "\n"] } ?? []) + diagnostics.map(printer.text)
    return told.joined().trimmed
  }
}
