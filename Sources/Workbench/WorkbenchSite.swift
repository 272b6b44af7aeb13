import CaseStore
import FEEL

/// The workbench without its network: a function from a request to a response (contract, section
/// 7).
public final class WorkbenchSite: Sendable {
  /// The largest body of a request, in bytes.
  public static let largestBody = 1 << 20

  let options: WorkbenchOptions
  let store: Store

  /// Opens the two folders; rules that cannot be used are a fault.
  public init(_ options: WorkbenchOptions) throws(WorkbenchFault) {
    self.options = options
    let clock = options.clock
    do {
      store = try Store(
        cases: options.cases, rules: options.rules,
        today: { CalendarDate(String(clock().prefix(10))) ?? .epoch })
    } catch { throw WorkbenchFault(error) }
  }

  /// Works out in advance what the first page needs; for a thread that has the time.
  public func prepare() { store.prepareLedger() }

  /// The answer to a request; it may be asked on several threads.
  public func respond(to request: WebRequest) -> WebResponse {
    WebResponse(status: 404, fields: [], body: [])
  }
}
