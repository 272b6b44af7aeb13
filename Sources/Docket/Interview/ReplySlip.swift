package import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// The reason why a line is not an answer.
package enum ReplySlip: Error, Sendable {
  /// The text is not a valid value of the fact's type.
  case unreadable(String, ValueSlip)
  /// The value is outside what the fact allows.
  case notAllowed(String)
  /// Several values have this piece of a title.
  case ambiguous(String, [Text])
  /// No part of the case has this name.
  case unknownPart(String, [Case.Part])
  /// An answer has no part, while others on the line have one.
  case noPart(String, [Case.Part])
  /// What was added to the answer cannot be used.
  case details(DetailSlip)

  /// Why the line is not an answer, and what to type instead.
  package func wording(_ fact: Fact) -> Wording {
    switch self {
    case .unreadable(let text, let slip):
      return Self.sentence(slip.diagnostic(text, at: Self.place(text)), fact)
    case .notAllowed(let text):
      if case .tests(let formula) = fact.allowed, let limits = Self.limits(formula.text) {
        return Wording(
          en: "`\(text)` cannot be: type a number \(limits.en)",
          zh: "`\(text)` 不在范围内：请填\(limits.zh)的数")
      }
      if case .values = fact.allowed {
        return Wording(
          en: "`\(text)` is none of these: type the number of an answer",
          zh: "`\(text)` 不在选项之内：请填选项的编号")
      }
      return Self.sentence(.notAllowed(text, fact: fact, at: Self.place(text)), fact)
    case .ambiguous(let text, let titles):
      return Wording(
        en: "`\(text)` can mean several answers: "
          + titles.map { "\"\($0[.en])\"" }.joined(separator: ", ") + "; type the number",
        zh: "`\(text)` 可指 \(titles.map { "“\($0[.zh])”" }.joined(separator: "、"))：请填选项的编号")
    case .unknownPart(let name, let parts):
      return Wording(
        en: "there is no part `\(name)`: there are \(Self.list(parts, .en))",
        zh: "没有名为 `\(name)`：现有 \(Self.list(parts, .zh))")
    case .noPart(let text, let parts):
      let first = parts.first?.title ?? Text("")
      return Wording(
        en: "`\(text)` names no part: type it like `\(text)@\(first[.en])`",
        zh: "`\(text)` 未写明是哪一部分：请写成 `\(text)@\(first[.zh])`")
    case .details(let slip): return slip.wording
    }
  }

  /// A test such as `>= 0` or `[1..5]` in words; nil for others.
  private static func limits(_ test: String) -> Wording? {
    let inner = test.dropFirst().dropLast()
    let ends = inner.split(separator: ".", omittingEmptySubsequences: true).map {
      String($0).trimmed
    }
    if test.hasPrefix("["), test.hasSuffix("]"), ends.count == 2,
      ends.allSatisfy({ Int($0) != nil })
    {
      return Wording(en: "from \(ends[0]) to \(ends[1])", zh: " \(ends[0]) 到 \(ends[1]) 之间")
    }
    let kinds = [
      (">=", Wording(en: "not below", zh: "不小于")), ("<=", Wording(en: "not above", zh: "不大于")),
      (">", Wording(en: "above", zh: "大于")), ("<", Wording(en: "below", zh: "小于")),
    ]
    guard let (sign, words) = kinds.first(where: { test.hasPrefix($0.0) }) else { return nil }
    let limit = String(test.dropFirst(sign.count)).trimmed
    guard Number(limit) != nil else { return nil }
    return Wording(en: "\(words.en) \(limit)", zh: "\(words.zh) \(limit) ")
  }

  private static func list(_ parts: [Case.Part], _ language: Language) -> String {
    parts.map { part in
      let title = part.title[language]
      return title == part.id ? "`\(part.id)`" : "`\(title)` [\(part.id)]"
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  private static func place(_ text: String) -> Place {
    Place(SourceFile(name: "", text: text), Span(0, text.utf8.count))
  }

  /// The message with its help; where the choices are numbered, the help asks for the number.
  private static func sentence(_ diagnostic: Diagnostic, _ fact: Fact) -> Wording {
    var message = diagnostic.message
    if case .boolean = fact.type {
      let typed = String(decoding: diagnostic.place.file.text, as: UTF8.self)
      message = Wording(en: "`\(typed)` is neither yes nor no", zh: "`\(typed)` 既不是“是”也不是“否”")
    }
    let numbers = Wording(en: "type the number of an answer", zh: "请填选项的编号")
    let help = fact.choices.isEmpty ? diagnostic.help : numbers
    guard let help else { return message }
    return Wording(en: "\(message.en): \(help.en)", zh: "\(message.zh)：\(help.zh)")
  }
}
