import CaseStore
import Diagnostics
import FEEL
import Synchronization

/// The workbench without its network: a function from a request to a response (contract, section
/// 7).
public final class WorkbenchSite: Sendable {
  /// The largest body of a request, in bytes.
  public static let largestBody = 1 << 20

  let options: WorkbenchOptions
  let store: Store
  let drafts: DraftFolder
  /// Held while a draft or the rules are changed: one change at a time.
  let changingRules = Mutex(())
  /// What is known of the rules beyond what the store holds.
  let knowledge = Mutex(RuleKnowledge())
  private let gate: Gate

  /// Opens the two folders; rules that cannot be used are a fault.
  public init(_ options: WorkbenchOptions) throws(WorkbenchFault) {
    self.options = options
    gate = Gate(port: options.port, isShared: options.isShared, token: options.token)
    let clock = options.clock
    do {
      store = try Store(
        cases: options.cases, rules: options.rules,
        today: { CalendarDate(String(clock().prefix(10))) ?? .epoch })
    } catch { throw WorkbenchFault(error) }
    do throws(DraftFault) {
      drafts =
        if let path = options.drafts {
          try DraftFolder(path, besides: [options.cases, options.rules])
        } else { DraftFolder(hiddenIn: options.rules) }
    } catch { throw WorkbenchFault(error.message) }
  }

  /// Works out in advance what the first page needs; for a thread that has the time.
  public func prepare() { store.prepareLedger() }

  /// The day that counts as today.
  var today: CalendarDate { CalendarDate(String(options.clock().prefix(10))) ?? .epoch }

  /// The answer to a request; it may be asked on several threads.
  public func respond(to request: WebRequest) -> WebResponse {
    var answer = answer(to: request)
    if request.method == "HEAD" { answer.body = [] }
    return answer
  }

  private func answer(to request: WebRequest) -> WebResponse {
    let target = WebTarget(request.target)
    if let refusal = gate.answer(to: request, target) { return refusal }
    let method = request.method == "HEAD" ? "GET" : request.method
    let found = Self.routes.compactMap { route in
      route.names(in: target.steps).map { (route: route, names: $0) }
    }
    let isForPrograms = target.steps.first == "api"
    let own = found.first { $0.route.method == method }
    let visit = Visit(site: self, request: request, target: target, names: own?.names ?? [:])
    do throws(Problem) {
      guard let own else {
        if found.isEmpty { throw .notFound(target.steps.joined(separator: "/")) }
        throw .otherMethod(method, than: found.map(\.route.method))
      }
      try visit.checkDay()
      let answer = try own.route.answer(visit)
      return isForPrograms ? answer : answer.keepingLanguage(of: visit)
    } catch {
      return isForPrograms ? error.answer(visit.language) : ProblemPage(visit, error).answer
    }
  }

  /// Everything that can be asked for.
  static let routes = apiRoutes + pageRoutes + ruleRoutes
}

extension Problem {
  /// The address is there, but not for this method.
  fileprivate static func otherMethod(_ method: String, than methods: [String]) -> Problem {
    let allowed = methods.sorted().joined(separator: ", ")
    return Problem(
      status: 405,
      message: Wording(
        en: "`\(method)` is not done here, only \(allowed)", zh: "此处不支持 `\(method)`，可用 \(allowed)"),
      fields: [("Allow", allowed)])
  }
}

extension WebResponse {
  /// The answer to somebody who has chosen a language: the browser keeps it.
  fileprivate func keepingLanguage(of visit: Visit) -> WebResponse {
    guard let chosen = visit.query["lang"].flatMap(Language.init) else { return self }
    return settingCookie("advisor-lang", chosen.rawValue, isKept: true)
  }
}
