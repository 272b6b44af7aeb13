import Advising
import Playbooks

/// What an action waits for, by name: what is needed in any event, and the steps of which one is
/// enough.
struct Waits {
  let needed: [String]
  let oneOf: [String]

  /// What the action waits for, apart from what is left out of that which is needed.
  ///
  /// What is waited for in some of its parts only stands with these parts.
  init(
    of action: ActionAdvice, in advice: Advice, _ titles: Titles, parts: [String],
    leavingOut isOut: (Action.Waited) -> Bool = { _ in false }
  ) {
    func name(_ waited: Action.Waited) -> String {
      let own = advice.parts(of: waited).filter { parts.isEmpty || parts.contains($0) }
      let isEverywhere = !parts.isEmpty && own.count == parts.count
      return titles.name(titles.waited(waited), parts: isEverywhere ? [] : own)
    }
    needed = action.action.needed.filter { !isOut($0) }.map(name)
    oneOf = action.action.oneOf.map(Action.Waited.remedy).map(name)
  }

  /// All of it on one line or on several, the steps of which one is enough together.
  func items(_ sentences: Sentences) -> [String] {
    needed + (oneOf.isEmpty ? [] : [sentences.oneIsEnough(oneOf)])
  }
}

extension Advice {
  /// The ids of the parts to which the step or the blocker is confined; none where it is one for the
  /// case, or alike in all parts.
  fileprivate func parts(of waited: Action.Waited) -> [String] {
    switch waited {
    case .remedy(let remedy):
      actions.filter { $0.remedy == remedy && $0.state != .done }.compactMap(\.part)
    case .blocker(let blocker):
      blockers.filter { $0.blocker == blocker && $0.state == .holds }.compactMap(\.part)
    }
  }
}
