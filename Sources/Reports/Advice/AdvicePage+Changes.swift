import Advising
import Diagnostics
import FEEL
import Playbooks

extension AdvicePage {
  private var changes: ChangeWords { ChangeWords(titles: titles) }

  /// The changes that a trial makes to the advice, shown before the advice itself.
  var differences: Page.Section? {
    guard let trial = advice.trial else { return nil }
    let title = Wording(en: "What it would change", zh: "试算引起的变化")
    let all = trial.comparison.changes
    guard !all.isEmpty else {
      let none = Wording(
        en: "Nothing in the advice changes.", zh: "建议没有变化。")
      return Page.Section(say(title), [.line(Page.Line(nil, [say(none)]))])
    }
    let lines = AdviceChange.Kind.allCases.compactMap { kind in
      line(
        ChangeWords.label(kind), trial.comparison.changes(kind).map(changes.clause),
        isListed: true)
    }
    return Page.Section(say(title), count: all.count, lines.map(Page.Block.line))
  }

  /// The next day on which something changes although nobody does anything.
  var nextChange: Page.Line? {
    guard let next = advice.next else { return nil }
    let days = next.date.daysSinceEpoch - advice.date.daysSinceEpoch
    let all = next.comparison.changes.map(changes.clause)
    let list = all.joined(separator: say(Labels.separator))
    let text = Wording(
      en:
        "Changes by itself next on \(next.date.text) (in \(days) \(days == 1 ? "day" : "days")): \(list).",
      zh: "下一次自动变化在 \(next.date.text)（还有 \(days) 天）：\(list)。")
    return Page.Line(nil, [say(text)])
  }
}
