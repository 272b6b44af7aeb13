import FEEL
import Playbooks

/// Lists the keys that can change in each kind of entry.
extension EntryComparer {
  mutating func aspects(of a: Blocker, _ b: Blocker) -> [Aspect?] {
    [
      condition("when", a.when, b.when),
      value(
        "stops", list(a.stops, old.goals, .goals, \.id), list(b.stops, new.goals, .goals, \.id)),
      value(
        "remedies", list(a.remedies, old.remedies, .remedies, \.id),
        list(b.remedies, new.remedies, .remedies, \.id)),
      texts("basis", a.basis.map(\.text), b.basis.map(\.text)),
    ]
  }

  mutating func aspects(of a: Goal, _ b: Goal) -> [Aspect?] {
    [
      condition("when", a.when, b.when), condition("reached", a.reached, b.reached),
      value(
        "remedies", list(a.remedies, old.remedies, .remedies, \.id),
        list(b.remedies, new.remedies, .remedies, \.id)),
    ]
  }

  mutating func aspects(of a: Clock, _ b: Clock) -> [Aspect?] {
    [
      condition("when", a.when, b.when), expression("from", a.from, b.from),
      value("within", a.within.text, b.within.text), condition("met", a.met, b.met),
      value(
        "holder", list(a.holder.map { [$0] }, old.offices, .offices, \.id),
        list(b.holder.map { [$0] }, new.offices, .offices, \.id)),
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
      text("ask", a.ask, b.ask),
    ]
  }

  mutating func aspects(of a: Remedy, _ b: Remedy) -> [Aspect?] {
    [
      condition("when", a.when, b.when), condition("needs", a.needs, b.needs),
      value("decide", decide(a, old), decide(b, new)),
      value(
        "lead", list(a.lead.map { [$0] }, old.offices, .offices, \.id),
        list(b.lead.map { [$0] }, new.offices, .offices, \.id)),
      value(
        "with", list(a.with, old.offices, .offices, \.id), list(b.with, new.offices, .offices, \.id)
      ),
      value(
        "counterparts", list(a.counterparts, old.offices, .offices, \.id),
        list(b.counterparts, new.offices, .offices, \.id)),
      value("within", a.within?.text, b.within?.text),
      value("usual", a.usual?.text, b.usual?.text),
      changes("achieves", a.achieves, b.achieves), changes("also", a.also, b.also),
      value(
        "excludes", list(a.excludes.sorted(), old.remedies, .remedies, \.id),
        list(b.excludes.sorted(), new.remedies, .remedies, \.id)),
      texts("steps", a.steps, b.steps),
      texts("consider", a.decide?.consider ?? [], b.decide?.consider ?? []),
      texts("documents", a.documents.map(\.title), b.documents.map(\.title)),
      value("have", have(a, old), have(b, new)),
      texts("basis", a.basis.map(\.text), b.basis.map(\.text)),
    ]
  }

  mutating func aspects(of a: Decision, _ b: Decision) -> [Aspect?] {
    let difference = conditions.compare(a, b)
    let same = a.logic(in: old, names) == b.logic(in: new, names)
    let logic: Aspect? =
      difference.isEquivalent && same
      ? nil : Aspect(b.isTable ? "table" : "is", .condition(difference))
    return [
      logic, value("type", a.type.name, b.type.name), value("unit", a.unit, b.unit),
      allowed(a.allowed, b.allowed),
    ]
  }

  mutating func aspects(of a: Fact, _ b: Fact) -> [Aspect?] {
    [
      value("type", a.type.name, b.type.name), value("unit", a.unit, b.unit),
      allowed(a.allowed, b.allowed), value("weights", a.weightsText, b.weightsText),
      value("optional", a.optional ? "true" : nil, b.optional ? "true" : nil),
      value("assume", a.assume?.text, b.assume?.text),
      value("of", a.ofCase ? "case" : nil, b.ofCase ? "case" : nil),
      text("ask", a.ask, b.ask), text("where", a.whereFound, b.whereFound),
      texts("values", a.allowed?.titles ?? [], b.allowed?.titles ?? []),
    ]
  }

  mutating func aspects(of a: Source, _ b: Source) -> [Aspect?] {
    [
      text("number", a.number.map { Text($0) }, b.number.map { Text($0) }),
      text("date", (a.date?.text).map { Text($0) }, (b.date?.text).map { Text($0) }),
      text("checked", Text("\(a.checked)"), Text("\(b.checked)")),
      text("review", (a.review?.text).map { Text($0) }, (b.review?.text).map { Text($0) }),
    ]
  }

  /// The attributes that changed, and their order.
  func aspects(of a: RecordType, _ b: RecordType) -> [Aspect] {
    let before = Dictionary(a.fields.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    let kept = Set(b.fields.map(\.name))
    let found: [Aspect?] = b.fields.flatMap { field -> [Aspect?] in
      let previous = before[field.name]
      return [
        value(field.name, previous?.text, field.text),
        previous.flatMap { text("title of \(field.name)", $0.title, field.title) },
      ]
    }
    let gone = a.fields.filter { !kept.contains($0.name) }.map { field in
      value(field.name, field.text, nil)
    }
    return (found + gone).compactMap { $0 }
  }

  /// The change of a condition in its text or in its meaning; nil where both are the same.
  private mutating func condition(
    _ key: String, _ a: Formula?, _ b: Formula?, ofConstraint: Bool = false
  ) -> Aspect? {
    if a == nil, b == nil { return nil }
    let difference = conditions.compare(a, b, ofConstraint: ofConstraint)
    if difference.isEquivalent, shape(a, old) == shape(b, new) { return nil }
    return Aspect(key, .condition(difference))
  }

  private func shape(_ formula: Formula?, _ playbook: Playbook) -> String? {
    formula?.shape(in: playbook, names)
  }

  /// The change of an expression that is no condition; nil where both parse to the same.
  private func expression(_ key: String, _ a: Formula, _ b: Formula) -> Aspect? {
    shape(a, old) == shape(b, new) ? nil : value(key, a.text, b.text)
  }

  private func allowed(_ a: Allowed?, _ b: Allowed?) -> Aspect? {
    if case .tests(let a)? = a, case .tests(let b)? = b { return expression("allowed", a, b) }
    return value("allowed", a?.text, b?.text)
  }

  func texts(_ key: String, _ a: [String], _ b: [String]) -> Aspect? {
    texts(key, a.map { Text($0) }, b.map { Text($0) })
  }

  /// The change of a list of texts: all that only one of them has, or both where the order differs.
  func texts(_ key: String, _ a: [Text], _ b: [Text]) -> Aspect? {
    if a == b { return nil }
    let (gone, added) = (a.filter { !b.contains($0) }, b.filter { !a.contains($0) })
    let isOrder = gone.isEmpty && added.isEmpty
    return Aspect(key, .substance(old: isOrder ? a : gone, new: isOrder ? b : added))
  }

  private func text(_ key: String, _ a: Text?, _ b: Text?) -> Aspect? {
    texts(key, [a].compactMap { $0 }, [b].compactMap { $0 })
  }

  private func list<Entry>(
    _ references: [Reference<Entry>]?, _ entries: [Entry], _ section: SectionName,
    _ id: (Entry) -> String
  ) -> String? {
    guard let references else { return nil }
    let ids = references.map { names(id(entries[$0.index]), section) }
    return "[" + ids.joined(separator: ", ") + "]"
  }

  private func facts(_ screen: Screen, _ playbook: Playbook) -> String {
    "[" + screen.facts.map { names($0, in: playbook) }.joined(separator: ", ") + "]"
  }

  private func decide(_ remedy: Remedy, _ playbook: Playbook) -> String? {
    guard let decide = remedy.decide else { return nil }
    return decide.by.map { names(playbook[$0].id, .offices) } ?? "true"
  }

  private func changes(
    _ key: String, _ a: [Remedy.Achievement], _ b: [Remedy.Achievement]
  ) -> Aspect? {
    func shapes(_ changes: [Remedy.Achievement], _ playbook: Playbook) -> [String] {
      changes.map { achievement in
        let name = names(achievement.fact, in: playbook)
        switch achievement.change {
        case .value(let value): return "\(name): \(value.literal)"
        case .formula(let formula): return "\(name): is \(formula.shape(in: playbook, names))"
        }
      }
    }
    if shapes(a, old) == shapes(b, new) { return nil }
    return value(key, changes(a, old), changes(b, new))
  }

  private func changes(_ changes: [Remedy.Achievement], _ playbook: Playbook) -> String? {
    if changes.isEmpty { return nil }
    return changes.map { achievement in
      let name = names(achievement.fact, in: playbook)
      switch achievement.change {
      case .value(let value): return "\(name): \(value.text)"
      case .formula(let formula): return "\(name): {is: \(formula.text)}"
      }
    }.joined(separator: ", ")
  }

  private func have(_ remedy: Remedy, _ playbook: Playbook) -> String? {
    let facts = remedy.documents.compactMap { $0.have.map { names($0, in: playbook) } }
    return facts.isEmpty ? nil : facts.joined(separator: ", ")
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

extension Fact {
  fileprivate var weightsText: String? {
    if weights.isEmpty { return nil }
    return weights.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      .joined(separator: ", ")
  }
}

extension RecordType.Field {
  fileprivate var text: String {
    ([type.name] + [unit].compactMap { $0 } + (optional ? ["optional"] : []))
      .joined(separator: ", ")
  }
}
