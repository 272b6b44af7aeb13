package import FEEL
import Playbooks
import Reasoning

/// The blockers of a playbook on one day, made ready to be looked for in many cases at once.
///
/// What a case states becomes a cell for each fact. The conditions, the constraints and the values
/// that are taken where a case is silent are diagrams over these cells, and are worked out for all
/// cases of a ``CaseBlock`` together. The answers are those of ``Advisor/advise(_:on:parts:)``: what
/// cells cannot tell is evaluated case by case, and ``BlockFindings/beyond`` names the cases that
/// have to be looked at one by one.
package final class BlockRules: Sendable {
  /// The rules.
  let rules: PlaybookInForce
  /// The facts, in the order of the playbook.
  package let facts: [BlockFact]
  /// How many facts keep their values.
  let keptCount: Int
  /// The conditions, the blockers in force first.
  let conditions: [Condition]
  let layout: CellLayout
  let code: PlaneCode
  /// The constraints, in groups that facts link.
  let groups: [PlaneLimits]
  /// The values taken where a case is silent, in the order of the facts.
  let defaults: [Default]
  /// What more than cells decide.
  let opaque: [OpaqueSubject]
  /// The constraints that do more than compare facts with constants, each with the facts it reads.
  let others: [(constraint: Reference<Constraint>, facts: [Int])]
  /// For each plane, whether its cell is a single value.
  let isOneValue: [Bool]
  /// For each variable, the index of the fact that it stands for; nil for what is opaque.
  let factOfVariable: [Int?]
  /// The variable of the day on which a case was opened, which no case of a block says; nil where no
  /// condition compares it.
  let opened: Variable?
  /// A frame in which only the day is known.
  let blank: Frame

  /// A condition in the code.
  struct Condition: Sendable {
    /// The number of its diagram in the engine.
    let diagram: Int
    /// Its place in the list of conditions.
    let number: Int
    /// The opaque subjects that it depends on, by their place in ``opaque``.
    let opaque: [Int]
    /// Whether the evaluator may know more than the diagrams although nothing that is opaque is
    /// partly known.
    let isAsked: Bool
    /// The facts that it reads, by index.
    let facts: [Int]
    /// The decisions behind it, in the order of evaluation.
    let decisions: [Reference<Decision>]

    /// The place in the code of: the condition has the answer, and the constraints that touch it are
    /// kept.
    func place(of answer: Ternary) -> Int { 3 * number + Int(answer.rawValue) }
  }

  /// A value that is taken where a case is silent.
  struct Default: Sendable {
    let fact: Int
    let value: Value
    /// The plane of the cell of the value; nil where the fact has no variable.
    let cell: Int?
    /// The group of constraints that reads the fact; nil where none does.
    let group: Int?
  }

  /// A condition that cells do not decide.
  struct OpaqueSubject: Sendable {
    let variable: Variable
    /// The facts that it reads, by index.
    let facts: [Int]
    /// The decisions behind it, in the order of evaluation.
    let decisions: [Reference<Decision>]
    let subject: ConditionSpace.Opaque
    /// Whether the block is told its answer together with the list that it looks into.
    let isItem: Bool
  }

  /// The value that the fact with that index takes where a case is silent.
  func valueTaken(of fact: Int) -> Value? { defaults.first { $0.fact == fact }?.value }

  /// The ids of the blockers in force, in playbook order.
  package var blockerIDs: [String] { rules.blockers.map { rules.playbook[$0].id } }

  /// Prepares the blockers in force; nil where the conditions are too entangled for diagrams, or read
  /// what is no fact of the case file.
  package convenience init?(_ advisor: Advisor, on day: CalendarDate) {
    self.init(advisor.rules(on: day))
  }

  init?(_ rules: PlaybookInForce) {
    let playbook = rules.playbook
    let index = rules.index
    guard !index.constraints.readsOpened, rules.blockers.count < Int(UInt16.max) else {
      return nil
    }
    self.rules = rules
    blank = playbook.blankFrame(on: rules.date)
    let clauses = rules.blockers.compactMap {
      playbook.clauses.number(.when, of: .blocker($0))
    }
    let numbers = clauses.map { index.diagrams.ofClauses[$0.index] }
    guard numbers.count == rules.blockers.count,
      let drawn = DrawnRules(rules, numbers, blank)
    else { return nil }
    let layout = drawn.layout
    self.layout = layout
    code = PlaneCode(drawn.roots, in: drawn.space.store, drawn.layout)
    groups = drawn.groups.map { PlaneLimits($0.diagram, in: drawn.space.store, drawn.layout) }
    isOneValue = drawn.isOneValue
    factOfVariable = drawn.space.subjects.map { subject in
      guard case .fact(let slot) = subject else { return nil }
      return slot.index < playbook.facts.count ? slot.index : nil
    }
    opened = drawn.space.variable(of: playbook.vocabulary.caseOpened)
    var kept: [Slot: Int] = [:]
    for slot in drawn.keptFacts { kept[slot] = kept.count }
    keptCount = kept.count
    var items: [Slot: [(text: String, variable: Variable)]] = [:]
    var opaque: [OpaqueSubject] = []
    for (variable, subject) in drawn.opaque {
      let test = subject.itemTest
      if let test {
        items[test.list, default: []].append((test.item, variable))
      }
      opaque.append(
        OpaqueSubject(
          variable: variable, facts: subject.facts.map(\.index),
          decisions: rules.decisions(behind: subject.slots), subject: subject,
          isItem: test != nil))
    }
    self.opaque = opaque
    facts = playbook.facts.map { fact in
      BlockFact(
        fact, in: drawn.space, layout, kept: kept[fact.slot], items: items[fact.slot] ?? [])
    }
    conditions = drawn.conditions(rules, opaque)
    let groupOfVariable = Dictionary(
      groups.enumerated().flatMap { number, group in group.variables.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    var defaults: [Default] = []
    for (place, fact) in playbook.facts.enumerated() {
      guard let value = rules.defaultValue(of: fact)?.value else { continue }
      let own = facts[place]
      let variable = own.variable
      let cell = variable.flatMap { variable in
        own.cells?.cell(of: value).map { layout.plane(of: variable, $0) }
      }
      if variable != nil, cell == nil { return nil }
      defaults.append(
        Default(
          fact: place, value: value, cell: cell, group: variable.flatMap { groupOfVariable[$0] }))
    }
    self.defaults = defaults
    others = drawn.others.map { reference in
      (reference, index.constraints.read[reference.index].map(\.index).sorted())
    }
  }
}

/// The conditions of the blockers and the constraints as diagrams in one store.
private struct DrawnRules {
  private(set) var space: ConditionSpace
  let numbers: [Int]
  /// The diagram of each condition.
  private var diagrams: [Diagram] = []
  /// For each condition its three answers, each together with the constraints that touch it.
  private(set) var roots: [Diagram] = []
  /// The constraints, in groups that facts link.
  let groups: [LinkedDiagrams]
  /// The constraints that are no diagram.
  private(set) var others: [Reference<Constraint>] = []
  private let isAsked: [Bool]
  let layout: CellLayout
  /// The facts whose values are kept: those that conditions read which are opaque in part, and those
  /// of constraints that are no diagram.
  let keptFacts: [Slot]
  let isOneValue: [Bool]

  init?(_ rules: PlaybookInForce, _ numbers: [Int], _ blank: Frame) {
    let playbook = rules.playbook
    let index = rules.index
    self.numbers = numbers
    var space = ConditionSpace.shared(playbook, playbook.ground, blank)
    do {
      var kept: [(number: Int, diagram: Diagram)] = []
      for reference in rules.constraints {
        let implication = playbook[reference].implication
        let isSimple = implication.conditions.allSatisfy {
          space.ground.comparesWithConstants($0)
        }
        guard isSimple else {
          others.append(reference)
          continue
        }
        kept.append((reference.index, try space.kept(implication)))
      }
      // Constraints that can never be kept together are a contradiction in every case.
      guard let groups = try space.store.linked(kept) else { return nil }
      self.groups = groups
      for number in numbers {
        let program = index.diagrams.conditions[number].program
        let diagram = try space.diagram(of: program)
        diagrams.append(diagram)
        let read = Set(space.store.support(of: diagram))
        var limits = Diagram.alwaysTrue
        for group in groups where !group.variables.isDisjoint(with: read) {
          limits = try space.store.and(limits, group.diagram)
        }
        for answer in Ternary.allCases {
          roots.append(try space.store.and(space.store.has(answer, diagram), limits))
        }
      }
    } catch {
      return nil
    }
    guard space.store.nodeCount <= Self.mostNodes else { return nil }
    layout = CellLayout(space.store)
    var isOneValue: [Bool] = []
    var kept: Set<Slot> = []
    for (number, subject) in space.subjects.enumerated() {
      guard case .fact(let slot) = subject, let cells = space.cells(of: slot) else {
        isOneValue += Array(repeating: true, count: space.store.cellCount(of: Variable(number)))
        continue
      }
      isOneValue += cells.cells.map(\.isOneValue)
    }
    self.isOneValue = isOneValue
    var isAsked: [Bool] = []
    for (number, diagram) in zip(numbers, diagrams) {
      let program = index.diagrams.conditions[number].program
      let isOpaque = !space.notAnalysed(in: diagram).isEmpty
      if isOpaque {
        // What settles a condition, so that a blocker follows, is asked of its values; where nothing is
        // inferred, none follows.
        let onlyItems = space.opaqueSubjects(of: diagram).allSatisfy { $0.itemTest != nil }
        if !onlyItems || !groups.isEmpty {
          kept.formUnion(index.diagrams.facts(number, playbook))
        }
        var own = ConditionSpace(
          playbook.ground, frame: blank, conditions: [program], bound: Certainty.mostNodes)
        guard let alone = try? own.diagram(of: program) else { return nil }
        isAsked.append(own.notAnalysed(in: alone).isEmpty)
      } else {
        isAsked.append(false)
      }
    }
    for reference in others { kept.formUnion(index.constraints.read[reference.index]) }
    self.isAsked = isAsked
    keptFacts = kept.sorted()
    let slots = numbers.reduce(into: Set<Slot>()) {
      $0.formUnion(playbook.slots(behind: index.diagrams.conditions[$1].program.slots))
    }
    if slots.contains(playbook.vocabulary.caseID) { return nil }
    self.space = space
  }

  /// The greatest number of nodes that are worked out for each block.
  private static let mostNodes = 60_000

  /// The opaque subjects with their variables.
  var opaque: [(Variable, ConditionSpace.Opaque)] {
    space.subjects.enumerated().compactMap { number, subject in
      guard case .opaque(let opaque) = subject else { return nil }
      return (Variable(number), opaque)
    }
  }

  func conditions(
    _ rules: PlaybookInForce, _ opaque: [BlockRules.OpaqueSubject]
  ) -> [BlockRules.Condition] {
    numbers.indices.map { place in
      let support = Set(space.store.support(of: diagrams[place]))
      let behind = rules.index.diagrams.behind(numbers[place], rules.playbook)
      return BlockRules.Condition(
        diagram: numbers[place], number: place,
        opaque: opaque.indices.filter { support.contains(opaque[$0].variable) },
        isAsked: isAsked[place], facts: behind.facts.map(\.index).sorted(),
        decisions: behind.decisions)
    }
  }
}

extension PlaybookInForce {
  /// The decisions that the slots depend on, in the order of evaluation.
  func decisions(behind slots: [Slot]) -> [Reference<Decision>] {
    let behind = playbook.slots(behind: slots)
    return playbook.decisionOrder.filter { behind.contains(playbook[$0].slot) }
  }
}
