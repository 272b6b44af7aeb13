import FEEL
import Parallelism
import Playbooks

/// Which entries of a playbook touch which, on any day and in any case.
///
/// It is worked out once. Lists by fact or decision are indexed by slot, the others by reference.
struct RuleIndex: Sendable {
  /// The blockers that list each remedy, in playbook order.
  let blockers: [[Reference<Blocker>]]
  /// The goals that list each remedy, in playbook order.
  let goals: [[Reference<Goal>]]
  /// The operands of each remedy's `needs`.
  let needs: [[Need]]
  /// Which diagram serves which condition.
  let diagrams: DiagramNumbers
  /// The decisions that depend on each slot, directly or through others, in the order of
  /// evaluation.
  let derived: [[Reference<Decision>]]
  /// Which conditions the constraints touch.
  let constraints: ConstraintIndex
  /// The operands of each blocker's `when`.
  let signs: [[Sign]]
  /// The decisions that these operands read, in the order of evaluation.
  let decisionsOfSigns: [Reference<Decision>]
  /// The checklist of each fact that stands in one.
  let screens: [Slot: Reference<Screen>]

  /// The blockers that read a fact of each checklist, by index, in playbook order.
  let blockersOfScreens: [[Reference<Blocker>]]

  /// One operand of a remedy's `needs`, and what can make it true.
  ///
  /// An object, so that handing it on costs one reference.
  final class Need: Sendable {
    /// The operand.
    let operand: Operand
    /// The number of the diagram of its condition.
    let diagram: Int
    /// The remedies that can make it true, directly or through decisions, in playbook order.
    let fillers: [Filler]

    init(operand: Operand, diagram: Int, fillers: [Filler]) {
      self.operand = operand
      self.diagram = diagram
      self.fillers = fillers
    }
  }

  /// One operand of a blocker's `when`.
  struct Sign: Sendable {
    /// The number of the diagram of its condition.
    let diagram: Int
    /// Whether it reads facts and is no `not`, so that it can make the blocker likely.
    let isPositive: Bool
  }

  /// A remedy that can make an operand true.
  struct Filler: Sendable {
    /// The remedy.
    let remedy: Reference<Remedy>
    /// Whether it does so in every case and on every day.
    let always: Bool
    /// The decisions that depend on what it changes and that the operand reads, in the order of
    /// evaluation.
    let decisions: [Reference<Decision>]
  }

  /// The number of remedies that one thread handles at a time.
  private static let stretch = 12

  init(_ playbook: Playbook) {
    let (facts, slots) = (playbook.facts.count, playbook.vocabulary.count)
    blockers = Self.listings(playbook.blockers.map(\.remedies), in: playbook)
    goals = Self.listings(playbook.goals.map(\.remedies), in: playbook)
    var achievers: [[Reference<Remedy>]] = Array(repeating: [], count: facts)
    for (index, remedy) in playbook.remedies.enumerated() {
      for achievement in remedy.achieves {
        achievers[achievement.fact.index].append(Reference(index))
      }
    }
    let derived = Self.derived(playbook, count: slots)
    self.derived = derived
    let finder = FillerFinder(playbook: playbook, achievers: achievers, derived: derived)
    let operands = Parallel.map(stretches: Self.stretch, of: playbook.remedies) { remedies in
      var finder = finder
      return remedies.map { remedy -> [(operand: Operand, fillers: [Filler])] in
        guard let needs = remedy.needs else { return [] }
        return playbook.operands(of: needs).map { ($0, finder.all($0)) }
      }
    }.flatMap { $0 }
    let signs = playbook.blockers.map { playbook.operands(of: $0.when).map(\.program) }
    diagrams = DiagramNumbers(
      playbook.clauses.all,
      operands: operands.flatMap { $0.map(\.operand.program) } + signs.flatMap { $0 },
      slots: slots)
    constraints = ConstraintIndex(playbook, diagrams)
    screens = Dictionary(
      playbook.screens.enumerated().flatMap { index, screen in
        screen.facts.map { ($0, Reference(index)) }
      }, uniquingKeysWith: { first, _ in first })
    let read =
      playbook.screens.isEmpty
      ? []
      : playbook.blockers.map { blocker in
        Set(playbook.factSlots(read: blocker.when.program.slots))
      }
    blockersOfScreens = playbook.screens.map { screen in
      read.indices.filter { !read[$0].isDisjoint(with: screen.facts) }.map { Reference($0) }
    }
    var numbers = diagrams.ofOperands[...]
    needs = operands.map { operands in
      operands.map { operand, fillers in
        Need(operand: operand, diagram: numbers.removeFirst(), fillers: fillers)
      }
    }
    let behind = playbook.slots(behind: signs.joined().flatMap(\.slots))
    decisionsOfSigns = playbook.decisionOrder.filter { behind.contains(playbook[$0].slot) }
    self.signs = signs.map { operands in
      operands.map { operand in
        Sign(
          diagram: numbers.removeFirst(),
          isPositive: !operand.isNegation && !playbook.factSlots(read: operand.slots).isEmpty)
      }
    }
  }

  /// For each remedy, the entries whose list contains it.
  private static func listings<Entry>(_ lists: [[Reference<Remedy>]], in playbook: Playbook)
    -> [[Reference<Entry>]]
  {
    var found: [[Reference<Entry>]] = Array(repeating: [], count: playbook.remedies.count)
    for (index, remedies) in lists.enumerated() {
      for remedy in remedies where found[remedy.index].last?.index != index {
        found[remedy.index].append(Reference(index))
      }
    }
    return found
  }

  /// For each slot, the decisions that depend on it.
  private static func derived(_ playbook: Playbook, count: Int) -> [[Reference<Decision>]] {
    var derived: [[Reference<Decision>]] = Array(repeating: [], count: count)
    /// The slots behind each decision, other decisions included.
    var behind: [Set<Int>] = Array(repeating: [], count: count)
    for reference in playbook.decisionOrder {
      let decision = playbook[reference]
      var own: Set<Int> = []
      for slot in decision.slots { own.formUnion(behind[slot.index].union([slot.index])) }
      if decision.readsClock { own.insert(playbook.vocabulary.today.index) }
      behind[decision.slot.index] = own
      for slot in own { derived[slot].append(reference) }
    }
    return derived
  }
}

/// Finds the remedies that can make an operand true.
private struct FillerFinder: Sendable {
  let playbook: Playbook
  let achievers: [[Reference<Remedy>]]
  let derived: [[Reference<Decision>]]
  /// Whether each decision reads the day, by index.
  private let readsClock: [Bool]
  /// A frame in which nothing is known, except while a remedy is tried.
  private var frame: Frame

  init(
    playbook: Playbook, achievers: [[Reference<Remedy>]], derived: [[Reference<Decision>]]
  ) {
    self.playbook = playbook
    self.achievers = achievers
    self.derived = derived
    readsClock = playbook.decisions.map(\.readsClock)
    frame = playbook.blankFrame(now: DateAndTime(startOf: .epoch))
  }

  /// The remedies that can make the operand true, in playbook order.
  mutating func all(_ operand: Operand) -> [RuleIndex.Filler] {
    let read = playbook.factSlots(read: operand.program.slots)
    let behind = decisions(behind: operand)
    return Set(read.flatMap { achievers[$0.index] }).sorted().compactMap { remedy in
      let between = behind.filter { decision in
        playbook[remedy].achieves.contains { derived[$0.fact.index].contains(decision) }
      }
      let answer = makes(operand, remedy, through: between)
      return answer == false
        ? nil : RuleIndex.Filler(remedy: remedy, always: answer == true, decisions: between)
    }
  }

  /// Whether the remedy makes the operand true; nil where that depends on the case or the day.
  ///
  /// An answer that is known although all other facts are unknown holds in every case.
  private mutating func makes(
    _ operand: Operand, _ remedy: Reference<Remedy>, through decisions: [Reference<Decision>]
  ) -> Bool? {
    let achieves = playbook[remedy].achieves
    if operand.program.readsClock || decisions.contains(where: { readsClock[$0.index] }) {
      return nil
    }
    defer {
      for slot in achieves.map(\.fact) + decisions.map({ playbook[$0].slot }) {
        frame.values[slot.index] = .unknown(.one(slot))
      }
    }
    for achievement in achieves {
      guard case .value(let value) = achievement.change else { continue }
      frame.values[achievement.fact.index] = value
    }
    for reference in decisions {
      frame.values[playbook[reference].slot.index] = playbook[reference].evaluate(in: frame)
    }
    switch operand.program.evaluate(in: frame) {
    case .boolean(let answer): return answer
    case .null: return false
    default: return nil
    }
  }

  /// The decisions that the operand reads, directly or through others, in the order of evaluation.
  private func decisions(behind operand: Operand) -> [Reference<Decision>] {
    var read: Set<Slot> = []
    var open = operand.program.slots
    while let slot = open.popLast() {
      guard let decision = playbook.decision(at: slot), read.insert(slot).inserted else { continue }
      open += decision.slots
    }
    if read.isEmpty { return [] }
    return playbook.decisionOrder.filter { read.contains(playbook[$0].slot) }
  }
}

extension Program {
  /// Whether it is a `not`.
  fileprivate var isNegation: Bool { if case .not = root.kind { true } else { false } }
}
