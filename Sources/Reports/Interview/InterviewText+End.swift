package import Advising
import Diagnostics
package import FEEL
package import Playbooks

extension InterviewText {
  /// An answer, as the summary at the end lists it.
  package enum Answered: Sendable {
    /// What was said of a fact, of a part or of the case; it may decide nothing any more.
    case fact(Slot, part: String?, Statement, isIrrelevant: Bool)
    /// What was said of a checklist.
    case checklist(Reference<Screen>, ChecklistAnswer)
  }

  /// The report on the answers written, and on the questions that are still open.
  package func written(_ answers: [Answered], to path: String, open: [Inquiry]) -> String {
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
    let text: String
    switch answer {
    case .fact(let slot, let part, let statement, let isIrrelevant):
      guard let fact = playbook.fact(at: slot) else { return [] }
      let mark = say("  (kept; it decides nothing any more)", "（保留；目前不再影响建议）")
      text =
        titles.name(titles.fact(slot), part: part) + Labels.colon[language]
        + self.text(statement, of: fact) + (isIrrelevant ? mark : "")
    case .checklist(let screen, let answer):
      text =
        playbook[screen].declaration.title[language] + Labels.colon[language] + self.text(answer)
    }
    return wrapped("- " + text, 2, hanging: 2)
  }

  private func left(_ open: [Inquiry]) -> [String] {
    if open.isEmpty { return [say("Nothing is open any more.", "已没有待问的事实。")] }
    let names = open.map { inquiry in
      switch inquiry {
      case .fact(let question): titles.name(titles.fact(question.fact), part: question.part)
      case .screen(let question): playbook[question.screen].declaration.title[language]
      }
    }
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
