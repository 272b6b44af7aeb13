import Advising
import FEEL
import Playbooks
import Reasoning

/// What the constraints in force on a day allow in cases that are made up.
struct SampleLimits {
  /// The cases that keep all of the constraints; nil where that is too much work for a diagram.
  let kept: Diagram?
  private let constraints: [Implication]
  private let ground: Ground
  private let blank: Frame

  init(_ advisor: Advisor, on date: CalendarDate, _ space: inout ConditionSpace) {
    let playbook = advisor.playbook
    let inForce = advisor.constraints(on: date)
    constraints = inForce.map { playbook[$0].implication }
    ground = space.ground
    blank = playbook.blankFrame(on: date)
    let all = space.kept(inForce, of: playbook)
    kept = try? space.store.keeping(all)
  }

  /// Whether no constraint is broken by these facts.
  func allow(_ facts: [(Slot, Value)]) -> Bool {
    if constraints.isEmpty { return true }
    var frame = blank
    for (slot, value) in facts { frame.values[slot.index] = value }
    frame = ground.decided(frame)
    return !constraints.contains { $0.isBroken(in: frame) }
  }

  /// The facts with those of the overlay in place, and as many others as they were as can be found
  /// at once; nil where the overlay itself is excluded.
  func repaired(_ overlay: [Slot: Value], on base: [Slot: Value], _ space: ConditionSpace)
    -> [Slot: Value]?
  {
    let merged = base.merging(overlay) { $1 }
    guard let kept, kept != .alwaysTrue else { return merged }
    var cells = Restriction()
    for (slot, value) in overlay {
      guard let variable = space.variable(of: slot),
        let cell = space.cells(of: slot)?.cell(of: value)
      else { continue }
      cells[variable] = CellSet(cell)
    }
    func isLeft(_ cells: Restriction) -> Bool {
      space.store.outcomes(of: kept, under: cells).contains(TernarySet(.true))
    }
    guard isLeft(cells) else { return nil }
    var values = merged
    for variable in space.store.support(of: kept) where cells[variable] == nil {
      guard case .fact(let slot) = space.subjects[variable.index],
        let choices = space.cells(of: slot)
      else { continue }
      let usual = base[slot].flatMap { choices.cell(of: $0) }
      let order = [usual].compactMap { $0 } + (0..<choices.count).filter { $0 != usual }
      for cell in order {
        var there = cells
        there[variable] = CellSet(cell)
        guard isLeft(there) else { continue }
        cells = there
        if cell != usual { values[slot] = choices[cell].value }
        break
      }
    }
    return values
  }
}
