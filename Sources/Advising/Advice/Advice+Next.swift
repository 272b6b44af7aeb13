/// The step at the head of the advice.
extension Advice {
  /// The step to take up next: the first that can start now, else the first in progress, else the
  /// first that people have to decide on; nil where nobody can act on anything.
  ///
  /// Steps if needed come only where there is no other.
  package var nextStep: ActionAdvice? {
    let states: [ActionState] = [.now, .inProgress, .decide]
    let steps = actions.filter { !$0.isIfNeeded } + actions.filter(\.isIfNeeded)
    return states.lazy.compactMap { state in steps.first { $0.state == state } }.first
  }
}
