import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds blockers whose presence is settled by a value that is only assumed.
enum AssumptionCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    var findings: [Finding] = []
    for (index, blocker) in context.playbook.blockers.enumerated() {
      guard let diagram = context.diagram(blocker.when) else { continue }
      for slot in context.playbook.factSlots(read: blocker.when.slots) {
        guard let fact = context.playbook.fact(at: slot), let value = fact.assume,
          let variable = context.space.variable(of: slot),
          let cell = context.space.cells(of: slot)?.cell(of: value)
        else { continue }
        let outcomes = context.space.store.outcomes(
          of: diagram, under: Restriction([variable: cell]))
        guard let only = outcomes.only, only != .null else { continue }
        findings.append(
          Finding(
            .assumed(fact, value, blocker, present: only == .true),
            about: .blocker(Reference(index))))
      }
    }
    return findings
  }
}

extension Diagnostic {
  fileprivate static func assumed(
    _ fact: Fact, _ value: Value, _ blocker: Blocker, present: Bool
  ) -> Diagnostic {
    Diagnostic(
      "assumed-away", .note,
      Wording(
        en:
          "where a case file is silent, `\(fact.id)` counts as `\(value.text)`, so `\(blocker.id)` is \(present ? "present" : "absent") unasked",
        zh:
          "案卷未写时 `\(fact.id)` 按 `\(value.text)` 处理，`\(blocker.id)` 因而不经询问即视为\(present ? "存在" : "不存在")"
      ),
      at: blocker.when.place,
      notes: [
        Note(Wording(en: "the fact is declared here", zh: "该事实在这里声明"), at: fact.declaration.place)
      ],
      help: Wording(
        en: "remove `assume` if the fact should be asked", zh: "如应询问该事实，请删去 `assume`"))
  }
}
