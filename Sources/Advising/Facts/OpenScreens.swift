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
    let doubting = situations.map(Self.doubting)
    var sure = doubting.map(\.situation)
    sure.tellOneAnotherTheirGoals()
    withoutProvisional = sure
    hasProvisional = doubting.contains(where: \.isDoubted)
  }

  /// The part with its provisional nones unknown, but for those of checklists whose circumstances
  /// cannot be there.
  ///
  /// A checklist that is out of the question only through other provisional nones counts as one that
  /// is not.
  private static func doubting(_ situation: Situation) -> (situation: Situation, isDoubted: Bool) {
    let provisional = situation.known.parts[situation.place].provisional.sorted()
    if provisional.isEmpty { return (situation, false) }
    let screens = situation.rules.index.screens
    var doubted: [Slot] = []
    var there = situation
    var isChanging = true
    while isChanging {
      let more = provisional.filter { fact in
        !doubted.contains(fact) && screens[fact].map(there.mayConcern) ?? true
      }
      isChanging = !more.isEmpty
      doubted += more
      there = there.setting(more.map { ($0, .unknown(.one($0))) })
    }
    return (there, !doubted.isEmpty)
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
