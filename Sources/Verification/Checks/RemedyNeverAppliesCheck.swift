import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Remedies that suit no case in which one of their blockers or goals asks for them.
enum RemedyNeverAppliesCheck {
  static func run(_ inquiry: inout Inquiry) -> [Finding] {
    let playbook = inquiry.playbook
    var findings: [Finding] = []
    for (index, remedy) in playbook.remedies.enumerated() {
      guard let when = remedy.when, let suits = inquiry.diagram(when),
        inquiry.space.store.outcomes(of: suits).contains(TruthSet(.true))
      else { continue }
      for blocker in playbook.blockers where blocker.remedies.contains(Reference(index)) {
        guard let present = inquiry.diagram(blocker.when),
          inquiry.space.store.outcomes(of: present).contains(TruthSet(.true)),
          let both = try? inquiry.space.store.and(suits, present),
          !inquiry.space.store.outcomes(of: both).contains(TruthSet(.true))
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
