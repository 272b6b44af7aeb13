import FEEL
package import Playbooks
import Reasoning

/// The actions that can be carried out at once (contract, section 4.6).
///
/// They are the advised actions that are due, without those that exclude one already in the stage,
/// set a fact to another value, or together with it do what the constraints do not allow.
struct Stage {
  /// One remedy in the stage.
  struct Item {
    /// The remedy.
    let remedy: Reference<Remedy>
    /// The indices of the parts in which it is carried out.
    let parts: [Int]
    /// The indices of those of them that advise it.
    let advising: [Int]
    /// Whether all that it achieves concerns the whole case.
    let isForCase: Bool
    /// The facts that it sets, with the indices of the parts in which it sets them.
    let changes: [(fact: Slot, value: Value, parts: [Int])]

    /// The steps that it counts as: one if it covers the whole case, else one for each part.
    func steps(_ names: [String?]) -> [Plan.Step] {
      if coversAll(names.count) { return [Plan.Step(entry: remedy, part: nil)] }
      return parts.map { Plan.Step(entry: remedy, part: names[$0]) }
    }

    /// Whether it covers the whole case.
    func coversAll(_ count: Int) -> Bool { isForCase || parts.count == count }
  }

  /// The remedies of the stage, in playbook order.
  private(set) var items: [Item] = []
  private let rules: PlaybookInForce
  /// The parts before the stage.
  private let before: [Situation]
  /// Whether constraints, or what was taken, may forbid that remedies are carried out together.
  private let isLimited: Bool
  /// The parts after what has been added so far; as before the stage where nothing is limited.
  private var after: [Situation]

  /// Forms the stage that is next as the outlook sees the parts.
  init(_ outlook: inout Outlook, _ rules: PlaybookInForce) {
    self.rules = rules
    before = outlook.situations
    after = before
    isLimited = !rules.constraints.isEmpty || before.contains { !$0.limits.premises.isEmpty }
    let advised = outlook.advised()
    let due = advised.map { own in Set(own.filter { $0.value.isActionable }.keys) }
    let all = due.reduce(into: Set()) { $0.formUnion($1) }
    for remedy in all.sorted() {
      let advising = advised.indices.filter { advised[$0][remedy] != nil }
      let isForCase = before.count > 1 && rules.playbook.isForWholeCase(rules.playbook[remedy])
      if isForCase {
        if advising.allSatisfy({ due[$0].contains(remedy) }) {
          add(remedy, in: Array(before.indices), advising, isForCase: true)
        }
      } else {
        for index in advising where due[index].contains(remedy) {
          add(remedy, in: [index], [index], isForCase: false)
        }
      }
    }
  }

  /// Whether nothing can be carried out.
  var isEmpty: Bool { items.isEmpty }

  /// The steps of all its remedies.
  func steps(_ names: [String?]) -> [Plan.Step] { items.flatMap { $0.steps(names) } }

  /// Adds the remedy in these parts, if it goes together with what is in the stage.
  private mutating func add(
    _ remedy: Reference<Remedy>, in parts: [Int], _ advising: [Int], isForCase: Bool
  ) {
    let item = Item(
      remedy: remedy, parts: parts, advising: advising, isForCase: isForCase,
      changes: changes(of: remedy, in: parts))
    guard items.allSatisfy({ agrees(item, with: $0) }) else { return }
    if isLimited {
      var next = after
      for place in next.indices {
        let changes = item.changes.filter { $0.parts.contains(place) }
        if !changes.isEmpty { next[place].carryOut(changes.map { ($0.fact, $0.value) }) }
      }
      guard next.allSatisfy(\.isPossible) else { return }
      after = next
    }
    // A remedy of several parts is one item.
    if let own = items.firstIndex(where: { $0.remedy == remedy }), !isForCase {
      let other = items[own]
      items[own] = Item(
        remedy: remedy, parts: other.parts + parts, advising: other.advising + advising,
        isForCase: false, changes: other.changes + item.changes)
    } else {
      items.append(item)
    }
  }

  private func changes(of remedy: Reference<Remedy>, in parts: [Int])
    -> [(fact: Slot, value: Value, parts: [Int])]
  {
    parts.flatMap { index in
      before[index].changes(by: rules.playbook[remedy]).map { fact, value in
        let everywhere = rules.playbook.fact(at: fact)?.ofCase == true
        return (fact, value, everywhere ? Array(before.indices) : [index])
      }
    }
  }

  /// Whether the two exclude each other nowhere, and set no fact of a part to different values; an
  /// unknown value agrees with nothing.
  private func agrees(_ item: Item, with other: Item) -> Bool {
    if rules.playbook[item.remedy].excludes.contains(other.remedy) {
      if item.isForCase || other.isForCase { return false }
      if !Set(item.advising).isDisjoint(with: other.advising) { return false }
    }
    return item.changes.allSatisfy { fact, value, places in
      other.changes.allSatisfy { otherFact, otherValue, otherPlaces in
        guard fact == otherFact, !Set(places).isDisjoint(with: otherPlaces) else { return true }
        if value.unknowns != nil || otherValue.unknowns != nil {
          return item.remedy == other.remedy && value.isSameFact(as: otherValue)
        }
        return value.isSameFact(as: otherValue)
      }
    }
  }
}

extension Action {
  /// Whether it is advised, and now, to be decided on, or in progress.
  var isDueNow: Bool { isAdvised && state.isActionable }
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
