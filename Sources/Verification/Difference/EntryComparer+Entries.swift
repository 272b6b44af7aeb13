import FEEL
import Playbooks

/// Lists the keys that can change in each kind of entry.
extension EntryComparer {
  mutating func aspects(of a: Blocker, _ b: Blocker) -> [Aspect?] {
    [
      condition("when", a.when, b.when),
      value("stops", list(a.stops, old.goals, \.id), list(b.stops, new.goals, \.id)),
      value("remedies", list(a.remedies, old.remedies, \.id), list(b.remedies, new.remedies, \.id)),
      texts("basis", a.basis.map(\.text), b.basis.map(\.text)),
    ]
  }

  mutating func aspects(of a: Goal, _ b: Goal) -> [Aspect?] {
    [
      condition("when", a.when, b.when), condition("reached", a.reached, b.reached),
      value("remedies", list(a.remedies, old.remedies, \.id), list(b.remedies, new.remedies, \.id)),
    ]
  }

  mutating func aspects(of a: Clock, _ b: Clock) -> [Aspect?] {
    [
      condition("when", a.when, b.when), value("from", a.from.text, b.from.text),
      value("within", a.within.text, b.within.text), condition("met", a.met, b.met),
      value(
        "holder", list(a.holder.map { [$0] }, old.offices, \.id),
        list(b.holder.map { [$0] }, new.offices, \.id)),
      texts("basis", a.basis.map(\.text), b.basis.map(\.text)),
    ]
  }

  mutating func aspects(of a: Constraint, _ b: Constraint) -> [Aspect?] {
    [
      condition("if", a.if, b.if, ofConstraint: true),
      condition("then", a.then, b.then, ofConstraint: true),
      texts("basis", a.basis.map(\.text), b.basis.map(\.text)),
    ]
  }

  mutating func aspects(of a: Screen, _ b: Screen) -> [Aspect?] {
    [
      condition("when", a.when, b.when), value("facts", facts(a, old), facts(b, new)),
      wording("ask", a.ask, b.ask),
    ]
  }

  mutating func aspects(of a: Remedy, _ b: Remedy) -> [Aspect?] {
    [
      condition("when", a.when, b.when), condition("needs", a.needs, b.needs),
      value("decide", decide(a, old), decide(b, new)),
      value(
        "lead", list(a.lead.map { [$0] }, old.offices, \.id),
        list(b.lead.map { [$0] }, new.offices, \.id)),
      value("with", list(a.with, old.offices, \.id), list(b.with, new.offices, \.id)),
      value(
        "counterparts", list(a.counterparts, old.offices, \.id),
        list(b.counterparts, new.offices, \.id)),
      value("within", a.within?.text, b.within?.text),
      value("usual", a.usual?.text, b.usual?.text),
      value("achieves", changes(a.achieves, old), changes(b.achieves, new)),
      value("also", changes(a.also, old), changes(b.also, new)),
      value(
        "excludes", list(a.excludes.sorted(), old.remedies, \.id),
        list(b.excludes.sorted(), new.remedies, \.id)),
      texts("steps", a.steps, b.steps),
      texts("consider", a.decide?.consider ?? [], b.decide?.consider ?? []),
      texts("documents", a.documents.map(\.title), b.documents.map(\.title)),
      value("have", have(a, old), have(b, new)),
      texts("basis", a.basis.map(\.text), b.basis.map(\.text)),
    ]
  }

  mutating func aspects(of a: Decision, _ b: Decision) -> [Aspect?] {
    let difference = conditions.compare(a, b)
    let rewritten = a.logicText != b.logicText
    let logic: Aspect? =
      difference.isEquivalent && !rewritten
      ? nil : Aspect(b.isTable ? "table" : "is", .condition(difference))
    return [
      logic, value("type", a.type.name, b.type.name), value("unit", a.unit, b.unit),
      value("allowed", a.allowed?.text, b.allowed?.text),
    ]
  }

  mutating func aspects(of a: Fact, _ b: Fact) -> [Aspect?] {
    [
      value("type", a.type.name, b.type.name), value("unit", a.unit, b.unit),
      value("allowed", a.allowed?.text, b.allowed?.text),
      value("optional", a.optional ? "true" : nil, b.optional ? "true" : nil),
      value("assume", a.assume?.text, b.assume?.text),
      value("of", a.ofCase ? "case" : nil, b.ofCase ? "case" : nil),
      wording("ask", a.ask, b.ask), wording("where", a.whereFound, b.whereFound),
      texts("values", a.allowed?.titles ?? [], b.allowed?.titles ?? []),
    ]
  }

  mutating func aspects(of a: Source, _ b: Source) -> [Aspect?] {
    [
      texts("number", [a.number ?? ""], [b.number ?? ""]),
      texts("date", [a.date?.text ?? ""], [b.date?.text ?? ""]),
      texts("checked", ["\(a.checked)"], ["\(b.checked)"]),
      texts("review", [a.review?.text ?? ""], [b.review?.text ?? ""]),
    ]
  }

  /// The change of a condition in its text or in its meaning; nil where both are the same.
  private mutating func condition(
    _ key: String, _ a: Formula?, _ b: Formula?, ofConstraint: Bool = false
  ) -> Aspect? {
    if a == nil, b == nil { return nil }
    let difference = conditions.compare(a, b, ofConstraint: ofConstraint)
    if difference.isEquivalent, a?.text == b?.text { return nil }
    return Aspect(key, .condition(difference))
  }

  private func texts(_ key: String, _ a: [String], _ b: [String]) -> Aspect? {
    texts(key, a.map { Text($0) }, b.map { Text($0) })
  }

  /// The change of a list of texts, of which only the first difference is shown.
  private func texts(_ key: String, _ a: [Text], _ b: [Text]) -> Aspect? {
    if a == b { return nil }
    let gone = a.first { !b.contains($0) }
    let added = b.first { !a.contains($0) }
    if gone == nil, added == nil { return wording(key, a.first, b.first) ?? wordingOrder(key) }
    return wording(key, gone, added)
  }

  private func wordingOrder(_ key: String) -> Aspect {
    Aspect(key, .wording(old: nil, new: nil))
  }

  private func list<Entry>(
    _ references: [Reference<Entry>]?, _ entries: [Entry], _ id: (Entry) -> String
  ) -> String? {
    guard let references else { return nil }
    return "[" + references.map { id(entries[$0.index]) }.joined(separator: ", ") + "]"
  }

  private func facts(_ screen: Screen, _ playbook: Playbook) -> String {
    "[" + screen.facts.map(playbook.vocabulary.name).joined(separator: ", ") + "]"
  }

  private func decide(_ remedy: Remedy, _ playbook: Playbook) -> String? {
    guard let decide = remedy.decide else { return nil }
    return decide.by.map { playbook[$0].id } ?? "true"
  }

  private func changes(_ changes: [Remedy.Achievement], _ playbook: Playbook) -> String? {
    if changes.isEmpty { return nil }
    return changes.map { achievement in
      let name = playbook.vocabulary.name(of: achievement.fact)
      switch achievement.change {
      case .value(let value): return "\(name): \(value.text)"
      case .formula(let formula): return "\(name): {is: \(formula.text)}"
      }
    }.joined(separator: ", ")
  }

  private func have(_ remedy: Remedy, _ playbook: Playbook) -> String? {
    let names = remedy.documents.compactMap { $0.have.map(playbook.vocabulary.name) }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}

extension Decision {
  fileprivate var isTable: Bool { if case .table = logic { true } else { false } }
}

extension Allowed {
  fileprivate var text: String {
    switch self {
    case .values(let choices): "[" + choices.map(\.value.text).joined(separator: ", ") + "]"
    case .tests(let formula): formula.text
    }
  }

  fileprivate var titles: [Text] {
    if case .values(let choices) = self { choices.compactMap(\.title) } else { [] }
  }
}
