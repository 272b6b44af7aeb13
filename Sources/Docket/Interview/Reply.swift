package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// What a person types at a question: a number, a value in words, or a letter.
package enum Reply: Sendable {
  /// One answer, or one for each of several parts.
  case answers([TypedAnswer])
  /// `d`: the value is disputed; the value itself is asked for next.
  case disputed
  /// `p`: the question is to be asked part by part.
  case eachPart
  /// `b`: back to the question before.
  case back
  /// `s`: show the answers, and save.
  case save
  /// `q`: stop without writing into the case file.
  case quit
  /// An empty line: leave the question for later.
  case skip
  /// The line is not an answer; the wording says what to type instead.
  case slip(Wording)

  /// Reads a line as an answer about the fact.
  ///
  /// `parts` are those for which an answer of their own can be given; no answer may be of a day
  /// after `today`.
  package init(_ line: String, about fact: Fact, parts: [Case.Part], today: CalendarDate) {
    let text = line.halfWidth.trimmed.lowercased()
    switch text {
    case "": self = .skip
    case "d", "有争议": self = .disputed
    case "b": self = .back
    case "s": self = .save
    case "q": self = .quit
    case "p" where !parts.isEmpty: self = .eachPart
    default:
      do {
        self = .answers(try ReplyReader(fact: fact, parts: parts, today: today).answers(line))
      } catch { self = .slip(error.wording(fact)) }
    }
  }
}

/// Reads the answers of a line, and what is added to them.
private struct ReplyReader {
  let fact: Fact
  let parts: [Case.Part]
  let today: CalendarDate

  func answers(_ line: String) throws(ReplySlip) -> [TypedAnswer] {
    let (text, added) = AnswerDetails.split(line)
    let details: AnswerDetails
    do { details = try AnswerDetails(added, today: today) } catch { throw .details(error) }
    var answers: [TypedAnswer] = []
    for var answer in try answersAlone(text) {
      answer.details = details
      answers.append(answer)
    }
    return answers
  }

  /// The answers, each with its part after `@`, or one without a part.
  private func answersAlone(_ text: String) throws(ReplySlip) -> [TypedAnswer] {
    guard !parts.isEmpty, text.contains(where: { "@＠".contains($0) }) else {
      return [TypedAnswer(value: try value(text))]
    }
    var answers: [TypedAnswer] = []
    for item in text.split(whereSeparator: { ",，、".contains($0) }) {
      let sides = item.split(maxSplits: 1) { "@＠".contains($0) }
      guard sides.count == 2 else { throw .noPart(String(item).trimmed, parts) }
      let part = try part(String(sides[1]))
      answers.removeAll { $0.part == part }
      answers.append(TypedAnswer(part: part, value: try value(String(sides[0]).trimmed)))
    }
    return answers
  }

  private func part(_ name: String) throws(ReplySlip) -> String {
    guard case .found(let id) = parts.named.find(name) else {
      throw .unknownPart(name.trimmed, parts)
    }
    return id
  }

  /// The value: the number of a choice, or the value itself; nil where nobody knows.
  private func value(_ text: String) throws(ReplySlip) -> Value? {
    if TypedValue.isNotKnown(text) { return nil }
    let choices = fact.choices
    if let number = Int(text.halfWidth), choices.indices.contains(number - 1) {
      if case .number = fact.type {} else { return choices[number - 1] }
    }
    return try TypedValue.read(text, of: fact).get()
  }
}

extension [Case.Part] {
  /// The parts by their ids and titles.
  package var named: NameSearch<String> {
    NameSearch(map { Named($0.id, id: $0.id, title: $0.title) })
  }
}
