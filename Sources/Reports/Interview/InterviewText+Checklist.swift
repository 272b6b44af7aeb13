package import Advising
import Diagnostics
package import FEEL
import Playbooks

/// Checklists in an interview: one question for all their circumstances.
extension InterviewText {
  /// A checklist in full, with its circumstances numbered from 1, and the answer given before.
  package func question(
    _ question: ScreenQuestion, number: Int, remaining: Int, choices: [Slot],
    present: ChecklistAnswer?
  ) -> String {
    let title = titles.question(question.screen)
    var lines = wrapped(
      "\(head(number, remaining))  \(title)  [\(playbook[question.screen].id)]", 0)
    var rows: [(label: String, text: String)] = []
    if !question.decides.isEmpty {
      rows.append((say("decides", "决定"), list(question.decides.map(titles.blocker))))
    }
    if let present { rows.append((say("now", "现记"), text(present))) }
    lines += labelled(rows)
    let choices = choices.map(titles.fact)
    let width = String(choices.count).count
    lines +=
      (["[0] " + say("none of these", "都没有")]
      + choices.enumerated().map { "[\($0.offset + 1)] " + $0.element })
      .flatMap { wrapped($0, 2, hanging: 3 + width) }
    lines += wrapped(howToAnswer, 2) + flowing(checklistLetters, 2)
    return "\n" + lines.map { $0 + "\n" }.joined()
  }

  private var howToAnswer: String {
    let example = say(
      "<the numbers of those that are there, like 1 2; `2?` where nobody knows of 2",
      "<填有的各项编号，如 1 2；不清楚的加问号，如 2?")
    let part = titles.case.parts.first.map { part in
      say(
        "; `2@\(part.title[.en])` for one part only", "；只涉及某一部分的，如 2@\(part.title[.zh])")
    }
    return example + (part ?? "") + ">"
  }

  private var checklistLetters: [String] {
    [
      say("[?] not known, leave it open", "[?] 不清楚，留待以后"), say("[b] back", "[b] 上一问"),
      say("[Enter] skip", "[回车] 跳过"), say("[s] save", "[s] 复核存盘"),
      say("[q] stop", "[q] 退出"),
    ]
  }

  /// What was answered about a checklist.
  func text(_ answer: ChecklistAnswer) -> String {
    func names(_ marks: [ChecklistAnswer.Mark]) -> String {
      titles.list(marks.map { titles.name(titles.fact($0.fact), part: $0.part) })
    }
    let there = names(answer.applies)
    let open = names(answer.notKnown)
    let first =
      there.isEmpty
      ? open.isEmpty
        ? say("none of it", "均无") : say("nothing known to be there", "未见")
      : say("there: \(there)", "有：\(there)")
    if open.isEmpty { return first }
    return first + say("; not known: \(open)", "；不清楚：\(open)")
  }
}
