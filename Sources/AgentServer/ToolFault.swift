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

  /// What the agent is told.
  func text(_ language: Language) -> String {
    let printer = DiagnosticPrinter(language: language)
    let told = (wording.map { [$0[language] + "\n"] } ?? []) + diagnostics.map(printer.text)
    return told.joined().trimmed
  }
}
