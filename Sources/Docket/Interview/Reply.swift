import Advising
package import FEEL
package import Playbooks

/// What a person types at a question: a number, a letter, or the words shown beside them.
package enum Reply: Sendable {
  case value(Value)
  /// `?`: nobody knows.
  case notKnown
  /// `d`: the value is disputed; the value itself is asked for next.
  case disputed
  /// `b`: back to the question before.
  case back
  /// `s`: save and stop.
  case save
  /// `q`: stop without saving.
  case quit
  /// An empty line: leave the question for later.
  case skip
  /// The line is not an answer; the slip says what to type instead.
  case slip(ReplySlip)

  /// Reads a line as an answer about the fact: the number of a choice, a value, or a letter.
  package init(_ line: String, about fact: Fact) {
    let text = line.trimmed
    switch text {
    case "": self = .skip
    case "?", "？", "不清楚", "not known": self = .notKnown
    case "d": self = .disputed
    case "b": self = .back
    case "s": self = .save
    case "q": self = .quit
    default: self = Reply.value(text, of: fact)
    }
  }

  private static func value(_ text: String, of fact: Fact) -> Reply {
    let choices = fact.choices
    if let number = Int(text), choices.indices.contains(number - 1) {
      if case .number = fact.type {} else { return .value(choices[number - 1]) }
    }
    if let value = choices.first(where: { $0.isNamed(text, in: fact) }) { return .value(value) }
    if fact.optional, text == "null" || text == "无" || text == "none" { return .value(.null) }
    switch ValueText.value(text, type: fact.type, unit: fact.unit) {
    case .failure(let slip): return .slip(.unreadable(text, slip))
    case .success(let value):
      guard let allowed = fact.allowed, !allowed.contains(value) else { return .value(value) }
      return .slip(.notAllowed(text))
    }
  }
}

/// The reason why a line is not an answer.
package enum ReplySlip: Sendable {
  /// The text is not a valid value of the fact's type.
  case unreadable(String, ValueSlip)
  /// The value is outside what the fact allows.
  case notAllowed(String)
}

extension Value {
  /// Whether the text names the value: yes or no in words, or a listed value by itself or its
  /// title.
  fileprivate func isNamed(_ text: String, in fact: Fact) -> Bool {
    let word = text.lowercased()
    switch self {
    case .boolean(true): return ["true", "yes", "y", "是"].contains(word)
    case .boolean(false): return ["false", "no", "n", "否"].contains(word)
    default:
      guard case .values(let choices) = fact.allowed, case .string(let own) = self else {
        return false
      }
      let choice = choices.first { $0.value.equals(self) == true }
      let titles = choice?.title?.translations.map(\.text) ?? []
      return own == text || titles.contains(text)
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
