import FEEL
import Parallelism
import Reasoning
import Synchronization

/// A condition with the decision diagrams made for it.
final class PreparedCondition: Sendable {
  private let program: Program
  private let ground: Ground
  /// The frame in which nothing, or only the day, is known.
  private let blank: Frame
  /// The diagram over all facts.
  private let whole: Once<ConditionDiagram>
  /// The diagrams for fixed values of the facts in `beyondCells`, by these values.
  private let given = Mutex<[[ExactText]: Once<ConditionDiagram>]>([:])

  /// Capacity of each cache of diagrams and of verdicts; a cache is cleared when full.
  fileprivate static let mostAnswers = 256

  init(_ program: Program, _ ground: Ground, nothingKnown blank: Frame) {
    self.program = program
    self.ground = ground
    self.blank = blank
    whole = Once { ConditionDiagram(program, ground, in: blank) }
  }

  /// Makes the diagram over all facts, which is otherwise made when it is first needed.
  func makeDiagram() { _ = whole.value }

  /// The verdict on the condition for every filling of the unknown facts of the frame; nil where no
  /// diagram can tell.
  func verdict(in frame: Frame) -> Verdict? {
    let whole = whole.value
    return whole.verdict(in: frame) ?? giving(whole.beyondCells, in: frame)
  }

  /// The verdict from a diagram in which these facts are fixed to the values of the frame.
  ///
  /// Nil if there are no such facts, or if one is unknown.
  private func giving(_ facts: [Slot], in frame: Frame) -> Verdict? {
    let isGiven = facts.allSatisfy { frame.values[$0.index].unknowns == nil }
    if facts.isEmpty || !isGiven { return nil }
    let key = facts.map { ExactText(frame.values[$0.index].literal) }
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

/// A condition as a diagram, with the verdicts read from it so far.
private final class ConditionDiagram: Sendable {
  private let space: ConditionSpace
  /// The diagram; nil where it would be too large, or depends on more than cells.
  private let diagram: Diagram?
  /// The verdicts, by what was known of the facts.
  private let verdicts = Mutex<[Restriction: Verdict]>([:])
  /// The facts that the condition does more with than compare them with constants.
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

  /// The verdict where the frame's values are known; nil where there is no diagram.
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
