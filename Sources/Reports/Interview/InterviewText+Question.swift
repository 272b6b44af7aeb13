import Advising
import Diagnostics
import FEEL
import Playbooks

extension InterviewText {
  /// The greatest number of outcomes that are named; the others are counted.
  private static let mostNamed = 4

  /// The reasons for the question, the place of the answer, and the present statement.
  func reasons(
    _ question: Question, _ fact: Fact, _ present: Statement?, isOfChecklist: Bool
  ) -> [(String, String)] {
    var rows: [(String, String)] = []
    if isOfChecklist {
      rows.append((say("why", "为什么问"), say("the checklist says that there is some", "清单中已答“有”")))
    } else if question.decides.isEmpty {
      rows.append((say("why", "为什么问"), say("it decides nothing any more", "目前不再影响建议")))
    } else {
      rows.append((say("decides", "决定"), list(question.decides.map(titles.title))))
    }
    if let found = fact.whereFound { rows.append((Labels.askWhom[language], found[language])) }
    if let present { rows.append((say("now", "现记"), text(present, of: fact))) }
    return rows
  }

  func text(_ statement: Statement, of fact: Fact) -> String {
    let value = statement.value.map { ShownValue(language: language).text($0, of: fact) }
    let sentences = Sentences(language: language)
    let status = statement.status.map { sentences.factStatus($0) }
    guard let value else { return status ?? Labels.notKnown[language] }
    return value
      + sentences.provenance(
        [statement.source.map(titles.source), statement.day?.text, status].compactMap { $0 })
  }

  /// The effect of an answer on the blockers and the actions.
  func effect(_ effect: AnswerEffect, of fact: Fact) -> (String, String) {
    let value = ShownValue(language: language).text(effect.value, of: fact)
    let words = ChangeWords(titles: titles)
    let told = effect.comparison.changes.filter { [.blocker, .action].contains($0.subject.kind) }
    let text =
      told.isEmpty
      ? say("nothing changes", "建议不变")
      : words.outcomes(told, mostNamed: Self.mostNamed)
        .joined(separator: Labels.separator[language])
    return (say("if \(value)", "若答“\(value)”"), text)
  }

  /// The answers to choose from: numbered if they are few, otherwise what to type.
  func choices(of fact: Fact) -> String {
    let values = ShownValue(language: language)
    let numbered = fact.choices.enumerated().map {
      "[\($0.offset + 1)] " + values.text($0.element, of: fact)
    }
    return (numbered.isEmpty ? [form(of: fact)] : numbered).joined(separator: " ")
  }

  /// The letters that may be typed at every question.
  var letters: String {
    [
      say("[?] not known", "[?] 不清楚"), say("[d] disputed", "[d] 有争议"),
      say("[b] back", "[b] 上一问"), say("[Enter] skip", "[回车] 跳过"),
      say("[s] save", "[s] 存盘"), say("[q] quit unsaved", "[q] 不存退出"),
    ].joined(separator: " ")
  }

  /// A description of what to type for a fact.
  private func form(of fact: Fact) -> String {
    let form =
      switch fact.type {
      case .number where fact.unit == "CNY":
        say("an amount, like 32000000 or 3200万元", "填金额，如 3200万元、3.2亿元")
      case .number: say("a number", "填数字") + unit(fact)
      case .date: say("a date, like 2021-09-06", "填日期，如 2021-09-06")
      case .time: say("a time, like 09:30:00", "填时间，如 09:30:00")
      case .dateAndTime:
        say("a date and time, like 2021-09-06T09:30:00", "填日期时间，如 2021-09-06T09:30:00")
      case .daysAndTime: say("a duration, like P30D", "填时长，如 P30D")
      case .yearsAndMonths: say("a duration, like P1Y6M", "填时长，如 P1Y6M")
      case .boolean, .string, .list, .record: say("a text", "填文字")
      }
    let none = fact.optional ? say("; `none` where there is none", "；没有则填“无”") : ""
    return "<\(form)\(none)>"
  }

  private func unit(_ fact: Fact) -> String {
    guard let unit = fact.unit else { return "" }
    let word = Units.text("", unit: unit, language: language).filter {
      $0 != " " || language == .en
    }
    return say(" (\(word.drop { $0 == " " }))", "（\(word)）")
  }

  /// The items on one line; of many, the first and the number of the others.
  func list(_ items: [String]) -> String {
    guard items.count > Self.mostNamed + 1 else {
      return items.joined(separator: Labels.separator[language])
    }
    let more = Sentences(language: language).more(items.count - Self.mostNamed)
    return (items.prefix(Self.mostNamed) + [more]).joined(separator: Labels.separator[language])
  }
}
