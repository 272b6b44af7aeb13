import FEEL
package import Playbooks

/// What can be carried out at once: the advised actions that are due, less those that exclude
/// one already in it, or set a fact to another value than one already in it.
struct Stage {
  struct Item {
    let remedy: Reference<Remedy>
    /// The indices of the parts that it is carried out in.
    let parts: [Int]
    /// The parts' ids, by index in `parts`.
    let names: [String?]
    /// It changes only what is one for the whole case.
    let isForCase: Bool
    let rules: PlaybookInForce

    /// The facts that it sets, with the parts that it sets them in.
    func changes(_ situations: [Situation]) -> [(Slot, Value, [Int])] {
      parts.flatMap { index in
        situations[index].changes(by: rules.playbook[remedy]).map { slot, value in
          let everywhere = rules.playbook.fact(at: slot)?.ofCase == true
          return (slot, value, everywhere ? Array(situations.indices) : [index])
        }
      }
    }

    func steps(parts count: Int) -> [Plan.Step] {
      if isForCase || parts.count == count { return [Plan.Step(entry: remedy, part: nil)] }
      return names.map { Plan.Step(entry: remedy, part: $0) }
    }
  }

  private(set) var items: [Item] = []
  private var settings: [[Slot: Value]]

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

  var isEmpty: Bool { items.isEmpty }

  func steps(parts count: Int) -> [Plan.Step] { items.flatMap { $0.steps(parts: count) } }

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
  /// Advised, and to be carried out in the next stage.
  var isDueNow: Bool {
    guard isAdvised else { return false }
    return switch state {
    case .now, .decide, .inProgress: true
    case .waiting, .unknown, .done: false
    }
  }
}

extension Assessment {
  /// The action is one for the case, and waits or is unknown here.
  func holdsUp(_ remedy: Reference<Remedy>) -> Bool {
    actions.contains { $0.remedy == remedy && ($0.state == .waiting || $0.state == .unknown) }
  }
}

extension Playbook {
  /// Whether all that the remedy achieves is one for the whole case.
  package func isForWholeCase(_ remedy: Remedy) -> Bool {
    !remedy.achieves.isEmpty && remedy.achieves.allSatisfy { fact(at: $0.fact)?.ofCase == true }
  }

  /// Whether all that says that the goal is reached is one for the whole case.
  package func isForWholeCase(_ goal: Goal) -> Bool {
    let facts = factSlots(read: goal.reached.program.slots)
    return !facts.isEmpty && facts.allSatisfy { fact(at: $0)?.ofCase == true }
  }
}
