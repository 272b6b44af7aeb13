import Advising
import Diagnostics
import FEEL
import Playbooks

/// Cases of a list in words: how many, how much they weigh together, and which.
struct ListedCaseWords {
  let playbook: Playbook
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The day of a list, and the rules by which its cases were looked at.
  func head(_ day: CalendarDate) -> Page.Line {
    let rules = Sentences(language: language).playbook(playbook)
    return Page.Line(
      nil,
      [Labels.asOf[language] + " " + day.text, Labels.playbook[language] + " " + rules])
  }

  /// What is counted beside the cases: what its units are called, or its title; nil where nothing is.
  var measure: String? {
    playbook.counted.map { fact in
      fact.unit.flatMap { Units.count(of: $0, language) } ?? fact.title[language]
    }
  }

  /// The heading of a column for what is counted.
  var heading: String { measure ?? say("Number", "数量") }

  /// What is counted in the cases, for a column: `?` where no case says, `+` where some do not.
  func measured(_ cases: [ListedCase]) -> String {
    if measure == nil { return "" }
    let unknown = cases.count { $0.weight == nil }
    if unknown == cases.count { return "?" }
    return unknown == 0 ? String(cases.weight) : "\(cases.weight)+"
  }

  /// The number of cases, and of what is counted in them, in words.
  func count(_ cases: [ListedCase]) -> String {
    let number = say("\(cases.count) case\(cases.count == 1 ? "" : "s")", "\(cases.count) 件")
    guard let measure, let fact = playbook.counted else { return number }
    let (known, unknown) = (String(cases.weight), cases.count { $0.weight == nil })
    let least = unknown == 0 ? "" : say("at least ", "至少 ")
    guard let unit = fact.unit, Units.count(of: unit, language) != nil else {
      return unknown == cases.count
        ? number + say(", \(measure) not stated", "，“\(measure)”未填")
        : number + say(", \(measure): \(least)\(known)", "，\(measure) \(least)\(known)")
    }
    if unknown == cases.count {
      return number + say(", \(Units.name(unit, .en)) not stated", "，\(measure)未填")
    }
    let text = Units.text(known, unit: unit, language: language)
    return number + say(", \(least)\(text)", "，\(least)\(text)")
  }

  /// The cases by title, each with its id.
  func names(_ cases: [ListedCase]) -> String {
    cases.map { item in
      let title = item.title[language]
      return title == item.id ? title : "\(title) [\(item.id)]"
    }.joined(separator: Labels.comma[language])
  }
}
