import Advising
import Diagnostics
import FEEL
import Playbooks

extension InterviewText {
  /// The greatest number of outcomes that are named; the others are counted.
  private static let mostNamed = 4

  /// The reasons for the question, the place of the answer, and the present statement.
  func reasons(
    _ question: Question, _ fact: Fact, _ present: [(part: String?, statement: Statement)],
    _ why: Why
  ) -> [(String, String)] {
    var rows: [(String, String)] = []
    switch why {
    case .wanted: break
    case .checklist:
      rows.append((say("why", "为什么问"), say("the checklist says that there is some", "清单中已答“有”")))
    case .decides where question.decides.isEmpty:
      rows.append((say("why", "为什么问"), say("it decides nothing any more", "目前不再影响建议")))
    case .decides:
      rows.append((say("decides", "决定"), list(question.decides.map(titles.title))))
    }
    if let found = fact.whereFound { rows.append((Labels.askWhom[language], found[language])) }
    let texts = unique(present.map { text($0.statement, of: fact) })
    let isSame = texts.count == 1 && present.count >= titles.case.parts.count
    for (part, statement) in isSame ? present.prefix(1) : present[...] {
      let name = isSame || part == question.part ? "" : partTitle(part) + Labels.colon[language]
      rows.append((say("now", "现记"), name + text(statement, of: fact)))
    }
    return rows
  }

  /// The title of a part.
  private func partTitle(_ id: String?) -> String {
    titles.case.parts.first { $0.id == id }?.title[language] ?? id ?? ""
  }

  /// How to answer for single parts; nil where the case has none.
  func eachPart(_ parts: [Case.Part], _ fact: Fact) -> String? {
    guard let first = parts.first?.title[language] else { return nil }
    let all = parts.map { $0.title[language] }
    let names =
      all.count > 4
      ? say("the \(all.count) parts", "\(all.count) 处")
      : all.joined(separator: Labels.comma[language])
    let example = fact.choices.isEmpty ? say("ANSWER", "答复") : "1"
    return say(
      "<an answer holds for all of \(names); for one of them: \(example)@\(first)>",
      "<直接作答即对\(names)全部适用；只答其中一处：\(example)@\(first)>")
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

  /// The answers to choose from, in lines: numbered if they are few, otherwise what to type.
  func choices(of fact: Fact) -> [String] {
    let values = ShownValue(language: language)
    let numbered = fact.choices.enumerated().map {
      "[\($0.offset + 1)] " + values.text($0.element, of: fact)
    }
    return numbered.isEmpty ? wrapped(form(of: fact), 2) : flowing(numbered, 2)
  }

  /// The letters that may be typed at every question, and how to add to an answer.
  func letters(hasParts: Bool) -> [String] {
    [
      say("[?] not known", "[?] 不清楚"), say("[d] disputed", "[d] 有争议"),
      hasParts ? say("[p] part by part", "[p] 逐个作答") : nil,
      say("[b] back", "[b] 上一问"), say("[Enter] skip", "[回车] 跳过"),
      say("[s] save", "[s] 复核存盘"), say("[q] stop", "[q] 退出"),
    ].compactMap { $0 }
  }

  /// How to add a source, a day and a status to an answer.
  package var howToAdd: String {
    let text = say(
      "An answer may add source, day and status: 1; land register; 2021-05-31; verified",
      "答复后可加来源、日期、核实情况，如：1；不动产登记簿；2021-05-31；已核实")
    return wrapped(text, 0).map { $0 + "\n" }.joined()
  }

  /// A description of what to type for a fact.
  func form(of fact: Fact) -> String {
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
