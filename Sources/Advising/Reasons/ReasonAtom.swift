import Playbooks

extension ReasonGraph {
  /// A question that the case, its log or the day answers.
  enum Atom: Sendable {
    /// Whether the playbook has no goals on the day.
    case hasNoGoals
    /// Whether the goal is in force on the day.
    case goalIsInForce(Reference<Goal>)
    /// Whether the blocker is in force on the day.
    case blockerIsInForce(Reference<Blocker>)
    /// Whether the remedy is in force on the day.
    case remedyIsInForce(Reference<Remedy>)
    /// Whether the condition of a remedy is known to be true.
    case isTrue(Reference<Clause>)
    /// Whether the condition of a remedy is known to be false.
    case isFalse(Reference<Clause>)
    /// Whether the goal is known to be one of the case's.
    case applies(Reference<Goal>)
    /// Whether the goal is known not to be one of the case's.
    case appliesNot(Reference<Goal>)
    /// Whether the goal is known to be reached.
    case isReached(Reference<Goal>)
    /// Whether the goal is known not to be reached.
    case isNotReached(Reference<Goal>)
    /// Whether the blocker is known to be present.
    case isPresent(Reference<Blocker>)
    /// Whether the blocker is known to be absent.
    case isAbsent(Reference<Blocker>)
    /// Whether the blocker is unknown, and likely.
    case isLikely(Reference<Blocker>)
    /// Whether the operand with that number is known to be true.
    case isMet(Int)
    /// Whether the operand with that number is known to be false.
    case isUnmet(Int)
    /// Whether the filling with that number makes its operand true.
    case makesTrue(Int)
    /// Whether the remedy of the filling suits wherever the operand is false.
    case suitsWhereUnmet(Int)
    /// Whether all operands of the remedy's `needs` together are known to be true.
    case needsAreMet(Reference<Remedy>)
    /// Whether all that the remedy achieves by value is known to hold already; for one that
    /// achieves nothing by value, whether it is done.
    case isAchieved(Reference<Remedy>)
    /// Whether the constraints allow what the remedy changes, with all that it leaves as it is.
    case isAllowed(Reference<Remedy>)
    /// Whether the remedy failed or was declined, by the log.
    case isBarred(Reference<Remedy>)
    /// Whether the remedy is assigned, approved, started or submitted, by the log.
    case isUnderWay(Reference<Remedy>)
    /// Whether the remedy is started or submitted, by the log.
    case isInProgress(Reference<Remedy>)
    /// Whether the remedy is done, by the log.
    case isDone(Reference<Remedy>)
    /// Whether an action of another part keeps the remedy from starting (contract, section 4.8).
    case isExcludedElsewhere(Reference<Remedy>)
    /// Whether the remedy is one for the case, and something keeps it from starting in another part.
    case isHeldUpElsewhere(Reference<Remedy>)
    /// In a plan: whether the operand is unknown, and its gap is taken as open.
    case isPrecaution(Int)
    /// In a plan: whether the remedy's `when` is unknown, and the remedy is taken to suit.
    case isTakenToSuit(Reference<Remedy>)
    /// In a plan: whether the filling is taken for an open gap that nothing else fills.
    case isTakenToFill(Int)
  }

  /// What the answer to a question rests on: a condition, an operand, a goal, what a remedy achieves;
  /// nothing of these for the log, the day and what a plan takes.
  struct Basis {
    var clauses: [Reference<Clause>] = []
    var need: Int?
    var remedy: Reference<Remedy>?
  }

  /// What the answer to a question rests on.
  func basis(of atom: Atom, in playbook: Playbook) -> Basis {
    func clause(_ role: Clause.Role, _ subject: Clause.Subject) -> Basis {
      Basis(clauses: playbook.clauses.number(role, of: subject).map { [$0] } ?? [])
    }
    switch atom {
    case .isTrue(let clause), .isFalse(let clause): return Basis(clauses: [clause])
    case .applies(let goal), .appliesNot(let goal): return clause(.when, .goal(goal))
    case .isReached(let goal), .isNotReached(let goal): return clause(.reached, .goal(goal))
    case .isPresent(let blocker), .isAbsent(let blocker), .isLikely(let blocker):
      return clause(.when, .blocker(blocker))
    case .isMet(let need), .isUnmet(let need): return Basis(need: need)
    case .makesTrue(let filling):
      return Basis(need: fillings[filling].need, remedy: fillings[filling].filler.remedy)
    case .suitsWhereUnmet(let filling):
      var basis = clause(.when, .remedy(fillings[filling].filler.remedy))
      basis.need = fillings[filling].need
      return basis
    case .needsAreMet(let remedy): return clause(.needs, .remedy(remedy))
    case .isAchieved(let remedy), .isAllowed(let remedy): return Basis(remedy: remedy)
    case .hasNoGoals, .goalIsInForce, .blockerIsInForce, .remedyIsInForce, .isBarred, .isUnderWay,
      .isInProgress, .isDone, .isExcludedElsewhere, .isHeldUpElsewhere, .isPrecaution,
      .isTakenToSuit, .isTakenToFill:
      return Basis()
    }
  }
}
