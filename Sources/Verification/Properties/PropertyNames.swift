import Advising
import Diagnostics
import FEEL
import Playbooks

/// Holds the texts in a promise to what they can be: ids and states of the playbook.
///
/// A text that no id can be makes a comparison that is never true, and so a promise that is never
/// broken.
struct PropertyNames {
  private let playbook: Playbook
  private let formula: Formula
  private let advice: [Slot: Kind]
  private(set) var findings: [Diagnostic] = []
  /// The places of the ids.
  private(set) var mentions: [Mention] = []

  /// What a value is, or the values of a list are.
  private indirect enum Kind {
    case action, blocker, plan
    /// Texts of one vocabulary.
    case text(Words)
    /// Texts that the promise itself lists, with their places.
    case listed([(text: String, span: Span)])
  }

  /// The texts that something can be.
  private enum Words {
    case section(SectionName)
    /// Ids of blockers or goals.
    case stuck
    case states([String])
    case values(String, [String])
  }

  init(_ playbook: Playbook, _ formula: Formula) {
    self.playbook = playbook
    self.formula = formula
    let first = playbook.vocabulary.count
    advice = [
      Slot(first): .action, Slot(first + 1): .blocker, Slot(first + 2): .text(.stuck),
      Slot(first + 3): .plan,
    ]
    read(formula.program.root, [:], 0)
  }

  /// Reads a part; the result is what its value is.
  ///
  /// - Parameters:
  ///   - locals: what the names are that it binds, counted from the outside.
  ///   - depth: how many of them there are.
  @discardableResult
  private mutating func read(_ node: ProgramNode, _ locals: [Int: Kind], _ depth: Int) -> Kind? {
    switch node.kind {
    case .constant(let value): return value.texts(at: node.span).map { .listed($0) }
    case .slot(let slot): return advice[slot] ?? allowed(slot)
    case .local(let index): return locals[index]
    case .path(let inner, let name): return member(name, of: read(inner, locals, depth))
    case .filter(let list, let condition, let item):
      let kind = read(list, locals, depth)
      var inside = locals
      inside[item] = kind
      read(condition, inside, item + 1)
      return kind
    case .iteration(let iteration), .quantified(_, let iteration):
      return read(iteration, isQuantified: node.isQuantified, locals, depth)
    case .comparison(_, let left, let right):
      let (a, b) = (read(left, locals, depth), read(right, locals, depth))
      compare(a, b)
      return nil
    case .membership(let value, let tests):
      let kind = read(value, locals, depth)
      for test in tests { compare(kind, read(test.node, locals, depth)) }
      return nil
    case .conditional(let test, let positive, let negative):
      read(test, locals, depth)
      let first = read(positive, locals, depth)
      return read(negative, locals, depth) ?? first
    case .list(let items): return joined(items.map { read($0, locals, depth) })
    case .call(let call): return read(call, locals, depth)
    case .function, .context, .invocation: return nil
    default:
      for child in node.children { read(child, locals, depth) }
      return nil
    }
  }

  /// Reads the domains and the body; the result is what the body gives.
  private mutating func read(
    _ iteration: ProgramNode.Iteration, isQuantified: Bool, _ locals: [Int: Kind], _ depth: Int
  ) -> Kind? {
    var inside = locals
    // `for` has a name for what it has worked out so far, before the others.
    var next = isQuantified ? depth : depth + 1
    for iterator in iteration.iterators {
      if case .list(let list) = iterator { inside[next] = read(list, inside, next) }
      next += 1
    }
    let body = read(iteration.body, inside, next)
    return isQuantified ? nil : body
  }

  private mutating func read(
    _ call: ProgramNode.Call, _ locals: [Int: Kind], _ depth: Int
  ) -> Kind? {
    let kinds = call.arguments.map { read($0, locals, depth) }
    switch call.builtin.name {
    case "list contains", "index of":
      if kinds.count == 2 { compare(kinds[0], kinds[1]) }
      return nil
    case "contains", "starts with", "ends with":
      if kinds.count == 2 { search(call.builtin.name, kinds[0], kinds[1]) }
      return nil
    case "count", "string length", "matches": return nil
    default: return joined(kinds)
    }
  }

  private func joined(_ kinds: [Kind?]) -> Kind? {
    var listed: [(text: String, span: Span)] = []
    for kind in kinds {
      guard let kind else { continue }
      guard case .listed(let texts) = kind else { return kind }
      listed += texts
    }
    return listed.isEmpty ? nil : .listed(listed)
  }

  private func member(_ name: String, of kind: Kind?) -> Kind? {
    switch (kind, name) {
    case (.action, "id"): .text(.section(.remedies))
    case (.action, "lead"): .text(.section(.offices))
    case (.action, "state"): .text(.states(ActionState.allCases.map(\.rawValue)))
    case (.blocker, "id"): .text(.section(.blockers))
    case (.blocker, "state"): .text(.states(["present", "absent", "unknown"]))
    case (.plan, "stages"): .text(.section(.remedies))
    default: nil
    }
  }

  /// The listed values of a fact or a decision.
  private func allowed(_ slot: Slot) -> Kind? {
    let allowed = playbook.fact(at: slot)?.allowed ?? playbook.decision(at: slot)?.allowed
    guard case .values(let choices)? = allowed else { return nil }
    let texts = choices.compactMap { choice in
      if case .string(let text) = choice.value { text } else { nil as String? }
    }
    return texts.isEmpty ? nil : .text(.values(playbook.vocabulary.name(of: slot), texts))
  }

  private mutating func compare(_ a: Kind?, _ b: Kind?) {
    switch (a, b) {
    case (.text(let words), .listed(let texts)), (.listed(let texts), .text(let words)):
      for (text, span) in texts {
        let place = formula.place(of: span)
        if known(words).contains(text) {
          noteMention(text, words, place.part(named: text))
        } else {
          note(text, words, place)
        }
      }
    default: break
    }
  }

  /// A part of a text: one of the words must have it.
  private mutating func search(_ function: String, _ a: Kind?, _ b: Kind?) {
    guard case .text(let words)? = a, case .listed(let texts)? = b else { return }
    for (text, span) in texts {
      let isThere = known(words).contains { word in
        switch function {
        case "starts with": word.hasPrefix(text)
        case "ends with": word.hasSuffix(text)
        default: word.contains(text)
        }
      }
      if !isThere { note(text, words, formula.place(of: span)) }
    }
  }

  private func known(_ words: Words) -> [String] {
    switch words {
    case .section(let section): playbook.ids(of: section)
    case .stuck: playbook.ids(of: .blockers) + playbook.ids(of: .goals)
    case .states(let states): states
    case .values(_, let values): values
    }
  }

  private mutating func noteMention(_ id: String, _ words: Words, _ place: Place) {
    let sections: [SectionName] =
      switch words {
      case .section(let section): [section]
      case .stuck: [.blockers, .goals]
      case .states, .values: []
      }
    if let section = sections.first(where: { playbook.ids(of: $0).contains(id) }) {
      mentions.append(Mention(EntryName(section, id), at: place))
    }
  }

  private mutating func note(_ text: String, _ words: Words, _ place: Place) {
    switch words {
    case .section(let section):
      findings.append(
        .unknownReference(text, to: section, known: playbook.ids(of: section), at: place))
    case .stuck:
      findings.append(.unknownReference(text, to: .blockers, known: known(words), at: place))
    case .states(let states):
      findings.append(
        .unknownReference(
          text, to: "state", Wording(en: "state", zh: "状态"), known: states, at: place))
    case .values(let name, let values):
      findings.append(.noValue(text, of: name, values, at: place))
    }
  }
}

extension ProgramNode {
  fileprivate var isQuantified: Bool { if case .quantified = kind { true } else { false } }
}

extension Value {
  /// The texts that the value is or lists; nil where it has none.
  fileprivate func texts(at span: Span) -> [(text: String, span: Span)]? {
    switch self {
    case .string(let text): return [(text, span)]
    case .list(let items):
      let texts = items.compactMap { $0.texts(at: span) }.flatMap { $0 }
      return texts.isEmpty ? nil : texts
    default: return nil
    }
  }
}

extension Diagnostic {
  /// A promise compares a fact with a value that it may not have.
  fileprivate static func noValue(
    _ text: String, of name: String, _ values: [String], at place: Place
  ) -> Diagnostic {
    let near = nearestName(to: text, among: values)
    let list = values.map { "`\"\($0)\"`" }.joined(separator: ", ")
    return Diagnostic(
      "value-not-allowed", .error,
      Wording(en: "`\(text)` is no value of `\(name)`", zh: "`\(text)` 不是 `\(name)` 的允许值"),
      at: place,
      help: near.map { Wording(en: "write `\"\($0)\"`", zh: "请写 `\"\($0)\"`") }
        ?? Wording(en: "the values are \(list)", zh: "允许值有 \(list)"))
  }
}
