import FEEL
import Parallelism
package import Playbooks
package import Reasoning
import Synchronization

/// The conditions of a playbook on one day over shared cells, with the constraints; made when first
/// needed.
///
/// The day on which a case was opened counts as a constant (contract, section 2), so where a
/// constraint reads it, each such day has a space of its own.
final class ConstraintSpaces: Sendable {
  private let playbook: Playbook
  private let ground: Ground
  private let diagrams: DiagramNumbers
  private let readsOpened: Bool
  /// A frame in which only the day is known.
  private let blank: Frame
  /// The space of cases whose day of opening does not matter.
  private let shared: Once<ConditionSpace>
  /// The same with the constraints.
  private let plain: Once<ConstraintSpace>
  private let made = Mutex<[ExactText: ConstraintSpace]>([:])

  /// Capacity, in days of opening; the spaces are dropped when full.
  private static let most = 32

  init(
    _ playbook: Playbook, _ ground: Ground, _ index: RuleIndex, _ blank: Frame,
    _ shared: Once<ConditionSpace>
  ) {
    self.playbook = playbook
    self.ground = ground
    diagrams = index.diagrams
    readsOpened = index.constraints.readsOpened
    self.blank = blank
    self.shared = shared
    let conditions = index.diagrams.conditions
    plain = Once {
      ConstraintSpace(
        shared.value, conditions: conditions.map(\.program),
        constraints: playbook.constraints.map(\.implication))
    }
  }

  /// The space for a case of which this is known.
  func space(for frame: Frame) -> ConstraintSpace {
    guard readsOpened else { return plain.value }
    let opened = playbook.vocabulary.caseOpened
    let value = frame.values[opened.index]
    if value.unknowns != nil { return plain.value }
    let key = ExactText(value.literal)
    return made.withLock { made in
      if let known = made[key] { return known }
      var frame = blank
      frame.values[opened.index] = value
      let new = ConstraintSpace(
        .shared(playbook, ground, frame), conditions: diagrams.conditions.map(\.program),
        constraints: playbook.constraints.map(\.implication), constants: [opened])
      if made.count >= Self.most { made.removeAll() }
      made[key] = new
      return new
    }
  }
}

extension ConditionSpace {
  /// The space in which all conditions of the playbook, and the values that remedies achieve, have
  /// cut the cells.
  ///
  /// Decisions that are a yes or a no are conditions too: no other condition need read them.
  static func shared(_ playbook: Playbook, _ ground: Ground, _ frame: Frame) -> ConditionSpace {
    let decisions = playbook.clauses.all.filter { clause in
      guard clause.role == .is, case .decision(let decision) = clause.subject else { return false }
      if case .boolean = playbook[decision].type { return true }
      return false
    }
    return ConditionSpace(
      ground, frame: frame, conditions: playbook.conditions + decisions.map(\.formula.program),
      achieved: playbook.achievedValues, bound: ConstraintSpace.mostNodes * 4)
  }
}

extension Constraint {
  /// What the constraint says, as compiled.
  package var implication: Implication { Implication(if: `if`?.program, then: then.program) }
}
