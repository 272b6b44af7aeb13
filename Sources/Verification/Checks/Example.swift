import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// The smallest case that could be found to demonstrate a finding.
struct Example: Sendable {
  let `case`: Case
  /// The day on which the case demonstrates it.
  let day: CalendarDate
  /// The case file, on one line.
  let text: String
  /// Whether the day matters, and so has to be shown.
  let isDated: Bool

  var wording: Wording {
    let dated = isDated ? " --as-of \(day.text)" : ""
    return Wording(
      en: "for example the case `\(text)`\(dated.isEmpty ? "" : ", with `\(dated.dropFirst())`")",
      zh: "例如案件 `\(text)`\(dated.isEmpty ? "" : "，加 `\(dated.dropFirst())`")")
  }
}

extension CheckContext {
  /// The smallest case in which the diagram is true, which the constraints allow, and which `shows`
  /// confirms by evaluation.
  ///
  /// Nil where there is none among the three smallest, for example because the diagram depends on
  /// something opaque.
  mutating func example(
    of diagram: Diagram, on period: EffectivePeriod = .always,
    shows: (Example, Situation) -> Bool
  ) -> Example? {
    let near = constraints().inForce(on: usualDay(in: period))
      .linked(to: space.store.support(of: diagram))
    if near.isEmpty { return confirmed(diagram, period, shows) }
    guard let isTrue = try? space.store.isTrue(diagram),
      let allowed = try? space.store.keeping(near, in: isTrue)
    else { return confirmed(diagram, period, shows) }
    if allowed == .alwaysFalse { return nil }
    // The first is the shorter case, and most often the constraints allow it.
    return confirmed(diagram, period, shows) ?? confirmed(allowed, period, shows)
  }

  private func confirmed(
    _ diagram: Diagram, _ period: EffectivePeriod, _ shows: (Example, Situation) -> Bool
  ) -> Example? {
    let found = try? space.smallestChanges(of: diagram, to: .true, in: blank, atMost: 3)
    for settings in found ?? [] {
      guard let example = example(settings, on: period),
        !advisor.contradicts(example.case, on: example.day)
      else { continue }
      let rules = advisor.rules(on: example.day)
      if shows(example, Situation(rules, example.case, part: nil)) { return example }
    }
    return nil
  }

  /// The day of an example that requires no other day.
  func usualDay(in period: EffectivePeriod) -> CalendarDate {
    period.contains(day) ? day : period.from ?? period.until ?? day
  }

  private func example(_ settings: [ConditionSpace.Setting], on period: EffectivePeriod)
    -> Example?
  {
    let vocabulary = playbook.vocabulary
    var facts: [Slot: Statement] = [:]
    var lines: [String] = []
    var (id, opened) = ("example", CalendarDate?.none)
    var (day, isDated) = (self.day, false)
    if !period.contains(day), let other = period.from ?? period.until {
      (day, isDated) = (other, true)
    }
    for setting in settings {
      switch (setting.fact, setting.value) {
      case (vocabulary.today, .date(let date)): (day, isDated) = (date, true)
      case (vocabulary.caseOpened, .date(let date)): opened = date
      case (vocabulary.caseID, .string(let text)): id = text
      default:
        guard playbook.fact(at: setting.fact) != nil else { return nil }
        facts[setting.fact] = Statement(value: setting.value)
        lines.append("\(vocabulary.name(of: setting.fact)): \(setting.value.caseFileText)")
      }
    }
    let head = "case: \(id)" + (opened.map { ", opened: \($0.text)" } ?? "")
    return Example(
      case: Case(id: id, title: Text(id), opened: opened, facts: facts), day: day,
      text: "{\(head), facts: {\(lines.joined(separator: ", "))}}", isDated: isDated)
  }
}

extension Value {
  /// The value as a case file writes it inside a flow map.
  var caseFileText: String {
    guard case .string(let text) = self else { return self.text }
    let isPlain =
      text.first?.isLetter == true && text != "null" && text != "true" && text != "false"
      && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    if isPlain { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
