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
          !context.space.store.outcomes(of: both).contains(TernarySet(.true))
        else { continue }
        findings.append(
          Finding(.neverApplies(remedy, when, blocker), about: .remedy(Reference(index))))
      }
    }
    return findings
  }
}

extension Diagnostic {
  fileprivate static func neverApplies(_ remedy: Remedy, _ when: Formula, _ blocker: Blocker)
    -> Diagnostic
  {
    Diagnostic(
      "remedy-never-applies", .warning,
      Wording(
        en: "`\(remedy.id)` never suits a case in which its blocker `\(blocker.id)` is present",
        zh: "卡点 `\(blocker.id)` 出现时，`\(remedy.id)` 总不适用"),
      at: when.place,
      notes: [
        Note(Wording(en: "the blocker's condition is here", zh: "卡点的条件在这里"), at: blocker.when.place)
      ],
      help: Wording(
        en: "mend one of the two conditions, or take the remedy off the list",
        zh: "改正其中一个条件，或从列表中删去该措施"))
  }
}
