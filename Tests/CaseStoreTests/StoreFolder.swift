import CaseStore
import FEEL
import Foundation

/// Two folders with a small playbook and two cases, and a store on them.
struct StoreFolder {
  let url: URL
  let store: Store

  static let rules = """
    playbook: {id: garden, version: "1", title: {zh: 示例, en: Example}}
    facts:
      assets.seized: {type: boolean, title: {zh: 法院查封, en: Assets seized}}
      acceptance.passed: {type: boolean, title: {zh: 验收合格, en: Accepted}}
      households: {type: number, unit: households, title: {zh: 户数, en: Households}}
    blockers:
      seizure: {title: {zh: 资产被查封, en: Seized}, when: assets.seized, remedies: [unseal]}
    remedies:
      unseal:
        title: {zh: 协调解除查封, en: Have it unsealed}
        achieves: {assets.seized: false}
    """

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    for name in ["cases", "rules"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: true)
    }
    try Self.rules.write(
      to: url.appending(path: "rules/rules.yaml"), atomically: true, encoding: .utf8)
    let garden = """
      case: garden
      title: {zh: 示例花园, en: Garden}
      facts:
        assets.seized: true   # by the court
        households: 300
      """
    let hill = """
      case: hill
      facts: {assets.seized: false}
      parts:
        - {id: block-1, title: {zh: 1号楼, en: Block 1}}
      """
    for (name, text) in [("garden", garden), ("hill", hill)] {
      try (text + "\n").write(
        to: url.appending(path: "cases/\(name).yaml"), atomically: true, encoding: .utf8)
    }
    store = try Self.opened(url)
  }

  /// A store on the same folders, as a program has it that starts anew.
  static func opened(_ url: URL) throws -> Store {
    try Store(
      cases: url.appending(path: "cases").path, rules: url.appending(path: "rules").path,
      today: { CalendarDate("2021-06-01") ?? .epoch })
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    try text.write(to: url.appending(path: path), atomically: true, encoding: .utf8)
  }

  /// Waits until a look at the folder is due again.
  func wait() { usleep(300_000) }
}
