import CaseStore
import Diagnostics
import Files

/// How a workbench is started.
public struct WorkbenchOptions: Sendable {
  /// The folder of the cases.
  public var cases: String
  /// The folder of the rules.
  public var rules: String
  /// The folder of drafts of rules; nil for `.advisor/drafts` below the folder of the rules.
  public var drafts: String?
  /// The port that the server listens on.
  public var port: Int
  /// Whether others on the network may read; nobody may write then.
  public var isShared = false
  /// What lets people in; at least 16 characters that an address can hold.
  public var token: String
  /// The local time now, as ISO 8601 writes it: `2026-11-28T09:30:00+08:00`.
  public var clock: @Sendable () -> String

  /// A workbench on two folders.
  public init(
    cases: String, rules: String, port: Int, token: String, clock: @escaping @Sendable () -> String
  ) {
    self.cases = cases
    self.rules = rules
    self.port = port
    self.token = token
    self.clock = clock
  }
}

/// Why a workbench cannot start: what to tell the person, in both languages.
public struct WorkbenchFault: Error {
  /// The message in English, with its line breaks.
  public let english: String
  /// The message in Chinese.
  public let chinese: String

  init(_ message: Wording) {
    english = message.en + "\n"
    chinese = message.zh + "\n"
  }

  init(_ fault: StoredRules.Fault) {
    switch fault {
    case .file(let fault):
      english = fault.message.en + "\n"
      chinese = fault.message.zh + "\n"
    case .rules(let faults):
      func text(_ language: Language) -> String {
        faults.map(DiagnosticPrinter(language: language, color: false).text).joined()
      }
      english = text(.en)
      chinese = text(.zh)
    }
  }
}
