import Diagnostics
import Playbooks

/// Finds constraints that no case can meet: every case would contradict itself.
enum NoCaseLeftCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    context.caseLimits().conflicts.compactMap { conflict in
      conflict.last.map {
        Finding(.noCaseLeft(conflict, $0, context), about: .constraint($0.reference))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func noCaseLeft(
    _ conflict: [KeptConstraint], _ last: KeptConstraint, _ context: CheckContext
  ) -> Diagnostic {
    let names = conflict.names
    return Diagnostic(
      "no-case-left", conflict.severity(in: context),
      conflict.count == 1
        ? Wording(
          en: "no case can meet the constraint \(names.en)", zh: "没有案件能满足约束 \(names.zh)")
        : Wording(
          en: "no case can meet these constraints together: \(names.en)",
          zh: "没有案件能同时满足这些约束：\(names.zh)"),
      at: last.constraint.then.place,
      notes: Array(conflict.dropLast()).notes + [
        Note(Wording(en: "every case contradicts itself", zh: "每个案件都会自相矛盾"))
      ],
      help: Wording(
        en: "say in `if` in which cases it cannot be otherwise, or mend `then`",
        zh: "在 `if` 中写明适用于哪些案件，或改正 `then`"))
  }
}
