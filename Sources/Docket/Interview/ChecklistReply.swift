package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// What a person types at a checklist: the numbers or names of what is there, or a letter.
package enum ChecklistReply: Sendable {
  case answer(ChecklistAnswer, AnswerDetails)
  /// `b`: back to the question before.
  case back
  /// `s`: save and stop.
  case save
  /// `q`: stop without saving.
  case quit
  /// An empty line or `?`: the checklist stays open.
  case skip
  /// The line is not an answer; the wording says what to type instead.
  case slip(Wording)

  /// Reads a line as an answer about the circumstances, which are numbered from 1.
  ///
  /// `0` says that there are none of them; `2?` that nobody knows of the second; `2@block-1` that the
  /// second is there in one part of the case. After a semicolon come source, day and status of the
  /// answer; no day may be after `today`.
  package init(
    _ line: String, about choices: [Slot], of playbook: Playbook, in case: Case,
    today: CalendarDate
  ) {
    switch line.halfWidth.trimmed {
    case "": self = .skip
    case let text where TypedValue.isNotKnown(text): self = .skip
    case "b": self = .back
    case "s": self = .save
    case "q": self = .quit
    default:
      let reader = ChecklistReader(choices: choices, playbook: playbook, parts: `case`.parts)
      self = reader.reply(line, today: today)
    }
  }
}

/// Reads which circumstances of a checklist a line names.
private struct ChecklistReader {
  let choices: [Slot]
  let playbook: Playbook
  let parts: [Case.Part]

  private static let none: Set<String> = [
    "0", "none", "none of these", "无", "没有", "都没有", "均无", "没",
  ]

  func reply(_ line: String, today: CalendarDate) -> ChecklistReply {
    let (typed, added) = AnswerDetails.split(line)
    // A circumstance after a semicolon is no source.
    if let misplaced = added.first(where: {
      mark($0.halfWidth.withoutQuestionMark, withPieces: false) != nil
    }) {
      return .slip(afterSemicolon(misplaced))
    }
    do {
      let details = try AnswerDetails(added, today: today)
      return answer(typed.halfWidth.trimmed, details)
    } catch { return .slip(error.wording) }
  }

  private func answer(_ text: String, _ details: AnswerDetails) -> ChecklistReply {
    if Self.none.contains(text.lowercased()) {
      return .answer(ChecklistAnswer(applies: [], notKnown: []), details)
    }
    var applies: [ChecklistAnswer.Mark] = []
    var notKnown: [ChecklistAnswer.Mark] = []
    for word in words(text) {
      let isOpen = word.hasSuffix("?")
      guard let mark = mark(word.withoutQuestionMark) else { return .slip(slip(word)) }
      if isOpen { notKnown.append(mark) } else { applies.append(mark) }
    }
    if applies.isEmpty, notKnown.isEmpty { return .slip(slip(text)) }
    applies.removeAll { notKnown.contains($0) }
    return .answer(ChecklistAnswer(applies: applies, notKnown: notKnown), details)
  }

  /// The items of the line: between commas a name may have blanks, numbers are parted by blanks too.
  private func words(_ text: String) -> [String] {
    let items = text.split { ",、".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    return items.flatMap { item -> [String] in
      mark(item.withoutQuestionMark) == nil
        ? item.split(whereSeparator: \.isWhitespace).map(String.init) : [item]
    }
  }

  /// The circumstance with this number, title or name, with the part after `@`; nil where there is
  /// none.
  private func mark(_ text: String, withPieces: Bool = true) -> ChecklistAnswer.Mark? {
    let pieces = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let fact = fact(String(pieces[0]).trimmed, withPieces: withPieces) else { return nil }
    guard pieces.count > 1 else { return .init(fact: fact, part: nil) }
    guard case .found(let part) = parts.named.find(String(pieces[1])),
      playbook.fact(at: fact)?.ofCase == false
    else { return nil }
    return .init(fact: fact, part: part)
  }

  private func fact(_ text: String, withPieces: Bool) -> Slot? {
    if let number = Int(text) {
      return choices.indices.contains(number - 1) ? choices[number - 1] : nil
    }
    let named = choices.compactMap { slot in
      playbook.fact(at: slot).map { Named(slot, id: $0.id, title: $0.title) }
    }
    if case .found(let slot) = NameSearch(named).find(text, withPieces: withPieces) { return slot }
    return nil
  }

  private func afterSemicolon(_ piece: String) -> Wording {
    Wording(
      en:
        "`\(piece)` stands after the semicolon, where source, day and status belong: type `1 2; source; day`",
      zh: "`\(piece)` 写在分号之后，那里应填来源、日期、核实情况：请写成 `1 2；来源；日期`")
  }

  private func slip(_ word: String) -> Wording {
    if word == "0" {
      return Wording(
        en: "`0` says that there is none of these: type it alone, or leave it out",
        zh: "`0` 表示都没有：请单独填写，或删去 `0`")
    }
    if let part = word.split(separator: "@").dropFirst().first, !parts.isEmpty,
      !parts.contains(where: { $0.id == part })
    {
      let ids = parts.map { "`\($0.id)`" }
      return Wording(
        en:
          "`\(word)` names no part for which this can be said: the parts are \(ids.joined(separator: ", "))",
        zh: "`\(word)` 所指的部分不存在，或此项不分部分填写：各部分为 \(ids.joined(separator: "、"))")
    }
    let range =
      choices.count == 1
      ? ("`1`", " `1`")
      : ("numbers from 1 to \(choices.count), like `1 2`", " 1 到 \(choices.count) 的编号，如 `1 2`")
    return Wording(
      en: "`\(word)` is none of these: type \(range.0), or `0` where there is none",
      zh: "`\(word)` 不在选项之内：请填\(range.1)；都没有则填 `0`")
  }
}

extension String {
  /// The name of a circumstance, without the mark that nobody knows of it.
  fileprivate var withoutQuestionMark: String {
    hasSuffix("?") ? String(dropLast()).trimmed : self
  }
}
