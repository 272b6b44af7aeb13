import Diagnostics
import Playbooks

/// Finds blockers, remedies and clocks that cite nothing, in a playbook that declares sources.
enum BasisCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    if playbook.sources.isEmpty { return [] }
    let blockers = playbook.blockers.enumerated().filter(\.element.basis.isEmpty).map {
      Finding(
        .ungrounded($0.element.declaration, .blockers),
        about: .blocker(Reference($0.offset)))
    }
    let remedies = playbook.remedies.enumerated().filter(\.element.basis.isEmpty).map {
      Finding(
        .ungrounded($0.element.declaration, .remedies),
        about: .remedy(Reference($0.offset)))
    }
    let clocks = playbook.clocks.enumerated().filter(\.element.basis.isEmpty).map {
      Finding(
        .ungrounded($0.element.declaration, .clocks),
        about: .clock(Reference($0.offset)))
    }
    return blockers + remedies + clocks
  }
}

extension Diagnostic {
  fileprivate static func ungrounded(_ declaration: Declaration, _ section: SectionName)
    -> Diagnostic
  {
    let entry = section.word.named(declaration.id)
    return Diagnostic(
      "missing-basis", .warning,
      Wording(en: "\(entry.en) cites no ground", zh: "\(entry.zh) 没有写明依据"),
      at: declaration.place,
      notes: [
        Note(Wording(en: "an office that is asked to act will ask for one", zh: "办理单位会问“凭什么”"))
      ],
      help: Wording(
        en: "add `basis: [\"source-id Art. 1\"]`", zh: "补上 `basis: [\"来源 第一条\"]`"))
  }
}
