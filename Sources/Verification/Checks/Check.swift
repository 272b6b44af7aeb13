package import Diagnostics
package import FEEL
package import Playbooks

/// One kind of check beyond those that are made when a playbook is loaded.
package struct Check: Sendable {
  /// The ids of the findings that it can report.
  package let ids: [String]
  let run: @Sendable (inout CheckContext) -> [Finding]

  init(_ ids: String..., run: @escaping @Sendable (inout CheckContext) -> [Finding]) {
    self.ids = ids
    self.run = run
  }

  /// Every check, in the order in which they run; the last one reports what could not be analysed.
  package static let all = [
    Check("never-true", "always-true", "redundant-operand", run: ConditionCheck.run),
    Check("value-not-allowed", run: ValueCheck.run),
    Check("same-blocker", "included-blocker", run: BlockerInclusionCheck.run),
    Check("unused-remedy", "remedy-changes-nothing", run: RemedyUseCheck.run),
    Check("odd-limit", "no-lead", "achieves-nothing", run: LimitsCheck.run),
    Check("remedy-never-applies", run: RemedyNeverAppliesCheck.run),
    Check("no-remedy-applies", run: NoRemedyAppliesCheck.run),
    Check("dead-end", "circular-wait", run: DeadEndCheck.run),
    Check("circle-in-case", run: CircleInCaseCheck.run),
    Check("no-case-left", run: NoCaseLeftCheck.run),
    Check("implied-constraint", run: ImpliedConstraintCheck.run),
    Check("value-shut-out", run: ValueShutOutCheck.run),
    Check(
      "never-by-constraints", "always-by-constraints", run: ConstrainedConditionCheck.run),
    Check("achieves-excluded", "achieves-contradicts", run: RemedyOutcomeCheck.run),
    Check(
      "table-gap", "table-overlap", "row-never-chosen", "mergeable-rows", "hit-policy",
      run: TableCheck.run),
    Check("unused-fact", "unused-decision", "unused-office", "unused-source", "unused-type") {
      UnusedCheck.run(&$0)
    },
    Check("missing-translation", run: TranslationCheck.run),
    Check("missing-basis", run: BasisCheck.run),
    Check("ended-source", "review-due", run: SourceDatesCheck.run),
    Check("effective-hole", "effective-overlap", run: EffectiveDatesCheck.run),
    Check("look-alike-character", "invisible-character", run: CharacterCheck.run),
    Check("folded-comment", "folded-condition", run: FoldedConditionCheck.run),
    Check("assumed-away", run: AssumptionCheck.run),
    Check("mixed-operators", run: MixedOperatorsCheck.run),
    Check("same-title", run: SameTitleCheck.run),
    Check("passed-order", run: PassedOrderCheck.run),
    Check("not-analysed") { $0.notAnalysedFindings() },
  ]

  /// The look-alike and invisible characters in files that could not be loaded.
  ///
  /// A name that contains such a character is often the reason.
  package static func characters(in files: [SourceFile]) -> [Finding] {
    files.flatMap(CharacterCheck.findings)
  }

  /// What keeps a loaded playbook from meaning something: constraints that no case can meet, and
  /// remedies that leave none.
  ///
  /// Commands refuse a playbook with errors, so they ask for these alone; they hold on any day.
  package static func errors(in playbook: Playbook) -> [Diagnostic] {
    guard !playbook.constraints.isEmpty else { return [] }
    var context = CheckContext(playbook, on: .epoch)
    return (NoCaseLeftCheck.run(&context) + RemedyOutcomeCheck.excluded(&context))
      .worstFirst.map(\.diagnostic).filter { $0.severity == .error }
  }

  /// The findings without those that a value which no fact may have explains: a condition that
  /// compares with one is never true, and that is one slip.
  private static func withoutWhatFollows(_ found: [Finding]) -> [Finding] {
    let strays = found.map(\.diagnostic).filter { $0.id == "value-not-allowed" }.map(\.place)
    guard !strays.isEmpty else { return found }
    return found.filter { finding in
      let place = finding.diagnostic.place
      guard ["never-true", "always-true"].contains(finding.diagnostic.id) else { return true }
      return !strays.contains { stray in
        stray.file.name == place.file.name && place.span.start <= stray.span.start
          && stray.span.end <= place.span.end
      }
    }
  }

  /// The findings of all checks, worst first.
  ///
  /// `day` counts as today in examples. `bound` limits the number of nodes that the diagrams of the
  /// conditions may have.
  package static func findings(
    in playbook: Playbook, on day: CalendarDate, bound: Int? = nil
  ) -> [Finding] {
    var context = CheckContext(playbook, on: day, bound: bound ?? CheckContext.bound)
    var found: [Finding] = []
    for check in all {
      found += check.run(&context)
      context.note(lookedFor: check.ids)
    }
    return withoutWhatFollows(found).worstFirst
  }
}
