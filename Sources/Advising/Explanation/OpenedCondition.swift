package import Diagnostics
package import FEEL
import Playbooks

/// A condition of an entry, opened in a case: each operand with what it comes to, and the facts and
/// decisions that it reads with their values.
package struct OpenedCondition: Sendable {
  /// The key that the condition is written under, such as `when`.
  package let key: String
  /// The id of the part of the case; nil where all parts that were asked about agree.
  package let part: String?
  /// The condition as a whole.
  package let root: Operand

  /// A condition, or an operand of one.
  package struct Operand: Sendable {
    /// How it is made of its operands.
    package let form: Form
    /// Its text as it is written.
    package let text: String
    /// Where it is written.
    package let place: Place
    /// What it comes to; unknown where facts are that it depends on.
    package let value: Value
    /// Its operands; none where it is not taken apart further.
    package let operands: [Operand]
    /// What it reads itself, in order of appearance; none where it has operands.
    package let inputs: [Input]
  }

  /// How a condition is made of its operands.
  package enum Form: String, Sendable {
    case all = "and"
    case any = "or"
    case not
    case operand
  }

  /// A fact or decision that an operand reads.
  package struct Input: Sendable {
    /// The fact, the decision or another name of the scope.
    package let slot: Slot
    /// Its value, which may be unknown.
    package let value: Value
    /// How the fact is known; nil for others, and where it is unknown.
    package let evidence: Evidence?
    /// The condition that a decision is; nil for others.
    package let opened: Operand?
    /// The rows of the decision's table that give its value, from 0; none for others.
    package let rows: [Int]
  }
}

extension Advisor {
  /// The conditions of an entry, opened in the case.
  ///
  /// Of a remedy these are `when` and `needs`, of a goal `when` and `reached`, of a clock `when`,
  /// `from` and `met`. Facts, phases and tables have none.
  package func opened(
    _ entry: Explainable, part: String? = nil, of case: Case, on date: CalendarDate
  ) -> [OpenedCondition] {
    let asked = situations(of: `case`, on: date).filter { part == nil || $0.part == part }
    return conditions(of: entry).flatMap { key, formula in
      let all = asked.map { ConditionOpener(situation: $0).open(formula) }
      guard let first = all.first else { return [OpenedCondition]() }
      if all.dropFirst().allSatisfy({ $0.isSame(as: first) }) {
        return [OpenedCondition(key: key, part: part, root: first)]
      }
      return zip(asked, all).map { OpenedCondition(key: key, part: $0.part, root: $1) }
    }
  }

  private func conditions(of entry: Explainable) -> [(String, Formula)] {
    let found: [(String, Formula?)] =
      switch entry {
      case .outcome(.blocker(let blocker)): [("when", playbook[blocker].when)]
      case .outcome(.goal(let goal)):
        [("when", playbook[goal].when), ("reached", playbook[goal].reached)]
      case .outcome(.remedy(let remedy)):
        [("when", playbook[remedy].when), ("needs", playbook[remedy].needs)]
      case .entry(.clock(let clock)):
        [
          ("when", playbook[clock].when), ("from", playbook[clock].from),
          ("met", playbook[clock].met),
        ]
      case .entry(.decision(let decision)):
        if case .expression(let formula) = playbook[decision].logic {
          [("is", formula)]
        } else {
          []
        }
      case .entry(.screen(let screen)): [("when", playbook[screen].when)]
      case .entry(.fact), .entry(.phase): []
      }
    return found.compactMap { key, formula in formula.map { (key, $0) } }
  }
}

/// Takes conditions apart in one situation.
private struct ConditionOpener {
  let situation: Situation
  /// The number of decisions that are opened inside one another.
  private static let depth = 12

  private var playbook: Playbook { situation.rules.playbook }

  func open(_ formula: Formula) -> OpenedCondition.Operand {
    operand(formula.program.root, of: formula, depth: 0)
  }

  private func operand(_ node: ProgramNode, of formula: Formula, depth: Int)
    -> OpenedCondition.Operand
  {
    let (form, parts): (OpenedCondition.Form, [ProgramNode]) =
      switch node.kind {
      case .and(let parts): (.all, parts)
      case .or(let parts): (.any, parts)
      case .not(let part): (.not, [part])
      default: (.operand, [])
      }
    let program = Program(
      text: formula.program.text(of: node), root: node, slots: node.slots, sourceSpan: node.span)
    return OpenedCondition.Operand(
      form: form, text: program.text, place: formula.place(of: node.span),
      value: value(of: program),
      operands: parts.map { operand($0, of: formula, depth: depth) },
      inputs: parts.isEmpty ? node.slots.map { input($0, depth: depth) } : [])
  }

  /// A condition is judged as the advice judges it, with what the constraints exclude.
  private func value(of program: Program) -> Value {
    guard program.type == .boolean else { return program.evaluate(in: situation.frame) }
    switch situation.truth(of: program) {
    case .holds: return .boolean(true)
    case .fails: return .boolean(false)
    case .unknown(let slots):
      guard let first = slots.first else { return .null }
      return .unknown(slots.dropFirst().reduce(.one(first)) { $0.union(.one($1)) })
    }
  }

  private func input(_ slot: Slot, depth: Int) -> OpenedCondition.Input {
    let isFact = playbook.fact(at: slot) != nil
    var opened: OpenedCondition.Operand?
    var rows: [Int] = []
    if depth < Self.depth, let decision = playbook.decision(at: slot) {
      switch decision.logic {
      case .expression(let formula):
        opened = operand(formula.program.root, of: formula, depth: depth + 1)
      case .table(let table): rows = table.table.rowsGiving(situation[slot], in: situation.frame)
      }
    }
    return OpenedCondition.Input(
      slot: slot, value: situation[slot],
      evidence: isFact && situation.isKnown(slot) ? situation.evidence([slot]).first : nil,
      opened: opened, rows: rows)
  }
}

extension OpenedCondition.Operand {
  /// Whether it comes to the same, by the same values.
  fileprivate func isSame(as other: OpenedCondition.Operand) -> Bool {
    value.literal == other.value.literal && operands.count == other.operands.count
      && zip(operands, other.operands).allSatisfy { $0.isSame(as: $1) }
      && inputs.count == other.inputs.count
      && zip(inputs, other.inputs).allSatisfy { $0.isSame(as: $1) }
  }
}

extension OpenedCondition.Input {
  fileprivate func isSame(as other: OpenedCondition.Input) -> Bool {
    guard value.literal == other.value.literal, rows == other.rows else { return false }
    guard let opened, let others = other.opened else { return true }
    return opened.isSame(as: others)
  }
}

extension DecisionTable {
  /// The rows that give the value; where it is unknown, all that may.
  package func rowsGiving(_ value: Value, in frame: Frame) -> [Int] {
    guard value.unknowns == nil else {
      let matches = matches(in: frame)
      return matches.indices.filter { matches[$0] != .no }
    }
    let fitting = matchedRows(in: frame)
    func says(_ row: Int) -> Bool {
      rows[row].output.evaluate(in: frame).literal == value.literal
    }
    switch hit {
    case .first: return Array(fitting.prefix(1))
    // Several rows that fit, or that say different things, give no value.
    case .unique: return fitting.count == 1 ? fitting : []
    case .any: return fitting.filter(says)
    case .priority: return Array(fitting.filter(says).prefix(1))
    case .outputOrder, .ruleOrder, .collect, .collectSum, .collectMin, .collectMax, .collectCount:
      return fitting
    }
  }
}
