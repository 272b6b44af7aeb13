import Advising
import Diagnostics
import FEEL
import Playbooks

/// Cases of a list in words: how many, with how many households, and which.
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

  /// What is counted beside the cases, where the playbook names another fact than `households`.
  var weight: String? {
    guard playbook.weight != nil, let fact = playbook.counted, fact.id != "households" else {
      return nil
    }
    return fact.title[language]
  }

  /// The heading of a column for what is counted.
  var heading: String { weight ?? CaseloadWords.households[language] }

  /// The households of the cases, for a column: `?` where no case says, `+` where some do not.
  func households(_ cases: [ListedCase]) -> String {
    let unknown = cases.count { $0.households == nil }
    if unknown == cases.count { return "?" }
    return unknown == 0 ? String(cases.households) : "\(cases.households)+"
  }

  /// The number of cases, and of their households, in words.
  func count(_ cases: [ListedCase]) -> String {
    let (known, unknown) = (cases.households, cases.count { $0.households == nil })
    let number = say("\(cases.count) case\(cases.count == 1 ? "" : "s")", "\(cases.count) 件")
    let least = unknown == 0 ? "" : say("at least ", "至少 ")
    let (en, zh) =
      switch (weight, unknown == cases.count) {
      case (nil, true): ("households not stated", "户数未填")
      case (nil, false):
        ("\(least)\(known) household\(known == 1 ? "" : "s")", "\(least)\(known) 户")
      case (let weight?, true): ("\(weight) not stated", "“\(weight)”未填")
      case (let weight?, false): ("\(weight): \(least)\(known)", "\(weight) \(least)\(known)")
      }
    return number + say(", \(en)", "，\(zh)")
  }

  /// The cases by title, each with its id.
  func names(_ cases: [ListedCase]) -> String {
    cases.map { item in
      let title = item.title[language]
      return title == item.id ? title : "\(title) [\(item.id)]"
    }.joined(separator: Labels.comma[language])
  }
}
