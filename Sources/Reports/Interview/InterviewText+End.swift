package import Advising
import Diagnostics
package import FEEL
package import Playbooks

extension InterviewText {
  /// An answer, or what a case file states, as a line of a list shows it.
  package enum Answered: Sendable {
    /// What was said of a fact, of a part or of the case; it may decide nothing any more.
    case fact(Slot, part: String?, Statement, isIrrelevant: Bool)
    /// What was said of a checklist, and from where, when and how reliably.
    case checklist(Reference<Screen>, ChecklistAnswer, Statement)
  }

  /// What was just noted.
  package func noted(_ answers: [Answered]) -> String {
    answers.map { wrapped(say("noted: ", "已记：") + text($0), 2, hanging: 2) }.joined()
      .map { $0 + "\n" }.joined()
  }

  /// All answers with numbers, before they are written.
  package func review(_ answers: [Answered], path: String) -> String {
    let head = say(
      "Your answers, not yet written to \(path) (\(answers.count)):",
      "以下答复尚未写入 \(path)（\(answers.count) 项）：")
    let letters = [
      say("[Enter] write them", "[回车] 写入"),
      say("[number] change that answer", "[编号] 修改该项"),
      say("[b] back to the questions", "[b] 回到提问"), say("[x] drop them all", "[x] 全部放弃"),
      say("[q] stop", "[q] 退出"),
    ]
    return listed(head, answers, letters)
  }

  /// What the case file states, with numbers.
  package func stated(_ answers: [Answered], path: String) -> String {
    let head = say(
      "What \(path) states (\(answers.count)):", "\(path) 现载内容（\(answers.count) 项）：")
    let letters = [
      say("[number] change it", "[编号] 修改该项"), say("[Enter] no more changes", "[回车] 不再修改"),
      say("[q] stop", "[q] 退出"),
    ]
    return listed(head, answers, letters)
  }

  private func listed(_ head: String, _ answers: [Answered], _ letters: [String]) -> String {
    let width = String(answers.count).count
    let lines = answers.enumerated().flatMap { index, answer in
      let number = String(index + 1)
      let blanks = String(repeating: " ", count: width - number.count)
      return wrapped("\(blanks)\(number). " + text(answer), 2, hanging: width + 2)
    }
    let all = [""] + wrapped(head, 0) + lines + flowing(letters, 0)
    return all.map { $0 + "\n" }.joined()
  }

  /// The remark about a line that is no number of the list.
  package func noNumber(_ typed: String, upTo count: Int) -> String {
    let range = count == 1 ? "1" : say("1 to \(count)", "1 到 \(count)")
    return say(
      "  `\(typed)` is none of these: type a number, \(range), or one of the letters",
      "  `\(typed)` 不在其中：请填编号（\(range)）或所列字母") + "\n"
  }

  /// The report on the answers written, and on the questions that are still open.
  package func written(_ answers: [Answered], to path: String, open: [Inquiry]) -> String {
    var lines = [""]
    if answers.isEmpty {
      lines.append(nothing(path))
    } else {
      lines += wrapped(
        say("Written to \(path) (\(answers.count)).", "已写入 \(path)（\(answers.count) 项）。"), 0)
    }
    return (lines + left(open)).map { $0 + "\n" }.joined()
  }

  /// How to change what was answered earlier.
  package func howToMend(path: String) -> String {
    let text = say(
      "To change an answer given earlier: advisor ask \(path) --review",
      "如需修改以前的答复：advisor ask \(path) --review")
    return wrapped(text, 0).map { $0 + "\n" }.joined()
  }

  /// The report that the interview ended and nothing was written; the answers stand in the draft.
  package func kept(_ count: Int, in draft: String, path: String) -> String {
    if count == 0 { return "\n" + nothing(path) + "\n" }
    let text = say(
      "\(path) is as it was. Your \(count) \(count == 1 ? "answer is" : "answers are") kept in \(draft); `advisor ask \(path)` takes them up.",
      "\(path) 未改动。\(count) 项答复暂存于 \(draft)，下次运行 `advisor ask \(path)` 时接续。")
    return ([""] + wrapped(text, 0)).map { $0 + "\n" }.joined()
  }

  /// The same where the case file was changed by somebody else.
  package func changedMeanwhile(_ count: Int, in draft: String, path: String) -> String {
    let text = say(
      "\(path) was changed by somebody else in the meantime, so nothing was written.",
      "\(path) 在此期间已被他人修改，本次未写入。")
    return ([""] + wrapped(text, 0)).map { $0 + "\n" }.joined()
      + String(kept(count, in: draft, path: path).drop { $0 == "\n" })
  }

  /// The report that all answers were dropped.
  package func dropped(_ count: Int, path: String) -> String {
    let text = say(
      "\(count) \(count == 1 ? "answer" : "answers") dropped; \(path) is as it was.",
      "已放弃 \(count) 项答复，\(path) 未改动。")
    return (["", text]).map { $0 + "\n" }.joined()
  }

  /// The remark that answers of an earlier sitting were taken up.
  package func takenUp(_ answers: [Answered], from draft: String) -> String {
    let head = say(
      "Taken up from \(draft), where an earlier sitting left off (\(answers.count)):",
      "接续 \(draft) 中上次未写入的答复（\(answers.count) 项）：")
    let lines = answers.flatMap { wrapped("- " + text($0), 2, hanging: 2) }
    return (wrapped(head, 0) + lines).map { $0 + "\n" }.joined()
  }

  private func nothing(_ path: String) -> String {
    say("Nothing was answered; \(path) is as it was.", "没有新的答复，\(path) 未改动。")
  }

  private func text(_ answer: Answered) -> String {
    switch answer {
    case .fact(let slot, let part, let statement, let isIrrelevant):
      guard let fact = playbook.fact(at: slot) else { return "" }
      let mark = say("  (kept; it decides nothing any more)", "（保留；目前不再影响建议）")
      return titles.name(titles.fact(slot), part: part) + Labels.colon[language]
        + self.text(statement, of: fact) + (isIrrelevant ? mark : "")
    case .checklist(let screen, let answer, let origin):
      let sentences = Sentences(language: language)
      let notes = [
        origin.source.map(titles.source), origin.on?.text,
        origin.status.map { sentences.factStatus($0) },
      ]
      return playbook[screen].declaration.title[language] + Labels.colon[language]
        + self.text(answer) + sentences.provenance(notes.compactMap { $0 })
    }
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
    Titles.list(Sentences(language: language).shortened(names, most: 8), language)
  }
}
