import FEEL
import Playbooks
import Reasoning

/// The blockers of the cases of a block.
package struct BlockFindings: Sendable {
  /// For each blocker in force, in playbook order, the cases in which it is present.
  let present: [Plane]
  /// For each of these, the cases in which it is present and follows.
  let follows: [Plane]
  /// For each of these, the cases in which it is unknown.
  let unknown: [Plane]
  /// The cases that have to be looked at one by one: nothing is said of them here.
  let beyond: Plane

  /// Whether the case has to be looked at by itself.
  package func isBeyond(_ lane: Int) -> Bool { beyond.contains(lane) }

  /// What is said of a blocker.
  package enum State: Sendable {
    case present, unknown
  }

  /// In how many cases the blocker at that place is in that state.
  package func count(of blocker: Int, _ state: State) -> Int {
    planes(state)[blocker].count
  }

  /// The blockers that are in a state, for each of 64 cases; those that follow come last.
  ///
  /// `first` is the number of the first of the cases, a multiple of 64.
  package func lists(_ state: State, from first: Int) -> Lists {
    switch state {
    case .present:
      var lists = Lists(present.count)
      lists.add(zip(present, follows).map { $0 & ~$1 }, first >> 6)
      lists.add(follows, first >> 6)
      return lists
    case .unknown:
      var lists = Lists(unknown.count)
      lists.add(unknown, first >> 6)
      return lists
    }
  }

  private func planes(_ state: State) -> [Plane] {
    switch state {
    case .present: present
    case .unknown: unknown
    }
  }

  /// For each of 64 cases the places of some blockers, in playbook order.
  package struct Lists {
    private var members: [UInt16]
    private var counts: [Int]
    private let width: Int

    fileprivate init(_ width: Int) {
      self.width = width
      members = Array(repeating: 0, count: 64 * width)
      counts = Array(repeating: 0, count: 64)
    }

    fileprivate mutating func add(_ planes: [Plane], _ word: Int) {
      for (number, plane) in planes.enumerated() {
        var rest = plane[word]
        while rest != 0 {
          let lane = rest.trailingZeroBitCount
          members[lane * width + counts[lane]] = UInt16(number)
          counts[lane] += 1
          rest &= rest &- 1
        }
      }
    }

    /// Calls `body` with the places of the case's blockers; `lane` counts from the first of the 64.
    package func forEach(of lane: Int, _ body: (Int) -> Void) {
      for place in lane * width..<lane * width + counts[lane] { body(Int(members[place])) }
    }
  }
}

extension CaseBlock {
  /// Looks for the blockers in all cases of the block.
  package func findings() -> BlockFindings {
    var work = BlockWork(self)
    return work.findings()
  }
}

/// Works out the blockers of one block.
private struct BlockWork {
  private let block: CaseBlock
  private let rules: BlockRules
  private let cells: Planes
  /// The cases that are looked at here.
  private var lanes: Plane
  /// For each fact, by index, the cases in which it is known: stated, inferred or taken.
  private var known: [Plane]
  /// For each fact, by index, the cases in which it is inferred.
  private var inferred: [Plane]
  /// For each opaque subject, the cases in which it is open although some fact that it reads is known.
  private var isPartlyKnown: [Plane] = []
  /// A frame in which only the day is known, except while a case is looked at.
  private var frame: Frame

  init(_ block: CaseBlock) {
    self.block = block
    rules = block.rules
    cells = block.cells
    lanes = Plane.first(block.count) & ~block.beyond
    known = block.rules.facts.indices.map { block.stated[$0] }
    inferred = Array(repeating: .none, count: known.count)
    frame = block.rules.blank
  }

  mutating func findings() -> BlockFindings {
    openWhatIsUnknown()
    leaveWhatBreaksOtherConstraints()
    infer()
    takeDefaults()
    openWhatIsOpaque()
    let answers = Planes(count: 3 * rules.code.nodeCount)
    rules.code.run(cells, into: answers)
    if evaluateOpaque(where: openCases(answers)) { rules.code.run(cells, into: answers) }
    var present: [Plane] = []
    var unknown: [Plane] = []
    var follows: [Plane] = []
    for condition in rules.conditions {
      var (isTrue, isOpen) = answer(to: condition, answers)
      ask(condition, &isTrue, &isOpen)
      present.append(isTrue)
      follows.append(followers(condition, among: isTrue))
      unknown.append(isOpen)
    }
    return BlockFindings(
      present: present, follows: follows, unknown: unknown,
      beyond: Plane.first(block.count) & ~lanes)
  }

  /// Makes every cell of a fact possible where it is not stated.
  private func openWhatIsUnknown() {
    if let opened = rules.opened {
      for plane in rules.layout.planes(of: opened) { cells[plane] = .all }
    }
    for (place, fact) in rules.facts.enumerated() {
      let open = ~known[place]
      if let variable = fact.variable {
        for plane in rules.layout.planes(of: variable) { cells[plane] |= open }
      }
      for item in fact.items {
        for plane in rules.layout.planes(of: item) { cells[plane] |= open }
      }
    }
  }

  /// Leaves out the cases that break a constraint which cells do not decide.
  private mutating func leaveWhatBreaksOtherConstraints() {
    for (reference, facts) in rules.others {
      let all = facts.reduce(lanes) { $0 & block.stated[$1] }
      guard !all.isEmpty else { continue }
      let playbook = rules.rules.playbook
      let implication = playbook[reference].implication
      let decisions = rules.rules.decisions(
        behind: implication.conditions.flatMap(\.slots))
      for lane in all.members {
        fill(facts, decisions, of: lane)
        if implication.isBroken(in: frame) { lanes.remove(lane) }
        empty(facts, decisions)
      }
    }
  }

  /// Gives every fact that has one value left that value, and leaves out the cases that contradict
  /// themselves.
  private mutating func infer() {
    let left = Planes(count: rules.layout.count)
    for group in rules.groups {
      lanes &= group.run(cells, left: left)
      for variable in group.variables {
        guard let fact = rules.factOfVariable[variable.index] else { continue }
        let open = lanes & ~known[fact]
        if open.isEmpty { continue }
        settle(fact, variable, where: open, left)
      }
    }
  }

  /// Gives a fact the one value that is left in some of these cases.
  private mutating func settle(
    _ fact: Int, _ variable: Variable, where open: Plane, _ left: Planes
  ) {
    let planes = rules.layout.planes(of: variable)
    let single = left.exactlyOne(of: planes)
    for plane in planes where rules.isOneValue[plane] {
      let settled = open & single & left[plane]
      if settled.isEmpty { continue }
      inferred[fact] |= settled
      put(fact, in: plane, of: planes, where: settled)
    }
  }

  private mutating func put(_ fact: Int, in cell: Int, of planes: Range<Int>, where cases: Plane) {
    for plane in planes where plane != cell { cells[plane] &= ~cases }
    cells[cell] |= cases
    known[fact] |= cases
  }

  /// Takes assumed values and provisional nones, in the order of the facts, as far as the constraints
  /// and what was taken before allow (contract, section 2).
  private mutating func takeDefaults() {
    var fits = DefaultFits(block)
    for value in rules.defaults {
      let open = lanes & ~known[value.fact] & ~block.withheld[value.fact]
      if open.isEmpty { continue }
      let taken = fits.cases(open, take: value, known)
      guard let cell = value.cell, let variable = rules.facts[value.fact].variable else {
        known[value.fact] |= taken
        continue
      }
      put(value.fact, in: cell, of: rules.layout.planes(of: variable), where: taken)
    }
  }

  /// The cases in which the condition is true, and those in which it is neither true nor false.
  private func answer(
    to condition: BlockRules.Condition, _ answers: Planes
  ) -> (isTrue: Plane, isOpen: Plane) {
    func can(_ answer: Ternary) -> Plane {
      rules.code.cases(where: condition.place(of: answer), canBe: .true, answers)
    }
    let (canBeFalse, canBeNull, canBeTrue) = (can(.false), can(.null), can(.true))
    let isTrue = canBeTrue & ~(canBeFalse | canBeNull) & lanes
    let isFalse = canBeFalse & ~(canBeTrue | canBeNull)
    return (isTrue, lanes & ~(isTrue | isFalse))
  }

  /// Makes every answer of what cells do not decide possible, but for what lists have told.
  private func openWhatIsOpaque() {
    for subject in rules.opaque where !subject.isItem {
      for plane in rules.layout.planes(of: subject.variable) { cells[plane] = .all }
    }
  }

  /// For each opaque subject, the cases in which some condition is open that depends on it.
  private func openCases(_ answers: Planes) -> [Plane] {
    var open = Array(repeating: Plane.none, count: rules.opaque.count)
    for condition in rules.conditions where !condition.opaque.isEmpty {
      let isOpen = answer(to: condition, answers).isOpen
      for subject in condition.opaque { open[subject] |= isOpen }
    }
    return open
  }

  /// Evaluates what cells do not decide, in those of the cases in which some fact that it reads is
  /// known; false where nothing was found out.
  private mutating func evaluateOpaque(where open: [Plane]) -> Bool {
    var hasFound = false
    for (subject, cases) in zip(rules.opaque, open) {
      if subject.isItem {
        isPartlyKnown.append(.none)
        continue
      }
      let planes = rules.layout.planes(of: subject.variable)
      var touched = subject.facts.reduce(Plane.none) { $0 | known[$1] } & cases
      for lane in touched.members {
        fill(subject.facts, subject.decisions, of: lane)
        let value = subject.subject.evaluate(in: frame)
        empty(subject.facts, subject.decisions)
        guard value.unknowns == nil else { continue }
        let answer = planes.lowerBound + Int(Ternary(value).rawValue)
        for plane in planes where plane != answer { cells[plane].remove(lane) }
        touched.remove(lane)
        hasFound = true
      }
      isPartlyKnown.append(touched)
    }
    return hasFound
  }

  /// Asks the engine about a condition in the cases in which more than cells may settle it.
  private mutating func ask(
    _ condition: BlockRules.Condition, _ isTrue: inout Plane, _ isOpen: inout Plane
  ) {
    if condition.opaque.isEmpty { return }
    let partly = condition.opaque.reduce(Plane.none) { $0 | isPartlyKnown[$1] }
    for lane in (isOpen & (condition.isAsked ? .all : partly)).members {
      fill(condition.facts, condition.decisions, of: lane)
      let verdict = rules.rules.conditions.decide(diagram: condition.diagram, in: frame)
      empty(condition.facts, condition.decisions)
      guard case .certain(let answer) = verdict, answer != .null else { continue }
      isOpen.remove(lane)
      if answer == .true { isTrue.insert(lane) }
    }
  }

  /// Those of the cases in which the present blocker follows: none of the facts that settle it is
  /// stated, and at least one is inferred (contract, section 4.1).
  private mutating func followers(_ condition: BlockRules.Condition, among cases: Plane) -> Plane {
    var follows = Plane.none
    let near = condition.facts.reduce(Plane.none) { $0 | inferred[$1] } & cases
    if near.isEmpty { return follows }
    let program = rules.rules.index.diagrams.conditions[condition.diagram].program
    for lane in near.members {
      fill(condition.facts, condition.decisions, of: lane)
      let settling = rules.rules.playbook.facts(settling: [program], in: frame)
      empty(condition.facts, condition.decisions)
      if settling.allSatisfy({ !block.stated[$0.index].contains(lane) }),
        settling.contains(where: { inferred[$0.index].contains(lane) })
      {
        follows.insert(lane)
      }
    }
    return follows
  }

  /// Puts what is known of these facts in the case into the frame, and what follows for the decisions.
  private mutating func fill(_ facts: [Int], _ decisions: [Reference<Decision>], of lane: Int) {
    for fact in facts {
      if let value = value(of: fact, in: lane) { frame.values[fact] = value }
    }
    rules.rules.derive(decisions, in: &frame)
  }

  /// Takes it out again.
  private mutating func empty(_ facts: [Int], _ decisions: [Reference<Decision>]) {
    for fact in facts { frame.values[fact] = rules.blank.values[fact] }
    for decision in decisions {
      let slot = rules.rules.playbook[decision].slot
      frame.values[slot.index] = rules.blank.values[slot.index]
    }
  }

  /// The value of the fact with that index in the case; nil where it is unknown.
  ///
  /// Where it is stated and no values of the fact are kept, one of its cell.
  private func value(of fact: Int, in lane: Int) -> Value? {
    guard known[fact].contains(lane) else { return nil }
    let declared = rules.facts[fact]
    let isStated = block.stated[fact].contains(lane)
    if isStated, let place = declared.kept { return block.keptValue(at: place, of: lane) }
    guard isStated || inferred[fact].contains(lane) else { return rules.valueTaken(of: fact) }
    guard let variable = declared.variable, let cells = declared.cells else { return nil }
    let planes = rules.layout.planes(of: variable)
    return planes.first { self.cells[$0].contains(lane) }
      .map { cells[$0 - planes.lowerBound].value }
  }
}
