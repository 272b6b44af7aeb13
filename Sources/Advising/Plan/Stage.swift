import FEEL
package import Playbooks

/// The actions that can be carried out at once (contract, section 4.6).
///
/// They are the advised actions that are due, without those that exclude one already in the stage
/// or set a fact to another value.
struct Stage {
  /// One remedy in the stage.
  struct Item {
    /// The remedy.
    let remedy: Reference<Remedy>
    /// The indices of the parts in which it is carried out.
    let parts: [Int]
    /// The ids of the parts, in the order of `parts`.
    let names: [String?]
    /// Whether all that it achieves concerns the whole case.
    let isForCase: Bool
    let rules: PlaybookInForce

    /// The facts that it sets, with the indices of the parts in which it sets them.
    func changes(_ situations: [Situation]) -> [(Slot, Value, [Int])] {
      parts.flatMap { index in
        situations[index].changes(by: rules.playbook[remedy]).map { slot, value in
          let everywhere = rules.playbook.fact(at: slot)?.ofCase == true
          return (slot, value, everywhere ? Array(situations.indices) : [index])
        }
      }
    }

    /// The steps that it counts as: one if it covers the whole case, else one for each part.
    func steps(parts count: Int) -> [Plan.Step] {
      if isForCase || parts.count == count { return [Plan.Step(entry: remedy, part: nil)] }
      return names.map { Plan.Step(entry: remedy, part: $0) }
    }
  }

  /// The remedies of the stage, in playbook order.
  private(set) var items: [Item] = []
  /// The facts that the stage sets, for each part.
  private var settings: [[Slot: Value]]

  /// Forms the stage that is next, given the assessments of all parts.
  init(_ assessments: [Assessment], _ rules: PlaybookInForce) {
    settings = Array(repeating: [:], count: assessments.count)
    let due = assessments.flatMap { $0.actions.filter(\.isDueNow).map(\.remedy) }
    for remedy in Set(due).sorted() {
      let parts = assessments.indices.filter { index in
        assessments[index].actions.contains { $0.remedy == remedy && $0.isDueNow }
      }
      add(remedy, in: parts, assessments, rules)
    }
  }

  /// Whether nothing can be carried out.
  var isEmpty: Bool { items.isEmpty }

  /// The steps of all its remedies.
  func steps(parts count: Int) -> [Plan.Step] { items.flatMap { $0.steps(parts: count) } }

  /// Adds the remedy in the parts where it fits; one that concerns the whole case fits in all or in
  /// none.
  private mutating func add(
    _ remedy: Reference<Remedy>, in parts: [Int], _ assessments: [Assessment],
    _ rules: PlaybookInForce
  ) {
    let isForCase = rules.playbook.isForWholeCase(rules.playbook[remedy])
    if isForCase, assessments.contains(where: { $0.holdsUp(remedy) }) { return }
    let situations = assessments.map(\.situation)
    let fitting = parts.filter { index in
      let item = item(remedy, [index], isForCase, situations, rules)
      return !clashes(item, situations)
    }
    guard !fitting.isEmpty, !isForCase || fitting.count == parts.count else { return }
    let all = isForCase && situations.count > 1 ? Array(situations.indices) : fitting
    let new = item(remedy, all, isForCase, situations, rules)
    for (slot, value, places) in new.changes(situations) {
      for index in places { settings[index][slot] = value }
    }
    items.append(new)
  }

  private func item(
    _ remedy: Reference<Remedy>, _ parts: [Int], _ isForCase: Bool, _ situations: [Situation],
    _ rules: PlaybookInForce
  ) -> Item {
    Item(
      remedy: remedy, parts: parts, names: parts.map { situations[$0].part },
      isForCase: isForCase, rules: rules)
  }

  /// Whether the item excludes one in the stage, or sets a fact to another value than the stage
  /// does.
  private func clashes(_ item: Item, _ situations: [Situation]) -> Bool {
    let excluded = item.rules.playbook[item.remedy].excludes
    let excludes = items.contains { other in
      excluded.contains(other.remedy) && !Set(other.parts).isDisjoint(with: item.parts)
    }
    return excludes
      || item.changes(situations).contains { slot, value, places in
        places.contains { settings[$0][slot].map { $0.equals(value) != true } ?? false }
      }
  }
}

extension Action {
  /// Whether it is advised, and now, to be decided on, or in progress.
  var isDueNow: Bool { isAdvised && state.isActionable }
}

extension Assessment {
  /// Whether the remedy is waiting or unknown in this part.
  func holdsUp(_ remedy: Reference<Remedy>) -> Bool {
    actions.contains { $0.remedy == remedy && ($0.state == .waiting || $0.state == .unknown) }
  }
}

extension Playbook {
  /// Whether the remedy achieves something, and only facts that are `of: case` (contract, section
  /// 4.8).
  package func isForWholeCase(_ remedy: Remedy) -> Bool {
    !remedy.achieves.isEmpty && remedy.achieves.allSatisfy { fact(at: $0.fact)?.ofCase == true }
  }

  /// Whether `reached` of the goal reads facts, and only those that are `of: case` (contract,
  /// section 4.8).
  package func isForWholeCase(_ goal: Goal) -> Bool {
    let facts = factSlots(read: goal.reached.program.slots)
    return !facts.isEmpty && facts.allSatisfy { fact(at: $0)?.ofCase == true }
  }
}
