import Diagnostics
import FEEL
import Playbooks

/// Comparisons in words: `works.status = "stopped"` becomes “工程状态”为“停工”.
extension ConditionWords {
  func comparison(
    _ left: ProgramNode, _ sign: ComparisonOperator, _ right: ProgramNode, in program: Program
  ) -> String {
    if case .constant = left.kind, case .slot = right.kind {
      return comparison(right, sign.mirrored, left, in: program)
    }
    if case .constant(.null) = right.kind, sign == .equal || sign == .notEqual {
      let subject = term(left, beside: nil, in: program)
      return sign == .equal
        ? Wording(en: "there is no \(subject)", zh: "没有\(subject)")[language]
        : Wording(en: "there is a \(subject)", zh: "已有\(subject)")[language]
    }
    if case .constant(.boolean(let value)) = right.kind, sign == .equal || sign == .notEqual {
      return words(left, in: program, denied: value == (sign == .notEqual)).text
    }
    let subject = term(left, beside: right, in: program)
    return subject + relation(sign) + term(right, beside: left, in: program)
  }

  private func relation(_ sign: ComparisonOperator) -> String {
    let wording =
      switch sign {
      case .equal: Wording(en: " is ", zh: "为")
      case .notEqual: Wording(en: " is not ", zh: "不是")
      case .less: Wording(en: " is below ", zh: "小于")
      case .lessOrEqual: Wording(en: " is at most ", zh: "不超过")
      case .greater: Wording(en: " is above ", zh: "大于")
      case .greaterOrEqual: Wording(en: " is at least ", zh: "不小于")
      }
    return wording[language]
  }

  func between(
    _ node: ProgramNode, _ from: ProgramNode, _ to: ProgramNode, in program: Program, _ denied: Bool
  )
    -> Words
  {
    let subject = term(node, beside: from, in: program)
    let low = term(from, beside: node, in: program)
    let high = term(to, beside: node, in: program)
    return Words(
      text: denied
        ? Wording(
          en: "\(subject) is not between \(low) and \(high)", zh: "\(subject)不在\(low)至\(high)之间")[
            language]
        : Wording(
          en: "\(subject) is between \(low) and \(high)", zh: "\(subject)在\(low)至\(high)之间")[
            language])
  }

  func membership(
    _ node: ProgramNode, _ tests: [ProgramNode.Test], in program: Program, _ denied: Bool
  )
    -> Words
  {
    if tests.count == 1, case .comparison(let sign, let value) = tests[0] {
      return Words(text: comparison(node, denied ? sign.denied : sign, value, in: program))
    }
    guard let list = values(tests, beside: node, in: program) else {
      return Words(text: untranslated(node, tests, in: program, denied))
    }
    let subject = term(node, beside: nil, in: program)
    return Words(text: subject + relation(denied ? .notEqual : .equal) + list)
  }

  /// The values of the tests as a list of choices; nil where not all of them are constants.
  func values(_ tests: [ProgramNode.Test], beside node: ProgramNode, in program: Program)
    -> String?
  {
    let values = tests.compactMap { test -> String? in
      guard case .value(let value) = test, case .constant = value.kind else { return nil }
      return term(value, beside: node, in: program)
    }
    guard let last = values.last, values.count == tests.count else { return nil }
    if values.count == 1 { return last }
    let or = Wording(en: " or ", zh: "或")[language]
    return values.dropLast().joined(separator: Labels.comma[language]) + or + last
  }

  private func untranslated(
    _ node: ProgramNode, _ tests: [ProgramNode.Test], in program: Program, _ denied: Bool
  ) -> String {
    let subject = term(node, beside: nil, in: program)
    let texts = tests.map { "`\(program.text(of: $0.node))`" }.joined(
      separator: Labels.comma[language])
    return denied
      ? Wording(en: "\(subject) is not in \(texts)", zh: "\(subject)不在\(texts)之内")[language]
      : Wording(en: "\(subject) is in \(texts)", zh: "\(subject)在\(texts)之内")[language]
  }

  /// One side of a comparison; a constant is shown as a value of the fact on the other side.
  func term(_ node: ProgramNode, beside other: ProgramNode?, in program: Program) -> String {
    switch node.kind {
    case .slot(let slot): name(slot)
    case .entry(let attribute, _, _), .path(_, let attribute): quoted(self.attribute(attribute))
    case .constant(let value): constant(value, beside: other)
    case .arithmetic(let sign, let left, let right):
      term(left, beside: right, in: program) + " \(sign.rawValue) "
        + term(right, beside: left, in: program)
    case .negation(let inner): "-" + term(inner, beside: nil, in: program)
    case .call: call(node, in: program) ?? "`\(program.text(of: node))`"
    default: "`\(program.text(of: node))`"
    }
  }

  private func constant(_ value: Value, beside other: ProgramNode?) -> String {
    let shown = ShownValue(language: language)
    guard case .slot(let slot) = other?.kind else { return quotedWhereText(value, value.text) }
    if let fact = playbook.fact(at: slot) {
      return quotedWhereText(value, shown.text(value, of: fact))
    }
    if let decision = playbook.decision(at: slot) {
      return quotedWhereText(value, shown.text(value, of: decision))
    }
    return quotedWhereText(value, value.text)
  }

  private func quotedWhereText(_ value: Value, _ text: String) -> String {
    if case .string = value { quoted(text) } else { text }
  }
}
