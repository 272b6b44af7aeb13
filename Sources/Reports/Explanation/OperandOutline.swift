import Advising
import Diagnostics
import FEEL
import Playbooks

/// Conditions opened in a case, as sections of a page and as JSON.
struct OperandOutline {
  let titles: Titles

  private var playbook: Playbook { titles.playbook }
  private var language: Language { titles.language }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// A section for each condition.
  func sections(_ conditions: [OpenedCondition]) -> [Page.Section] {
    conditions.map { condition in
      let title = say("`\(condition.key)`, opened", "条件 `\(condition.key)` 逐项展开")
      return Page.Section(
        titles.name(title, part: condition.part), [.outline(items(condition.root, depth: 0))])
    }
  }

  private func items(_ operand: OpenedCondition.Operand, depth: Int) -> [Page.Item] {
    let text: String
    switch operand.form {
    case .all: text = say("all of these", "以下各项须同时成立")
    case .any: text = say("one of these", "以下各项有一项成立即可")
    case .not: text = say("not", "以下不成立")
    case .operand: text = operand.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    return [Page.Item(shown(operand.value) + Labels.colon[language] + text, depth: depth)]
      + operand.operands.flatMap { items($0, depth: depth + 1) }
      + operand.inputs.flatMap { items($0, depth: depth + 1) }
  }

  private func items(_ input: OpenedCondition.Input, depth: Int) -> [Page.Item] {
    let id = playbook.vocabulary.name(of: input.slot)
    let head: String
    if let evidence = input.evidence {
      head = "[\(id)] " + titles.text(evidence)
    } else if input.value.unknowns != nil, playbook.fact(at: input.slot) != nil {
      head =
        "[\(id)] " + titles.fact(input.slot) + Labels.colon[language]
        + say("open; ", "待查；") + titles.inquiry(input.slot)
    } else {
      head = "[\(id)] " + titles.fact(input.slot) + Labels.colon[language] + value(of: input)
    }
    let rows =
      input.rows.isEmpty
      ? ""
      : say(
        " (row \(numbers(input.rows)) of its table)", "（其表格第 \(numbers(input.rows)) 行）")
    return [Page.Item(head + rows, depth: depth)]
      + (input.opened.map { items($0, depth: depth + 1) } ?? [])
  }

  private func numbers(_ rows: [Int]) -> String {
    rows.map { String($0 + 1) }.joined(separator: Labels.comma[language])
  }

  private func value(of input: OpenedCondition.Input) -> String {
    playbook.decision(at: input.slot).map {
      ShownValue(language: language).text(input.value, of: $0)
    } ?? input.value.text
  }

  private func shown(_ value: Value) -> String {
    switch value {
    case .boolean(let truth): (truth ? Labels.yes : Labels.no)[language]
    case .unknown: Labels.notKnown[language]
    default: value.text
    }
  }

  // JSON.

  func json(_ conditions: [OpenedCondition]) -> JSON {
    .array(
      conditions.map { condition in
        .object(
          [("key", .string(condition.key))] + JSON.member("part", condition.part)
            + members(of: condition.root))
      })
  }

  private func members(of operand: OpenedCondition.Operand) -> [(String, JSON)] {
    var own: [(String, JSON)] = [
      ("form", .string(operand.form.rawValue)), ("condition", .string(operand.text)),
      ("span", JSON(operand.place)),
    ]
    own += value(operand.value)
    if operand.operands.isEmpty {
      own.append(("inputs", .array(operand.inputs.map { .object(members(of: $0)) })))
    } else {
      own.append(("operands", .array(operand.operands.map { .object(members(of: $0)) })))
    }
    return own
  }

  private func members(of input: OpenedCondition.Input) -> [(String, JSON)] {
    if let evidence = input.evidence, case .object(let fact) = JSON(evidence, in: playbook) {
      return fact
    }
    let name = JSON.string(playbook.vocabulary.name(of: input.slot))
    if playbook.fact(at: input.slot) != nil {
      return [
        ("fact", name), ("value", .null), ("ask", .string(titles.question(input.slot))),
      ]
    }
    let isDecision = playbook.decision(at: input.slot) != nil
    return [(isDecision ? "decision" : "name", name)] + value(input.value)
      + (input.rows.isEmpty ? [] : [("rows", .array(input.rows.map { .integer($0 + 1) }))])
      + (input.opened.map { [("is", .object(members(of: $0)))] } ?? [])
  }

  /// The value; null and the facts that it depends on where it is unknown.
  private func value(_ value: Value) -> [(String, JSON)] {
    guard let unknowns = value.unknowns else { return [("value", JSON(value))] }
    let names = unknowns.slots.map { JSON.string(playbook.vocabulary.name(of: $0)) }
    return [("value", .null), ("hangs_on", .array(names))]
  }
}
