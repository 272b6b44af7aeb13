import FEEL
import Playbooks

/// Why an action can never start: none of the actions would make its `needs` true.
///
/// The contract calls a blocker or a goal stuck where nothing is advised for it; here something
/// is, and what it needs will not come.
enum DeadEnd: Sendable {
  /// The operand is false, and no action changes what it reads.
  case unfilled(Reference<Remedy>, Operand)
  /// These remedies wait for one another.
  case circle([Reference<Remedy>])

  /// The dead ends of a part, in playbook order; what waits for one of them is not named again.
  static func all(in assessment: Assessment) -> [DeadEnd] {
    DeadEndFinder(assessment).all()
  }
}

/// Finds the dead ends of one part.
private struct DeadEndFinder {
  private let assessment: Assessment
  /// The actions whose state is waiting.
  private let waiting: [Action]
  /// The actions that can start now, or could once others are done.
  private var coming: Set<Reference<Remedy>> = []

  init(_ assessment: Assessment) {
    self.assessment = assessment
    waiting = assessment.actions.filter { $0.state == .waiting }
    coming = Set(assessment.actions.filter { $0.state != .waiting }.map(\.remedy))
    var isGrowing = true
    while isGrowing {
      let more = waiting.filter { !coming.contains($0.remedy) && shut($0).isEmpty }
      coming.formUnion(more.map(\.remedy))
      isGrowing = !more.isEmpty
    }
  }

  /// The dead ends, in playbook order; each circle is reported once.
  func all() -> [DeadEnd] {
    var found: [DeadEnd] = []
    var named: Set<Reference<Remedy>> = []
    let stalled = waiting.filter { !coming.contains($0.remedy) }
    for action in stalled {
      for gap in shut(action) where makers(of: gap).isEmpty {
        found.append(.unfilled(action.remedy, gap.operand))
        named.insert(action.remedy)
      }
    }
    let behind = Dictionary(uniqueKeysWithValues: stalled.map { ($0.remedy, reached(from: $0)) })
    for action in stalled where !named.contains(action.remedy) {
      let circle = stalled.map(\.remedy).filter {
        behind[action.remedy]?.contains($0) == true && behind[$0]?.contains(action.remedy) == true
      }
      guard !circle.isEmpty else { continue }
      named.formUnion(circle)
      found.append(.circle(circle))
    }
    return found
  }

  /// The actions that this one waits for, directly or through others; itself if it is in a circle.
  private func reached(from action: Action) -> Set<Reference<Remedy>> {
    var reached: Set<Reference<Remedy>> = []
    var open = [action]
    while let next = open.popLast() {
      for maker in shut(next).flatMap(makers) where reached.insert(maker).inserted {
        open += waiting.filter { $0.remedy == maker }
      }
    }
    return reached
  }

  /// The false gaps that no coming action would fill.
  private func shut(_ action: Action) -> [Gap] {
    action.gaps.filter { $0.truth == .fails && coming.isDisjoint(with: makers(of: $0)) }
  }

  /// The actions that would fill the gap or, if none would, those that change a fact that it reads.
  private func makers(of gap: Gap) -> [Reference<Remedy>] {
    if let filler = gap.filler { return [filler] }
    let situation = assessment.situation
    let read = Set(situation.playbook.factSlots(read: gap.operand.program.slots))
    return assessment.actions.map(\.remedy).filter { remedy in
      situation.playbook[remedy].changes.contains { read.contains($0.fact) }
    }
  }
}
