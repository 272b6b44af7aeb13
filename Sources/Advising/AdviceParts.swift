/// The parts of an advice that a caller wants; the others are not worked out.
package struct AdviceParts: OptionSet, Sendable {
  /// The parts as bits.
  package let rawValue: Int

  /// A set of parts from its bits.
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Blockers in each state.
  package static let blockers = AdviceParts(rawValue: 1 << 0)
  /// Actions, and what is stuck.
  ///
  /// Without the plan those that wait or are unknown come by phase, and not by stage first.
  package static let actions = AdviceParts(rawValue: 1 << 1)
  /// Goals, clocks and inferred facts.
  package static let figures = AdviceParts(rawValue: 1 << 2)
  /// The questions, best first.
  package static let questions = AdviceParts(rawValue: 1 << 3)
  /// Which actions are certain.
  ///
  /// This takes longest to prove. Without it no action counts as certain.
  package static let certainty = AdviceParts(rawValue: 1 << 4)
  /// Assumptions, disputed facts and warnings.
  package static let remarks = AdviceParts(rawValue: 1 << 5)
  /// Of the warnings those about what waits for something that nothing brings about.
  package static let deadEnds = AdviceParts(rawValue: 1 << 13)
  /// The next day on which the advice changes although nobody does anything.
  package static let nextChange = AdviceParts(rawValue: 1 << 6)
  /// For each question, what each answer would change; it needs `questions` as well.
  package static let effects = AdviceParts(rawValue: 1 << 7)

  /// With the plan, how things stand at the end of one that does not reach its goals.
  package static let planEnd = AdviceParts(rawValue: 1 << 8)
  /// The plan.
  package static let plan = AdviceParts(rawValue: 1 << 9)
  /// The values of decisions.
  package static let decisions = AdviceParts(rawValue: 1 << 10)
  /// For blockers, actions and inferred facts, the facts that settle them; for blockers, whether an
  /// unknown fact can change them.
  package static let reasons = AdviceParts(rawValue: 1 << 11)
  /// The questions, of which only those whose time has come are ranked.
  ///
  /// The others follow them in the order of the facts, without a value.
  package static let earlyQuestions = AdviceParts(rawValue: 1 << 12)

  /// What the rules say of the case, without proof and remarks.
  package static let unproved: AdviceParts = [
    .blockers, .actions, .plan, .figures, .decisions, .reasons,
  ]
  /// All that the contract asks of an advice (section 4), without next change and effects.
  package static let whole: AdviceParts = [.unproved, .questions, .certainty, .remarks]
}
