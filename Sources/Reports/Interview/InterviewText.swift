package import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// The texts of an interview: its questions, and the report at its end.
package struct InterviewText {
  let titles: Titles
  let width: Int

  /// The widest label that fits its column, in terminal cells.
  private static let widestLabel = 16
  /// The effects of answers are told where there are at most this many answers.
  static let mostEffects = 3

  var language: Language { titles.language }
  var playbook: Playbook { titles.playbook }

  /// The texts for one case; `width` is that of the terminal, in cells.
  package init(_ playbook: Playbook, _ case: Case, language: Language, width: Int = 80) {
    titles = Titles(playbook, `case`, language: language)
    self.width = width
  }

  /// A question in full.
  ///
  /// It shows its number, about how many questions are left, why it is asked, and how to answer it.
  /// `present` is what the case says now, with the id of the part that it is about; `parts` are
  /// those for which it can be answered one by one.
  package func question(
    _ question: Question, number: Int, remaining: Int,
    present: [(part: String?, statement: Statement)], effects: [AnswerEffect], why: Why = .decides,
    parts: [Case.Part] = []
  ) -> String {
    guard let fact = playbook.fact(at: question.fact) else { return "" }
    let name = titles.name(titles.question(question.fact), part: question.part)
    let id = playbook.vocabulary.name(of: question.fact)
    let head = why == .wanted ? "" : head(number, remaining) + "  "
    var lines = wrapped("\(head)\(name)  [\(id)]", 0)
    let told = effects.count > Self.mostEffects ? [] : effects
    lines += labelled(
      reasons(question, fact, present, why) + told.map { effect($0, of: fact) })
    lines += choices(of: fact)
    if let example = eachPart(parts, fact) { lines += wrapped(example, 2) }
    lines += flowing(letters(hasParts: !parts.isEmpty), 2)
    return "\n" + lines.map { $0 + "\n" }.joined()
  }

  /// Why a question is asked.
  package enum Why: Sendable {
    /// Because of what it decides.
    case decides
    /// An answer about a checklist named the fact.
    case checklist
    /// The person asked for it.
    case wanted
  }

  /// The heading above the questions of a phase.
  package func phase(_ phase: Reference<Phase>) -> String {
    let title = playbook[phase].declaration.title[language]
    return "\n" + say("-- \(title) --", "—— \(title) ——") + "\n"
  }

  /// The number of a question, and about how many are left.
  func head(_ number: Int, _ remaining: Int) -> String {
    let left =
      remaining == 0
      ? say("the last", "最后一问") : say("about \(remaining) more", "之后约 \(remaining) 问")
    return say("Question \(number) (\(left))", "第 \(number) 问（\(left)）")
  }

  /// A list of all open questions.
  package func list(_ questions: [Inquiry]) -> String {
    let head = say("Open questions (\(questions.count))", "未答问题（\(questions.count)）")
    let lines = questions.enumerated().flatMap { index, question in
      wrapped("\(index + 1). " + text(question), 2, hanging: 3)
    }
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  /// The question with its id.
  private func text(_ inquiry: Inquiry) -> String {
    switch inquiry {
    case .fact(let question):
      titles.name(titles.question(question.fact), part: question.part)
        + "  [\(playbook.vocabulary.name(of: question.fact))]"
    case .screen(let question):
      titles.question(question.screen) + "  [\(playbook[question.screen].id)]"
    }
  }

  /// The remark that a question about a list is skipped, because it cannot be answered on one line.
  package func list(skipped question: Question) -> String {
    let name = titles.name(titles.question(question.fact), part: question.part)
    let id = playbook.vocabulary.name(of: question.fact)
    let text = say(
      "skipped, as it is a list; fill it in in the case file: \(name) [\(id)]",
      "跳过（此项是清单，请直接在案件文件中填写）：\(name) [\(id)]")
    return "\n" + wrapped(text, 0).map { $0 + "\n" }.joined()
  }

  /// The question for a disputed value, asked after the answer "disputed".
  package var askDisputed: String {
    say(
      "  Which value is claimed? (Enter: back to the question)", "  有争议的值是什么？（回车返回本问）")
      + "\n"
  }

  /// The remark that there is no earlier question.
  package var atFirst: String { say("This is the first question.", "这已是第一问。") + "\n" }

  /// The remark that there is nothing to ask.
  package var nothingOpen: String {
    say("Nothing is open: no unknown fact decides anything here.", "没有待问的事实：现有事实已足以作出判断。")
      + "\n"
  }

  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  func wrapped(_ text: String, _ indent: Int, hanging: Int = 0) -> [String] {
    let lines = Wrapping(width: width - indent - hanging).lines(text)
    return lines.enumerated().map { index, line in
      String(repeating: " ", count: index == 0 ? indent : indent + hanging) + line
    }
  }

  /// Items side by side, as many on a line as fit whole.
  func flowing(_ items: [String], _ indent: Int) -> [String] {
    var lines: [String] = []
    for item in items {
      let longer = (lines.last ?? "") + " " + item
      if lines.isEmpty || terminalWidth(longer) > width {
        lines.append(String(repeating: " ", count: indent) + item)
      } else {
        lines[lines.count - 1] = longer
      }
    }
    return lines
  }

  /// Labels in one column with their texts beside them.
  ///
  /// The text of a label that is too wide for the column begins below it.
  func labelled(_ rows: [(label: String, text: String)]) -> [String] {
    let widths = rows.map { terminalWidth($0.label) }.filter { $0 <= Self.widestLabel }
    let start = 4 + (widths.max() ?? 0)
    return rows.flatMap { label, text in
      if terminalWidth(label) > Self.widestLabel {
        return wrapped(label, 2) + wrapped(text, start)
      }
      return wrapped(text, start).enumerated().map { index, line in
        index == 0 ? "  " + padded(label, to: start - 2) + line.dropFirst(start) : line
      }
    }
  }
}
