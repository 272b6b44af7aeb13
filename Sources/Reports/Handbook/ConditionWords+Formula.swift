import Diagnostics
import FEEL
import Playbooks

/// Formulas in words: `a.cost * (1 + a.rate / 100)` becomes 成本 × (1 + 费率 ÷ 100).
///
/// What has no plain wording is shown as it is written, with titles in the place of names.
extension ConditionWords {
  /// The whole formula; a value that is one of the allowed ones is shown by its title.
  func value(_ program: Program, type: DataType, unit: String? = nil, allowed: Allowed? = nil)
    -> String
  {
    Formulas(words: self, program: program, type: type, unit: unit, allowed: allowed)
      .text(program.root)
  }

  /// The call of a function inside a condition; nil where it has no plain wording.
  func call(_ node: ProgramNode, in program: Program) -> String? {
    guard case .call(let call) = node.kind else { return nil }
    return Formulas(words: self, program: program, type: .number, unit: nil, allowed: nil)
      .wording(call)
  }

  /// A test of a decision table about its input, such as “工程状态”为“停工”.
  func test(_ input: Formula, _ cell: Formula) -> String {
    switch cell.program.root.kind {
    case .tests(let tests):
      membership(input.program.root, tests, in: cell.program, false).text
    case .not(let inner):
      if case .tests(let tests) = inner.kind {
        membership(input.program.root, tests, in: cell.program, true).text
      } else {
        titled(input.text) + " `\(cell.text)`"
      }
    default: titled(input.text) + " `\(cell.text)`"
    }
  }

  /// The text of a formula with the titles of facts and decisions in it.
  func titled(_ formula: String) -> String {
    var result = ""
    var word = ""
    func flush() {
      result += playbook.vocabulary.slot(named: word).map(title) ?? word
      word = ""
    }
    for character in formula {
      if character.isLetter || character.isNumber || "._".contains(character) {
        word.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }
}

/// The wording of one formula.
private struct Formulas {
  let words: ConditionWords
  let program: Program
  let type: DataType
  let unit: String?
  let allowed: Allowed?

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[words.language] }

  func text(_ node: ProgramNode) -> String {
    switch node.kind {
    case .slot(let slot): words.title(slot)
    case .entry(let name, _, _), .path(_, let name): words.attribute(name)
    case .constant(let value): constant(value)
    case .arithmetic(let sign, let left, let right): arithmetic(sign, left, right)
    case .negation(let inner): "-" + factor(inner, above: 2)
    case .conditional(let test, let positive, let negative): branches(test, positive, negative)
    case .call(let call): wording(call) ?? words.titled(program.text(of: node))
    default: node.type == .boolean ? condition(node) : words.titled(program.text(of: node))
    }
  }

  private func constant(_ value: Value) -> String {
    if case .number = value { return value.text }
    return ShownValue(language: words.language)
      .text(value, type: type, unit: unit, allowed: allowed)
  }

  private func condition(_ node: ProgramNode) -> String {
    words.words(node, in: program, denied: false).text
  }

  private func branches(_ test: ProgramNode, _ positive: ProgramNode, _ negative: ProgramNode)
    -> String
  {
    let (condition, then, otherwise) = (condition(test), text(positive), text(negative))
    return say(
      "if \(condition): \(then); else: \(otherwise)", "\(condition)时：\(then)；否则：\(otherwise)")
  }

  private func arithmetic(_ sign: ArithmeticOperator, _ left: ProgramNode, _ right: ProgramNode)
    -> String
  {
    let level = Self.level(sign)
    let isStrict = sign == .subtract || sign == .divide || sign == .power
    return factor(left, above: level - 1) + " \(Self.mark(sign)) "
      + factor(right, above: isStrict ? level : level - 1)
  }

  /// The part of a formula, in brackets where it binds no closer than the level.
  private func factor(_ node: ProgramNode, above level: Int) -> String {
    let own =
      switch node.kind {
      case .arithmetic(let sign, _, _): Self.level(sign)
      case .conditional: 0
      default: 9
      }
    return own > level ? text(node) : say("(\(text(node)))", "（\(text(node))）")
  }

  private static func level(_ sign: ArithmeticOperator) -> Int {
    switch sign {
    case .add, .subtract: 1
    case .multiply, .divide: 2
    case .power: 3
    }
  }

  private static func mark(_ sign: ArithmeticOperator) -> String {
    switch sign {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "×"
    case .divide: "÷"
    case .power: "^"
    }
  }

  /// The call in words; nil where it has no plain wording.
  func wording(_ call: ProgramNode.Call) -> String? {
    let arguments = call.arguments
    switch (call.builtin.name, arguments.count) {
    case ("years and months duration", 2):
      let (from, to) = (named(arguments[0]), named(arguments[1]))
      return say("the time from \(from) to \(to)", "自\(from)至\(to)的时长")
    case ("max", 2...):
      return say("the greatest of: \(together(arguments))", "\(together(arguments))中的较大者")
    case ("min", 2...):
      return say("the least of: \(together(arguments))", "\(together(arguments))中的较小者")
    case ("count", 1):
      return say("the number of \(items(arguments[0]))", "\(items(arguments[0]))的项数")
    case ("sum", 1):
      guard case .path(let list, let name) = arguments[0].kind else { return nil }
      let attribute = words.attribute(name)
      return say("the sum of \(attribute) over \(items(list))", "\(items(list))的\(attribute)合计")
    default: return nil
    }
  }

  private func together(_ nodes: [ProgramNode]) -> String {
    Titles.list(nodes.map(named), words.language)
  }

  /// A name in quotation marks, or another part of a formula.
  private func named(_ node: ProgramNode) -> String {
    guard case .slot(let slot) = node.kind, slot != words.playbook.vocabulary.today else {
      return text(node)
    }
    return words.name(slot)
  }

  /// The items of a list, or those for which something holds.
  private func items(_ node: ProgramNode) -> String {
    guard case .filter(let list, let test, _) = node.kind else { return named(node) }
    let (all, kept) = (named(list), condition(test))
    return say("those of \(all) for which \(kept)", "\(all)中\(kept)的各项")
  }
}
