package import Diagnostics
package import FEEL
package import Playbooks

/// Writes conditions in plain words, with the titles of facts and values.
///
/// Expressions without a plain wording (loops over lists, functions) are shown as formulas.
package struct ConditionWords {
  let playbook: Playbook
  let language: Language
  /// Whether a fact that applies is said to be "yes", as the pages of a case show it.
  let showsValues: Bool

  /// Words with the titles of this playbook, in one language.
  package init(playbook: Playbook, language: Language, showsValues: Bool = false) {
    self.playbook = playbook
    self.language = language
    self.showsValues = showsValues
  }

  /// The whole condition as one sentence.
  package func sentence(_ program: Program) -> String {
    words(program.root, in: program, denied: false).text
  }

  /// One sentence for each operand that must hold; a single one if the condition is not an "and".
  func items(_ program: Program) -> [String] {
    program.conjuncts.map { sentence($0) }
  }

  /// A piece of a sentence, and whether it needs brackets inside a longer one.
  struct Words {
    let text: String
    var isJoined = false
  }

  func words(_ node: ProgramNode, in program: Program, denied: Bool) -> Words {
    switch node.kind {
    case .and(let operands): join(operands, in: program, denied, isAll: !denied)
    case .or(let operands): join(operands, in: program, denied, isAll: denied)
    case .not(let operand): words(operand, in: program, denied: !denied)
    case .slot(let slot): Words(text: say(.applies(!denied), name(slot)))
    case .entry(let attribute, _, _), .path(_, let attribute):
      Words(text: say(.applies(!denied), quoted(self.attribute(attribute))))
    case .comparison(let sign, let left, let right):
      Words(text: comparison(left, denied ? sign.denied : sign, right, in: program))
    case .membership(let node, let tests): membership(node, tests, in: program, denied)
    case .between(let node, let from, let to):
      between(node, from, to, in: program, denied)
    case .conditional(let test, let positive, let negative) where node.type == .boolean:
      Words(
        text: branches(test, positive, negative, in: program, denied: denied), isJoined: true)
    default: Words(text: formula(node, in: program, denied: denied))
    }
  }

  private func join(_ operands: [ProgramNode], in program: Program, _ denied: Bool, isAll: Bool)
    -> Words
  {
    let texts = operands.map { operand in
      let words = words(operand, in: program, denied: denied)
      return words.isJoined ? bracketed(words.text) : words.text
    }
    let link = isAll ? Wording(en: ", and ", zh: "，且") : Wording(en: ", or ", zh: "，或")
    return Words(text: texts.joined(separator: link[language]), isJoined: texts.count > 1)
  }

  private func branches(
    _ test: ProgramNode, _ positive: ProgramNode, _ negative: ProgramNode, in program: Program,
    denied: Bool
  ) -> String {
    let condition = words(test, in: program, denied: false).text
    let then = words(positive, in: program, denied: denied).text
    let otherwise = words(negative, in: program, denied: denied).text
    return Wording(
      en: "if \(condition): \(then); else: \(otherwise)",
      zh: "如果\(condition)，则\(then)；否则\(otherwise)")[language]
  }

  /// A sentence that quotes the formula itself.
  private func formula(_ node: ProgramNode, in program: Program, denied: Bool) -> String {
    let text = program.text(of: node)
    return denied
      ? Wording(en: "this does not come out true: `\(text)`", zh: "算式 `\(text)` 不成立")[language]
      : Wording(en: "this comes out true: `\(text)`", zh: "算式 `\(text)` 成立")[language]
  }

  private func bracketed(_ text: String) -> String { language == .zh ? "（\(text)）" : "(\(text))" }

  /// A remark in brackets after a sentence.
  func aside(_ text: String) -> String { language == .zh ? "（\(text)）" : " (\(text))" }

  /// The title of a fact or a decision, in quotation marks.
  func name(_ slot: Slot) -> String { quoted(title(slot)) }

  func quoted(_ text: String) -> String { language == .zh ? "“\(text)”" : "\"\(text)\"" }

  /// The title of an attribute of records; its name where it has none.
  func attribute(_ name: String) -> String {
    let titles = playbook.facts.lazy.compactMap { fact -> String? in
      let element: DataType = if case .list(let element) = fact.type { element } else { fact.type }
      guard case .record(let record) = element else { return nil }
      return record.fields.first { $0.name == name }?.title?[language]
    }
    return titles.first ?? name
  }

  func title(_ slot: Slot) -> String {
    if let fact = playbook.fact(at: slot) { return fact.title[language] }
    if let decision = playbook.decision(at: slot) { return decision.declaration.title[language] }
    switch slot {
    case playbook.vocabulary.today: return Labels.today[language]
    case playbook.vocabulary.caseOpened: return Labels.caseOpened[language]
    default: return Labels.caseID[language]
    }
  }
}

extension ConditionWords {
  /// The ways of saying that a fact is so, or is not.
  enum Verb {
    case applies(Bool)
  }

  func say(_ verb: Verb, _ subject: String) -> String {
    switch verb {
    case .applies(let applies) where showsValues:
      subject + Wording(en: " is ", zh: "为")[language]
        + quoted((applies ? Labels.yes : Labels.no)[language])
    case .applies(true): Wording(en: "\(subject) applies", zh: "\(subject)属实")[language]
    case .applies(false):
      Wording(en: "\(subject) does not apply", zh: "\(subject)不属实")[language]
    }
  }
}

extension ComparisonOperator {
  /// The operator that is true exactly where this one is false.
  var denied: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
