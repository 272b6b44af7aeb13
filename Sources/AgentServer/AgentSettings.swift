package import CaseStore
package import Diagnostics
package import FEEL
import Files

/// What the server for agents is started with.
package struct AgentSettings: Sendable {
  /// The folder of the cases.
  package let cases: String
  /// The folder of the rules in force.
  package let rules: String
  /// The folder below which drafts of rules may be written; nil where none may.
  package let drafts: String?
  /// The language of results, where a call does not say another.
  package let language: Language
  /// The version of the program.
  package let version: String
  /// The day that counts as today, where a call does not say another.
  package let today: @Sendable () -> CalendarDate

  /// What the server is started with.
  package init(
    cases: String, rules: String, drafts: String?, language: Language, version: String,
    today: @escaping @Sendable () -> CalendarDate
  ) {
    self.cases = cases
    self.rules = rules
    self.drafts = drafts
    self.language = language
    self.version = version
    self.today = today
  }

  /// Why the server cannot start.
  package enum Fault: Error {
    /// The rules cannot be used.
    case rules(StoredRules.Fault)
    /// A folder cannot be used, for this reason.
    case folder(Wording)
  }
}

/// What the tools answer from.
struct ToolContext: Sendable {
  let store: Store
  let drafts: DraftFolder?
  let language: Language
  let today: @Sendable () -> CalendarDate

  /// Opens the folders.
  init(_ settings: AgentSettings) throws(AgentSettings.Fault) {
    guard Folder.isFolder(settings.cases) else {
      throw .folder(
        Wording(
          en: "\(settings.cases): there is no such folder of cases",
          zh: "\(settings.cases)：没有这个案件文件夹"))
    }
    drafts = try settings.drafts.map { path throws(AgentSettings.Fault) in
      do throws(DraftFault) {
        return try DraftFolder(path, besides: [settings.cases, settings.rules])
      } catch {
        throw .folder(error.message)
      }
    }
    do {
      store = try Store(cases: settings.cases, rules: settings.rules, today: settings.today)
    } catch { throw .rules(error) }
    language = settings.language
    today = settings.today
  }
}
