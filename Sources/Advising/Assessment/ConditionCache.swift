package import FEEL
import Parallelism
package import Playbooks
import Reasoning
import Synchronization

/// The conditions that were left open once, as diagrams: the second time costs a walk.
///
/// It is shared by all parts, stages and cases that are advised on one day.
final class ConditionCache: Sendable {
  private let certainty: Certainty
  private let timeless: TimelessConditions
  /// Everything unknown but the day.
  private let blank: Frame
  private let compiled = Mutex<[String: Once<Compiled>]>([:])
  /// Those that are a matter of cells only where some facts are given, by these.
  private let given = Mutex<[String: Once<Compiled>]>([:])
  private let cut: Once<FactDomains>

  init(
    _ playbook: Playbook, _ certainty: Certainty, _ timeless: TimelessConditions,
    on date: CalendarDate
  ) {
    self.certainty = certainty
    self.timeless = timeless
    let blank = playbook.blankFrame(on: date)
    self.blank = blank
    cut = Once { FactDomains(playbook, certainty.ground, frame: blank) }
  }

  /// The cells of the facts.
  var domains: FactDomains { cut.value }

  /// Whether the condition is true, false or null for every filling of what the frame leaves
  /// unknown, or the facts that it hangs on.
  func decide(_ condition: Program, in frame: Frame) -> Verdict {
    let value = condition.evaluate(in: frame)
    guard value.unknowns != nil else { return .certain(Ternary(value)) }
    let compiled = compiled.withLock { known in
      if let found = known[condition.text] { return found }
      let made =
        timeless.compiled(condition) ?? Compiled.later(condition, certainty.ground, in: blank)
      known[condition.text] = made
      return made
    }.value
    return compiled.verdict(in: frame) ?? giving(compiled.beyondCells, to: condition, in: frame)
      ?? certainty.decide(condition, in: frame)
  }

  /// The verdict where the frame knows what the condition does more with than compare it: then all
  /// else may be a matter of cells.
  private func giving(_ facts: [Slot], to condition: Program, in frame: Frame) -> Verdict? {
    let isGiven = facts.allSatisfy { frame.values[$0.index].unknowns == nil }
    if facts.isEmpty || !isGiven { return nil }
    let values = facts.map { frame.values[$0.index].literal }
    let key = ([condition.text] + values).joined(separator: "\0")
    let compiled = given.withLock { known in
      if let found = known[key] { return found }
      var partly = blank
      for fact in facts { partly.values[fact.index] = frame.values[fact.index] }
      let made = Compiled.later(condition, certainty.ground, in: partly)
      if known.count >= Compiled.most { known.removeAll() }
      known[key] = made
      return made
    }.value
    return compiled.verdict(in: frame)
  }

  /// What the decision comes to for every filling of what the frame leaves unknown, or the facts
  /// that it hangs on.
  func value(of decision: Decision, in frame: Frame) -> Value {
    let value = frame.values[decision.slot.index]
    guard value.unknowns != nil else { return value }
    let found = certainty.value(
      of: .value(of: decision.slot, named: decision.id, decision.type.feel), in: frame)
    return found.unknowns == nil ? found : value
  }
}

/// The conditions that the day has nothing to do with, as diagrams: made once, they serve all days.
final class TimelessConditions: Sendable {
  private let ground: Ground
  private let blank: Frame
  /// The day, and the decisions that rest on it.
  private let timed: Set<Slot>
  private let known = Mutex<[String: Once<Compiled>]>([:])

  init(_ playbook: Playbook, _ ground: Ground, _ index: RuleIndex) {
    self.ground = ground
    blank = playbook.blankFrame
    let today = playbook.vocabulary.today
    timed = Set([today] + index.derived[today.index].map { playbook[$0].slot })
  }

  /// Nil where the day has to do with it.
  fileprivate func compiled(_ condition: Program) -> Once<Compiled>? {
    if condition.readsClock || condition.slots.contains(where: timed.contains) { return nil }
    return known.withLock { known in
      if let found = known[condition.text] { return found }
      let made = Compiled.later(condition, ground, in: blank)
      known[condition.text] = made
      return made
    }
  }
}

/// A condition as a diagram, and what it has come to where the same was known of its facts.
private final class Compiled: Sendable {
  private let space: ConditionSpace
  /// Nil where the diagram would be too large, or rests on more than cells.
  private let diagram: Diagram?
  private let verdicts = Mutex<[Restriction: Verdict]>([:])

  /// Beyond so many, the answers are forgotten.
  static let most = 256

  /// The facts that more is done with than compare them with constants.
  let beyondCells: [Slot]

  /// The condition as a diagram, to be made when it is asked for: no lock need be held for it.
  static func later(_ condition: Program, _ ground: Ground, in frame: Frame) -> Once<Compiled> {
    Once {
      var space = ConditionSpace(
        ground, frame: frame, conditions: [condition], bound: Certainty.mostNodes)
      let diagram = try? space.diagram(of: condition)
      let isWhole = diagram.map { space.notAnalysed(in: $0).isEmpty } ?? false
      return Compiled(space, isWhole ? diagram : nil)
    }
  }

  private init(_ space: ConditionSpace, _ diagram: Diagram?) {
    self.space = space
    self.diagram = diagram
    let opaque = space.subjects.flatMap { subject -> [Slot] in
      if case .opaque(let opaque) = subject { opaque.facts } else { [] }
    }
    beyondCells = diagram == nil ? Set(opaque).sorted() : []
  }

  func verdict(in frame: Frame) -> Verdict? {
    guard let diagram else { return nil }
    let restriction = space.restriction(to: frame)
    if let known = verdicts.withLock({ $0[restriction] }) { return known }
    guard let verdict = try? space.verdict(on: diagram, under: restriction) else { return nil }
    verdicts.withLock { verdicts in
      if verdicts.count >= Self.most { verdicts.removeAll() }
      verdicts[restriction] = verdict
    }
    return verdict
  }
}

extension Playbook {
  /// A frame in which every fact and decision is unknown, and the day is known.
  package func blankFrame(on date: CalendarDate) -> Frame {
    var frame = blankFrame
    frame.values[vocabulary.today.index] = .date(date)
    return Frame(values: frame.values, now: DateAndTime(startOf: date))
  }

  /// A frame in which the day is unknown too; of no use to what calls a clock.
  var blankFrame: Frame {
    Frame(
      values: (0..<vocabulary.count).map { .unknown(.one(Slot($0))) },
      now: DateAndTime(startOf: .epoch))
  }
}
