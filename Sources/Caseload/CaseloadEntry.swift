package import Advising
package import FEEL
package import Playbooks

/// A case of a list with its advice: a row of the ledger (contract, section 6).
package struct CaseloadEntry: Sendable {
  /// The advice on the case.
  package let advice: Advice
  /// Where the case stands.
  package let state: CaseState

  /// The parts of the advice that a row tells of.
  package static let parts: AdviceParts = [
    .blockers, .actions, .figures, .earlyQuestions, .deadEnds,
  ]

  /// The row of the case that the advice is on.
  package init(_ advice: Advice) {
    self.advice = advice
    state = CaseState(advice)
  }

  /// The case.
  package var `case`: Case { advice.case }
  /// The case as lists name it, with its weight on the day of the list.
  package var listed: ListedCase {
    ListedCase(advice.case, advice.playbook, on: advice.date)
  }

  /// The days since the case was opened, up to the day of the list; nil where the file does not
  /// say when, or names a later day.
  package var age: Int? {
    guard let opened = advice.case.opened, opened <= advice.date else { return nil }
    return advice.date.daysSinceEpoch - opened.daysSinceEpoch
  }

  /// The phase in which the case stands; nil in a playbook without phases.
  package var frontier: Reference<Phase>? {
    advice.road.stretches.first(where: \.isFrontier)?.phase
  }

  /// The present blockers, without those that follow from others.
  package var blockers: [Advice.BlockerAdvice] {
    advice.blockers.filter { $0.state == .holds && !$0.follows }
  }

  /// The step to take up next: one that can start now, else one in progress, else one that people
  /// have to decide on; nil where nobody can act on anything, and in a case that is closed.
  package var next: ActionAdvice? { isClosed ? nil : advice.nextStep }

  /// The steps whose lead is late; none in a case that is closed.
  package var overdueSteps: [ActionAdvice] { isClosed ? [] : advice.actions.filter(\.isOverdue) }

  /// The time limits of ours that have passed; none in a case that is closed.
  package var overdueClocks: [ClockAdvice] {
    isClosed ? [] : advice.clocks.filter { $0.state == .overdue }
  }

  /// Whether a step or a time limit is overdue.
  package var isOverdue: Bool { !overdueSteps.isEmpty || !overdueClocks.isEmpty }

  /// The earliest due date of a step or a time limit; nil where nothing is due.
  package var due: CalendarDate? { isClosed ? nil : advice.nearestDue?.date }

  /// The questions whose time has come; none in a case that is closed.
  package var earlyQuestions: [Question] {
    isClosed ? [] : advice.questions.filter(\.isEarly)
  }

  /// The checklists that nobody has gone through yet; none in a case that is closed.
  package var openScreens: [Reference<Screen>] { isClosed ? [] : advice.unscreened }

  /// Whether people have struck the case off the list.
  private var isClosed: Bool { state == .closed }

  /// Whether the office leads a step that can start, is in progress, or is to be decided on.
  package func isLed(by office: Reference<Office>) -> Bool {
    !isClosed
      && advice.actions.contains {
        $0.state.isActionable && advice.playbook[$0.remedy].lead == office
      }
  }

  /// Whether the leader in charge of the case has the text in the name, whatever its case.
  package func isInCharge(_ leader: String) -> Bool {
    advice.case.leader?.lowercased().contains(leader.lowercased()) == true
  }
}
