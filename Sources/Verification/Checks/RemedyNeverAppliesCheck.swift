import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds remedies that suit no case in which a blocker that lists them is present.
enum RemedyNeverAppliesCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    var findings: [Finding] = []
    for (index, remedy) in playbook.remedies.enumerated() {
      guard let when = remedy.when, let suits = context.diagram(when),
        context.space.store.outcomes(of: suits).contains(TernarySet(.true))
      else { continue }
      for blocker in playbook.blockers where blocker.remedies.contains(Reference(index)) {
        guard let present = context.diagram(blocker.when),
          context.space.store.outcomes(of: present).contains(TernarySet(.true)),
          let both = try? context.space.store.and(suits, present),
          let reasons = reasons(against: both, remedy, blocker, &context)
        else { continue }
        findings.append(
          Finding(.neverApplies(remedy, when, blocker, reasons), about: .remedy(Reference(index))))
      }
    }
    return findings
  }

  /// The constraints by which the two cannot both be so, none where they cannot be by themselves;
  /// nil where they can.
  private static func reasons(
    against both: Diagram, _ remedy: Remedy, _ blocker: Blocker, _ context: inout CheckContext
  ) -> [KeptConstraint]? {
    if !context.space.store.outcomes(of: both).contains(TernarySet(.true)) { return [] }
    guard let region = try? context.space.store.isTrue(both) else { return nil }
    let around = context.constraints().inForce(throughout: remedy.declaration.effective)
      .inForce(throughout: blocker.declaration.effective)
    // Where the constraints rule out one of the two by itself, that is found there.
    for formula in [remedy.when, blocker.when].compactMap({ $0 }) {
      guard let diagram = context.diagram(formula),
        let alone = try? context.space.store.isTrue(diagram),
        context.excluders(of: alone, among: around) == nil
      else { return nil }
    }
    return context.excluders(of: region, among: around)
  }
}

extension Diagnostic {
  fileprivate static func neverApplies(
    _ remedy: Remedy, _ when: Formula, _ blocker: Blocker, _ reasons: [KeptConstraint]
  ) -> Diagnostic {
    Diagnostic(
      "remedy-never-applies", .warning,
      Wording(
        en: "`\(remedy.id)` never suits a case in which its blocker `\(blocker.id)` is present",
        zh: "卡点 `\(blocker.id)` 出现时，`\(remedy.id)` 总不适用"),
      at: when.place,
      notes: [
        Note(Wording(en: "the blocker's condition is here", zh: "卡点的条件在这里"), at: blocker.when.place)
      ] + reasons.notes,
      help: Wording(
        en: "mend one of the two conditions, or take the remedy off the list",
        zh: "改正其中一个条件，或从列表中删去该措施"))
  }
}
