import FEEL
import Parallelism
import Playbooks
import Reasoning

/// Decides the playbook's conditions on one day, and keeps the diagrams made for them.
///
/// A condition that the evaluator leaves unknown is decided by its diagram, which is made once. The
/// cache is shared by all parts, stages and cases of that day.
final class ConditionCache: Sendable {
  private let playbook: Playbook
  private let certainty: Certainty
  private let timeless: TimelessConditions
  /// A frame in which only the day is known.
  private let blank: Frame
  /// The conditions with their diagrams, by number; those that do not depend on the day are shared
  /// with other days.
  private let prepared: LazyTable<PreparedCondition>
  /// The decisions with the values that they can have, by index.
  private let decisions: LazyTable<Once<PreparedDecision>>
  /// The cells of the facts, worked out when first asked for.
  private let cut: Once<FactDomains>
  /// The conditions over shared cells, with the constraints.
  private let spaces: ConstraintSpaces

  init(
    _ playbook: Playbook, _ certainty: Certainty, _ timeless: TimelessConditions,
    _ index: RuleIndex, on date: CalendarDate
  ) {
    self.playbook = playbook
    self.certainty = certainty
    self.timeless = timeless
    prepared = LazyTable(count: timeless.diagrams.conditions.count)
    decisions = LazyTable(count: playbook.decisions.count)
    let blank = playbook.blankFrame(on: date)
    self.blank = blank
    let shared = Once { ConditionSpace.shared(playbook, certainty.ground, blank) }
    cut = Once { FactDomains(playbook, shared.value) }
    spaces = ConstraintSpaces(playbook, certainty.ground, index, blank, shared)
  }

  /// The cells of the facts.
  var domains: FactDomains { cut.value }

  /// Makes what nearly every case needs: the diagrams of the blockers' conditions, and the cells.
  func prepare() {
    for number in playbook.blockers.indices {
      guard let clause = playbook.clauses.number(.when, of: .blocker(Reference(number))) else {
        continue
      }
      prepared(timeless.diagrams.ofClauses[clause.index]).makeDiagram()
    }
    _ = cut.value
  }

  /// The conditions over shared cells, with the constraints, for a case of which this is known.
  func space(for frame: Frame) -> ConstraintSpace { spaces.space(for: frame) }

  /// Whether the condition with that diagram is true, false or null for every filling of the
  /// unknown facts of the frame; if not, the facts that it depends on.
  func decide(diagram: Int, in frame: Frame) -> Verdict {
    let condition = timeless.diagrams.conditions[diagram]
    let value = condition.program.evaluate(in: frame)
    guard value.unknowns != nil else { return .certain(Ternary(value)) }
    return prepared(diagram).verdict(in: frame) ?? certainty.decide(condition.program, in: frame)
  }

  private func prepared(_ diagram: Int) -> PreparedCondition {
    prepared.value(at: diagram) {
      timeless.prepared(diagram)
        ?? PreparedCondition(
          timeless.diagrams.conditions[diagram].program, certainty.ground, nothingKnown: blank)
    }
  }

  /// The same for a condition that has no number; nothing is kept of it.
  func decide(_ program: Program, in frame: Frame) -> Verdict {
    certainty.decide(program, in: frame)
  }

  /// The value of the decision if it is the same for every filling of the unknown facts of the
  /// frame; if not, an unknown value.
  func value(of reference: Reference<Decision>, in frame: Frame) -> Value {
    let decision = playbook[reference]
    let value = frame.values[decision.slot.index]
    guard value.unknowns != nil else { return value }
    if case .boolean = decision.type,
      let clause = playbook.clauses.number(.is, of: .decision(reference))
    {
      switch decide(diagram: timeless.diagrams.ofClauses[clause.index], in: frame) {
      case .certain(let answer): return answer == .null ? .null : .boolean(answer == .true)
      case .unknown: return value
      }
    }
    let program = Program.value(of: decision.slot, named: decision.id, decision.type.feel)
    let prepared = decisions.value(at: reference.index) {
      Once { [certainty, blank] in PreparedDecision(program, certainty.ground, in: blank) }
    }.value
    switch prepared.value(in: frame) {
    case .certain(let found): return found
    case .open: return value
    case .notAnalysed:
      let found = certainty.value(of: program, in: frame)
      return found.unknowns == nil ? found : value
    }
  }
}

/// The conditions that do not depend on the day, so that one diagram serves all days.
final class TimelessConditions: Sendable {
  /// Which diagram serves which condition.
  let diagrams: DiagramNumbers
  private let ground: Ground
  /// A frame in which nothing is known, not even the day.
  private let blank: Frame
  /// The day, and the decisions that depend on it.
  private let timed: Set<Slot>
  /// The diagrams, by their numbers.
  private let prepared: LazyTable<PreparedCondition>

  init(_ playbook: Playbook, _ ground: Ground, _ index: RuleIndex) {
    self.ground = ground
    diagrams = index.diagrams
    blank = playbook.blankFrame(now: DateAndTime(startOf: .epoch))
    prepared = LazyTable(count: diagrams.conditions.count)
    let today = playbook.vocabulary.today
    timed = Set([today] + index.derived[today.index].map { playbook[$0].slot })
  }

  /// The condition with its diagrams; nil where it depends on the day.
  func prepared(_ diagram: Int) -> PreparedCondition? {
    let program = diagrams.conditions[diagram].program
    if program.readsClock || program.slots.contains(where: timed.contains) { return nil }
    return prepared.value(at: diagram) {
      PreparedCondition(program, ground, nothingKnown: blank)
    }
  }
}
