import FEEL
import Parallelism
import Reasoning
import Synchronization

/// A condition with the diagrams that have been made of it.
final class PreparedCondition: Sendable {
  private let program: Program
  private let ground: Ground
  private let blank: Frame
  private let whole: Once<ConditionDiagram>
  /// By the values of the facts that more is done with than compare them.
  private let given = Mutex<[[String]: Once<ConditionDiagram>]>([:])

  /// Most answers that are kept; when there are more, all are forgotten.
  fileprivate static let mostAnswers = 256

  init(_ program: Program, _ ground: Ground, nothingKnown blank: Frame) {
    self.program = program
    self.ground = ground
    self.blank = blank
    whole = Once { ConditionDiagram(program, ground, in: blank) }
  }

  /// Whether the condition is true, false or null for every filling of what the frame leaves
  /// unknown; nil where no diagram tells.
  func verdict(in frame: Frame) -> Verdict? {
    let whole = whole.value
    return whole.verdict(in: frame) ?? giving(whole.beyondCells, in: frame)
  }

  /// The verdict where the frame knows what the condition does more with than compare it: then all
  /// else may be a matter of cells.
  private func giving(_ facts: [Slot], in frame: Frame) -> Verdict? {
    let isGiven = facts.allSatisfy { frame.values[$0.index].unknowns == nil }
    if facts.isEmpty || !isGiven { return nil }
    let key = facts.map { frame.values[$0.index].literal }
    let diagram = given.withLock { known in
      if let found = known[key] { return found }
      var partly = blank
      for fact in facts { partly.values[fact.index] = frame.values[fact.index] }
      let made = Once { [program, ground, partly] in ConditionDiagram(program, ground, in: partly) }
      if known.count >= Self.mostAnswers { known.removeAll() }
      known[key] = made
      return made
    }
    return diagram.value.verdict(in: frame)
  }
}

/// A condition as a diagram, and its verdicts for what has been known of its facts.
private final class ConditionDiagram: Sendable {
  private let space: ConditionSpace
  /// Nil where the diagram would be too large, or depends on more than cells.
  private let diagram: Diagram?
  private let verdicts = Mutex<[Restriction: Verdict]>([:])
  /// The facts that more is done with than compare them with constants.
  let beyondCells: [Slot]

  init(_ condition: Program, _ ground: Ground, in frame: Frame) {
    var space = ConditionSpace(
      ground, frame: frame, conditions: [condition], bound: Certainty.mostNodes)
    let diagram = try? space.diagram(of: condition)
    let isWhole = diagram.map { space.notAnalysed(in: $0).isEmpty } ?? false
    self.diagram = isWhole ? diagram : nil
    self.space = space
    let opaque = space.subjects.flatMap { subject -> [Slot] in
      if case .opaque(let opaque) = subject { opaque.facts } else { [] }
    }
    beyondCells = isWhole ? [] : Set(opaque).sorted()
  }

  func verdict(in frame: Frame) -> Verdict? {
    guard let diagram else { return nil }
    let restriction = space.restriction(to: frame)
    if let known = verdicts.withLock({ $0[restriction] }) { return known }
    guard let verdict = try? space.verdict(on: diagram, under: restriction) else { return nil }
    verdicts.withLock { verdicts in
      if verdicts.count >= PreparedCondition.mostAnswers { verdicts.removeAll() }
      verdicts[restriction] = verdict
    }
    return verdict
  }
}
