import Diagnostics
import Playbooks

/// Finds entries of one kind that readers cannot tell apart: of one title, in force on the same day.
///
/// Time limits and constraints with dates are versions of one rule, and looked at elsewhere.
enum SameTitleCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    return same(playbook.goals.map(\.declaration)) { .goal(Reference($0)) }
      + same(playbook.blockers.map(\.declaration)) { .blocker(Reference($0)) }
      + same(playbook.remedies.map(\.declaration)) { .remedy(Reference($0)) }
      + same(playbook.clocks.map(\.declaration)) { .clock(Reference($0)) }
  }

  private static func same(_ entries: [Declaration], _ subject: (Int) -> Clause.Subject)
    -> [Finding]
  {
    var first: [Text: Int] = [:]
    return entries.indices.compactMap { index in
      let entry = entries[index]
      guard let earlier = first[entry.title] else {
        first[entry.title] = index
        return nil
      }
      guard entry.effective.isAlways, entries[earlier].effective.isAlways else { return nil }
      return Finding(.sameTitle(entry, entries[earlier]), about: subject(index))
    }
  }
}

extension EffectivePeriod {
  fileprivate var isAlways: Bool { from == nil && until == nil }
}

extension Diagnostic {
  fileprivate static func sameTitle(_ entry: Declaration, _ earlier: Declaration) -> Diagnostic {
    Diagnostic(
      "same-title", .warning,
      Wording(
        en: "`\(entry.id)` and `\(earlier.id)` have the same title, and readers see only that",
        zh: "`\(entry.id)` 与 `\(earlier.id)` 名称相同，而读者只看到名称"),
      at: entry.place,
      notes: [Note(Wording(en: "the other one is here", zh: "另一项在这里"), at: earlier.place)],
      help: Wording(
        en: "say in the title in what they differ, or give both their dates (`effective`)",
        zh: "请在名称中写明区别；如为新旧替换，请写明各自的施行日期（`effective`）"))
  }
}
