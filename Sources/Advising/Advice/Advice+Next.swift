/// The step at the head of the advice.
extension Advice {
  /// The step to take up next: the first that can start now, else the first in progress, else the
  /// first that people have to decide on; nil where nobody can act on anything.
  package var nextStep: ActionAdvice? {
    let states: [ActionState] = [.now, .inProgress, .decide]
    return states.lazy.compactMap { state in
      actions.first { $0.state == state && !$0.isIfNeeded }
    }.first
  }
}
