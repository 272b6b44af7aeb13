package import FEEL
package import Playbooks
import Reasoning
import Synchronization

/// The conditions that were left open once, as diagrams: the second time costs a walk.
///
/// It is shared by all parts, stages and cases that are advised on one day.
final class ConditionCache: Sendable {
  private let certainty: Certainty
  /// Everything unknown but the day.
  private let blank: Frame
  private let compiled = Mutex<[String: Compiled]>([:])
  private let cut = Mutex<FactDomains?>(nil)
  private let playbook: Playbook

  private struct Compiled {
    let space: ConditionSpace
    /// Nil where the diagram would be too large.
    let diagram: Diagram?
    let isAnalysed: Bool
  }

  init(_ playbook: Playbook, _ certainty: Certainty, on date: CalendarDate) {
    self.certainty = certainty
    self.playbook = playbook
    blank = playbook.blankFrame(on: date)
  }

  /// The cells of the facts, cut when they are first asked for.
  var domains: FactDomains {
    cut.withLock { cut in
      if let cut { return cut }
      let made = FactDomains(playbook, frame: blank)
      cut = made
      return made
    }
  }

  /// Whether the condition is true, false or null for every filling of what the frame leaves
  /// unknown, or the facts that it hangs on.
  func decide(_ condition: Program, in frame: Frame) -> Verdict {
    let value = condition.evaluate(in: frame)
    guard value.unknowns != nil else { return .certain(Reasoning.Truth(value)) }
    let compiled = compiled.withLock { known in
      if let found = known[condition.text] { return found }
      let made = compile(condition)
      known[condition.text] = made
      return made
    }
    guard compiled.isAnalysed, let diagram = compiled.diagram,
      let verdict = try? compiled.space.verdict(
        on: diagram, under: compiled.space.restriction(to: frame))
    else {
      // What is known of this case may make more of it a matter of cells.
      return certainty.decide(condition, in: frame)
    }
    return verdict
  }

  /// What the decision comes to for every filling of what the frame leaves unknown, or the facts
  /// that it hangs on.
  func value(of decision: Decision, in frame: Frame) -> Value {
    let value = frame.values[decision.slot.index]
    guard value.unknowns != nil,
      let name = Program.compile(decision.id, in: playbook.vocabulary.scope).program
    else { return value }
    let found = certainty.value(of: name, in: frame)
    return found.unknowns == nil ? found : value
  }

  private func compile(_ condition: Program) -> Compiled {
    var space = ConditionSpace(
      certainty.ground, frame: blank, conditions: [condition], bound: Certainty.mostNodes)
    guard let diagram = try? space.diagram(of: condition) else {
      return Compiled(space: space, diagram: nil, isAnalysed: false)
    }
    return Compiled(
      space: space, diagram: diagram, isAnalysed: space.notAnalysed(in: diagram).isEmpty)
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
