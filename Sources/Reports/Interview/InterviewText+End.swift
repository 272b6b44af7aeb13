package import Advising
import Diagnostics
package import FEEL
import Playbooks

extension InterviewText {
  /// An answer, as the summary at the end lists it.
  package struct Answered: Sendable {
    let fact: Slot
    let part: String?
    let statement: Statement
    /// Whether the answer no longer decides anything.
    let isIrrelevant: Bool

    /// An answer about a fact; `part` is the part that it concerns, if not the whole case.
    package init(fact: Slot, part: String?, statement: Statement, isIrrelevant: Bool) {
      self.fact = fact
      self.part = part
      self.statement = statement
      self.isIrrelevant = isIrrelevant
    }
  }

  /// The report on the answers written, and on the questions that are still open.
  package func written(_ answers: [Answered], to path: String, open: [Question]) -> String {
    var lines = [""]
    if answers.isEmpty {
      lines.append(say("Nothing was answered; \(path) is as it was.", "没有新的答复，\(path) 未改动。"))
    } else {
      lines += wrapped(
        say("Written to \(path) (\(answers.count)):", "已写入 \(path)（\(answers.count) 项）："), 0)
      lines += answers.flatMap(line)
    }
    return (lines + left(open)).map { $0 + "\n" }.joined()
  }

  /// The report that `count` answers were discarded.
  package func discarded(_ count: Int, path: String) -> String {
    let text =
      count == 0
      ? say("Nothing was answered; \(path) is as it was.", "没有新的答复，\(path) 未改动。")
      : say(
        "Stopped without saving: \(count) \(count == 1 ? "answer" : "answers") not written; \(path) is as it was.",
        "未存盘退出：\(count) 项答复没有写入，\(path) 未改动。")
    return (["", text]).map { $0 + "\n" }.joined()
  }

  private func line(_ answer: Answered) -> [String] {
    guard let fact = playbook.fact(at: answer.fact) else { return [] }
    let mark = say(
      "  (kept; it decides nothing any more)", "（保留；目前不再影响建议）")
    let name = titles.name(titles.fact(answer.fact), part: answer.part)
    let own = name + Labels.colon[language] + text(answer.statement, of: fact)
    return wrapped("- " + own + (answer.isIrrelevant ? mark : ""), 2, hanging: 2)
  }

  private func left(_ open: [Question]) -> [String] {
    if open.isEmpty { return [say("Nothing is open any more.", "已没有待问的事实。")] }
    let names = open.map { titles.name(titles.fact($0.fact), part: $0.part) }
    let list = shortened(names)
    return wrapped(say("Still open (\(open.count)): \(list)", "仍待查明（\(open.count) 项）：\(list)"), 0)
  }

  private func shortened(_ names: [String]) -> String {
    let most = 8
    guard names.count > most + 1 else { return names.joined(separator: Labels.comma[language]) }
    return (names.prefix(most) + [Sentences(language: language).more(names.count - most)])
      .joined(separator: Labels.comma[language])
  }
}
