import FEEL
import Playbooks

/// What the entries of an older version are called in the new one, by its `formerly`.
struct NamesOfToday {
  private let old: OldNames

  init(_ new: Playbook) { old = new.oldNames }

  /// The name of today; the same name where it was never another.
  func callAsFunction(_ name: String, _ section: SectionName) -> String {
    old[name, section] ?? name
  }

  /// The name of a fact or decision of either version.
  func callAsFunction(_ slot: Slot, in playbook: Playbook) -> String {
    let name = playbook.vocabulary.name(of: slot)
    return old[name, .facts] ?? old[name, .decisions] ?? name
  }
}

extension Declaration {
  /// The entry that this one was in the earlier version: of the same name, or of an old one.
  func earlier<Entry>(in before: [String: Entry]) -> Entry? {
    before[id] ?? formerly.lazy.compactMap { before[$0] }.first
  }
}

extension Formula {
  /// What the expression parses to, over the names of today.
  func shape(in playbook: Playbook, _ names: NamesOfToday) -> String {
    program.shape { names($0, in: playbook) }
  }
}
