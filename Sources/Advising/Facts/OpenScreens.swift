import FEEL
import Playbooks

/// Which checklists nobody has gone through yet (contract, section 2).
struct OpenScreens {
  /// The open checklists, in playbook order: open in one part is open.
  let open: [Reference<Screen>]
  /// Each part with the nones unknown that may still turn out otherwise, for what is certain.
  let withoutProvisional: [Situation]
  /// Whether some part has a none that may still turn out otherwise.
  let hasProvisional: Bool

  /// Looks at the checklists with all that is known, assumed and none.
  init(_ situations: [Situation]) {
    let playbook = situations[0].playbook
    let goneThrough = situations[0].known.goneThrough
    open = playbook.screens.indices.map { Reference($0) }.filter { screen in
      !goneThrough.contains(screen)
        && situations.contains { situation in
          situation.mayConcern(screen)
            && !playbook[screen].facts.allSatisfy(
              situation.known.parts[situation.place].stated.contains)
        }
    }
    let doubting = Self.doubting(situations)
    var sure = doubting.situations
    sure.tellOneAnotherTheirGoals()
    withoutProvisional = sure
    hasProvisional = doubting.isAny
  }

  /// The parts with their provisional nones unknown, but for those of checklists whose circumstances
  /// cannot be there.
  ///
  /// A checklist that is out of the question only through other provisional nones counts as one that
  /// is not. What is one for the case is unknown in every part if it is in one.
  private static func doubting(_ situations: [Situation]) -> (
    situations: [Situation], isAny: Bool
  ) {
    let provisional = situations.map { $0.known.parts[$0.place].provisional.sorted() }
    if provisional.allSatisfy(\.isEmpty) { return (situations, false) }
    let (playbook, screens) = (situations[0].playbook, situations[0].rules.index.screens)
    var doubted = situations.map { _ in Set<Slot>() }
    var there = situations
    var isChanging = true
    while isChanging {
      let own = there.indices.map { part in
        provisional[part].filter { fact in
          !doubted[part].contains(fact) && screens[fact].map(there[part].mayConcern) ?? true
        }
      }
      isChanging = false
      let ofCase = Set(own.joined().filter { playbook.fact(at: $0)?.ofCase == true })
      for part in there.indices {
        let more = provisional[part].filter {
          !doubted[part].contains($0) && (own[part].contains($0) || ofCase.contains($0))
        }
        isChanging = isChanging || !more.isEmpty
        doubted[part].formUnion(more)
        there[part] = there[part].setting(more.map { ($0, .unknown(.one($0))) })
      }
    }
    return (there, !doubted.allSatisfy(\.isEmpty))
  }
}

extension Situation {
  /// Whether the fact is none only as long as nobody has gone through its checklist.
  func isProvisional(_ fact: Slot) -> Bool { known.parts[place].provisional.contains(fact) }

  /// Whether the circumstances of the checklist can be there: its `when` is not known to be false.
  fileprivate func mayConcern(_ screen: Reference<Screen>) -> Bool {
    truth(of: playbook.clauses.number(.when, of: .screen(screen))) != .fails
  }
}
