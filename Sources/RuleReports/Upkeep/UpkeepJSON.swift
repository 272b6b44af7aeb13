import Advising
package import Diagnostics
import FEEL
import Playbooks
import Reports
package import Verification

/// The upkeep of rules as JSON.
struct UpkeepJSON {
  let upkeep: Upkeep
  let language: Language

  private var playbook: Playbook { upkeep.playbook }

  var json: JSON {
    .object([
      ("schema", .string("advisor.due/1")), ("as_of", .string(upkeep.date.text)),
      ("until", .string(upkeep.until.text)), ("playbook", JSON(playbook)),
      ("open_cases", upkeep.openCases.map(JSON.integer) ?? .null),
      ("items", .array(upkeep.items.map(item))),
      (
        "without_review",
        .array(upkeep.withoutReview.map { .string(playbook[$0].id) })
      ),
    ])
  }

  private func item(_ item: Upkeep.Item) -> JSON {
    .object(
      [("kind", .string(item.kind.rawValue))] + name(item.subject)
        + [
          ("day", .optional(item.day?.text)),
          ("rules", .array(item.rules.map { .object(name(.rule($0))) })),
          (
            "cases",
            upkeep.openCases == nil ? .null : .array(item.cases.map { .string($0.id) })
          ),
        ])
  }

  private func name(_ subject: Upkeep.Subject) -> [(String, JSON)] {
    let (section, title): (SectionName, String) =
      switch subject {
      case .source(let source): (.sources, playbook[source].declaration.title[language])
      case .rule(let rule): (rule.section, playbook.declaration(of: rule).title[language])
      case .calendar: (.calendar, UpkeepWords.calendar[language])
      }
    return [
      ("section", .string(section.rawValue)), ("id", .string(upkeep.id(of: subject))),
      ("title", .string(title)),
    ]
  }
}

extension AdviceFormat {
  /// The upkeep of rules in this format.
  package func report(_ upkeep: Upkeep, language: Language, color: Bool, width: Int = 80)
    -> String
  {
    if self == .json { return UpkeepJSON(upkeep: upkeep, language: language).json.pretty + "\n" }
    return text([UpkeepPage(upkeep: upkeep, language: language).page], color, width)
  }
}
