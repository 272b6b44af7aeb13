import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// Sets of cases in words: the facts that matter and the values that they must have.
struct ShiftText {
  let language: Language

  private var values: ShownValue { ShownValue(language: language) }

  /// The old and the new value, such as "no -> yes".
  func heading(_ shift: ConditionDifference.Shift) -> String {
    "\(value(shift.from)) -> \(value(shift.to))"
  }

  /// The sets of cases, one text each.
  func cases(_ shift: ConditionDifference.Shift) -> [String] {
    let texts = shift.cases.map { box in
      box.isEmpty
        ? RuleChangeWords.anyCase[language]
        : box.map(demand).joined(separator: language == .zh ? "，且" : " and ")
    }
    return shift.isComplete ? texts : texts + [RuleChangeWords.moreCases[language]]
  }

  func example(_ shift: ConditionDifference.Shift) -> String? {
    shift.example.map { "`facts: {\($0.yaml)}`" }
  }

  private func value(_ value: Value) -> String {
    values.text(value, type: .boolean, unit: nil, allowed: nil)
  }

  private func demand(_ demand: ConditionDifference.Demand) -> String {
    let name: String
    var show: (Value) -> String = value
    switch demand.subject {
    case .condition(let text): name = "`\(text)`"
    case .ofCase(let text): name = "`\(text)`"
    case .fact(let fact):
      name = fact.title[language]
      show = { values.text($0, of: fact) }
    }
    let alternatives = demand.ranges.map { range($0, show) }
    return name + Labels.colon[language]
      + alternatives.joined(separator: language == .zh ? "或" : " or ")
  }

  private func range(
    _ range: ConditionDifference.ValueRange, _ show: (Value) -> String
  ) -> String {
    switch range {
    case .value(let value): show(value)
    case .otherText: RuleChangeWords.otherText[language]
    case .run(let from, let to):
      run(from.map { (show($0.value), $0.included) }, to.map { (show($0.value), $0.included) })
    }
  }

  private func run(_ from: (String, Bool)?, _ to: (String, Bool)?) -> String {
    let start = from.map { text, included in
      Wording(
        en: included ? "\(text) or more" : "more than \(text)",
        zh: included ? "\(text)及以上" : "\(text)以上（不含）")[language]
    }
    let end = to.map { text, included in
      Wording(
        en: included ? "\(text) or less" : "less than \(text)",
        zh: included ? "\(text)及以下" : "不足\(text)")[language]
    }
    let parts = [start, end].compactMap { $0 }
    if parts.isEmpty { return Wording(en: "any value", zh: "任意值")[language] }
    return parts.joined(separator: language == .zh ? "且" : " and ")
  }
}
