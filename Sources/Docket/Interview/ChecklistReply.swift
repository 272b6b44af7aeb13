package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// What a person types at a checklist: the numbers or names of what is there, or a letter.
package enum ChecklistReply: Sendable {
  case answer(ChecklistAnswer)
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
  /// second is there in one part of the case.
  package init(_ line: String, about choices: [Slot], of playbook: Playbook, in case: Case) {
    let text = line.halfWidth.trimmed
    switch text {
    case "": self = .skip
    case _ where TypedValue.isNotKnown(text): self = .skip
    case "b": self = .back
    case "s": self = .save
    case "q": self = .quit
    case "0", "none", "none of these", "无", "没有", "都没有", "均无", "没":
      self = .answer(ChecklistAnswer(applies: [], notKnown: []))
    default:
      let reader = ChecklistReader(choices: choices, playbook: playbook, parts: `case`.parts)
      self = reader.reply(text)
    }
  }
}

/// Reads which circumstances of a checklist a line names.
private struct ChecklistReader {
  let choices: [Slot]
  let playbook: Playbook
  let parts: [Case.Part]

  func reply(_ text: String) -> ChecklistReply {
    var applies: [ChecklistAnswer.Mark] = []
    var notKnown: [ChecklistAnswer.Mark] = []
    for word in words(text) {
      let isOpen = word.hasSuffix("?")
      guard let mark = mark(isOpen ? String(word.dropLast()).trimmed : word) else {
        return .slip(slip(word))
      }
      if isOpen { notKnown.append(mark) } else { applies.append(mark) }
    }
    applies.removeAll { notKnown.contains($0) }
    return .answer(ChecklistAnswer(applies: applies, notKnown: notKnown))
  }

  /// The items of the line: between commas a name may have blanks, numbers are parted by blanks too.
  private func words(_ text: String) -> [String] {
    let items = text.split { ",、;".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    return items.flatMap { item -> [String] in
      let name = item.hasSuffix("?") ? String(item.dropLast()).trimmed : item
      return mark(name) == nil
        ? item.split(whereSeparator: \.isWhitespace).map(String.init) : [item]
    }
  }

  /// The circumstance with this number, title or name, with the part after `@`; nil where there is
  /// none.
  private func mark(_ text: String) -> ChecklistAnswer.Mark? {
    let pieces = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let fact = fact(String(pieces[0]).trimmed) else { return nil }
    guard pieces.count > 1 else { return .init(fact: fact, part: nil) }
    guard case .found(let part) = parts.named.find(String(pieces[1])),
      playbook.fact(at: fact)?.ofCase == false
    else { return nil }
    return .init(fact: fact, part: part)
  }

  private func fact(_ text: String) -> Slot? {
    if let number = Int(text) {
      return choices.indices.contains(number - 1) ? choices[number - 1] : nil
    }
    let named = choices.compactMap { slot in
      playbook.fact(at: slot).map { Named(slot, id: $0.id, title: $0.title) }
    }
    if case .found(let slot) = NameSearch(named).find(text) { return slot }
    return nil
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
        zh: "`\(word)` 所指的楼栋不存在，或此项不分楼栋填写：楼栋有 \(ids.joined(separator: "、"))")
    }
    let range =
      choices.count == 1
      ? ("`1`", "`1`")
      : ("numbers from 1 to \(choices.count), like `1 2`", "1 到 \(choices.count) 的编号，如 `1 2`")
    return Wording(
      en: "`\(word)` is none of these: type \(range.0), or `0` where there is none",
      zh: "`\(word)` 不在选项之内：请填\(range.1)；都没有则填 `0`")
  }
}
