import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing

/// A playbook of another field, small enough to see through: permits for street stalls.
enum SmallPlaybook {
  static let text = """
    playbook: {id: stalls, version: "1", title: Street stalls}
    facts:
      fee.paid: {title: Fee paid, type: boolean}
      seats: {title: Seats, type: number, allowed: ">= 0"}
      kind: {title: Kind, type: string, allowed: [food, books, toys]}
      kitchen.clean: {title: Kitchen clean, type: boolean}
      open: {title: Open, type: boolean}
    decisions:
      large: {type: boolean, is: seats > 20}
    offices:
      market: {title: Market office}
    goals:
      opening: {title: Stall open, reached: open, remedies: [hand-out-permit]}
    blockers:
      unpaid: {title: Fee not paid, when: not(fee.paid), remedies: [send-bill]}
      dirty: {title: Kitchen not clean, when: kind = "food" and not(kitchen.clean), remedies: [clean]}
    remedies:
      send-bill: {title: Send the bill, lead: market, within: 10 days, achieves: {fee.paid: true}}
      clean: {title: Have it cleaned, lead: market, achieves: {kitchen.clean: true}}
      hand-out-permit: {title: Hand out the permit, needs: fee.paid, lead: market, achieves: {open: true}}
    """

  static let date = CalendarDate(year: 2024, month: 3, day: 1) ?? .epoch

  /// The playbook, after each first text has made way for its second.
  static func load(_ changes: [(String, String)] = []) throws -> Playbook {
    var text = text
    for (old, new) in changes {
      let range = try #require(text.firstRange(of: old))
      text.replaceSubrange(range, with: new)
    }
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: text)])
    return try #require(loaded.playbook, "\(loaded.diagnostics.map(\.message.en))")
  }

  static func file(_ facts: String, _ playbook: Playbook) throws -> Case {
    try file(text: "case: c1\nfacts: {\(facts)}\n", playbook)
  }

  static func file(text: String, _ playbook: Playbook) throws -> Case {
    let file = SourceFile(name: "case.yaml", text: text)
    let loaded = CaseReader(playbook).read(file)
    return try #require(loaded.content, "\(loaded.diagnostics.map(\.message.en))")
  }
}
