import Advising
import Diagnostics
import FEEL
import Playbooks
import YAML

/// Reads what a test expects; every id must be one of the playbook's.
extension RuleTestReader {
  static let claimKeys = [
    "blockers", "not blockers", "unknown", "actions", "first", "not actions", "questions",
    "early", "decisions", "due", "lead", "clocks", "inferred", "assumptions", "warnings",
    "contradictions", "road", "plan",
    "not plan",
  ]

  mutating func expectations(_ node: Node, in file: SourceFile) -> [RuleTest.Expectation] {
    let what = Wording(en: "`expect`", zh: "`expect`")
    guard
      MappingReader(node, in: file, of: what, keys: Self.claimKeys, into: &diagnostics) != nil,
      case .mapping(let entries) = node.kind
    else { return [] }
    return entries.flatMap { entry -> [RuleTest.Expectation] in
      let key = entry.key.scalar?.text ?? ""
      let place = Place(file, entry.key.span)
      return claims(key, entry.value, in: file).map {
        RuleTest.Expectation(key: key, place: place, claim: $0)
      }
    }
  }

  private mutating func claims(_ key: String, _ node: Node, in file: SourceFile)
    -> [RuleTest.Claim]
  {
    switch key {
    case "blockers": return [.blockers(names(node, in: file, .blockers))]
    case "not blockers": return [.notBlockers(names(node, in: file, .blockers))]
    case "unknown": return [.unknown(names(node, in: file, .blockers))]
    case "not actions":
      // A map says in which state each is not to be.
      if case .mapping = node.kind { return [.notStates(actions(node, in: file))] }
      return [.notActions(names(node, in: file, .remedies))]
    case "questions": return [.questions(names(node, in: file, .facts, .screens))]
    case "early": return [.early(names(node, in: file, .facts, .screens))]
    case "due": return [.due(due(node, in: file))]
    case "lead": return [.lead(leads(node, in: file))]
    case "clocks": return [.clocks(clocks(node, in: file))]
    case "inferred": return [.inferred(values(node, in: file))]
    case "assumptions": return [.assumptions(values(node, in: file))]
    case "warnings": return [.warnings(warnings(node, in: file))]
    case "contradictions": return [.contradictions(names(node, in: file, .constraints))]
    case "road": return [.road(road(node, in: file))]
    case "not plan": return [.notPlan(names(node, in: file, .remedies))]
    case "first": return name(node, in: file, .remedies).map { [.first($0)] } ?? []
    case "actions": return [.actions(actions(node, in: file))]
    case "decisions": return [.decisions(decisions(node, in: file))]
    case "plan": return plan(node, in: file)
    default: return []
    }
  }

  /// Names of entries of one of the sections.
  private mutating func names(_ node: Node, in file: SourceFile, _ sections: SectionName...)
    -> [RuleTest.Name]
  {
    guard !node.isEmptyScalar else { return [] }
    guard case .sequence(let items) = node.kind else {
      diagnostics.append(
        .notAList(Wording(en: "this expectation", zh: "该期望"), node, in: file))
      return []
    }
    return items.compactMap { name($0, in: file, sections) }
  }

  mutating func name(_ node: Node, in file: SourceFile, _ section: SectionName) -> RuleTest.Name? {
    name(node, in: file, [section])
  }

  /// The name if an entry of one of the sections has it; the first section is what a finding speaks of.
  private mutating func name(_ node: Node, in file: SourceFile, _ sections: [SectionName])
    -> RuleTest.Name?
  {
    guard let text = node.scalar?.text else {
      diagnostics.append(
        .notAScalar(Wording(en: "this expectation", zh: "该期望"), node, in: file))
      return nil
    }
    let written = RuleTest.Name(text)
    let place = Place(file, node.span)
    let suffix = written.part.map { "@\($0)" } ?? ""
    for section in sections {
      let id = playbook.nameOfToday(
        written.id, in: section, at: place, suffix: suffix, into: &diagnostics)
      if playbook.ids(of: section).contains(id) {
        note(section, id, at: place.part(named: written.id))
        return RuleTest.Name(id: id, part: written.part)
      }
    }
    diagnostics.append(unknown(written.id, sections, at: place))
    return nil
  }

  private func unknown(_ id: String, _ sections: [SectionName], at place: Place) -> Diagnostic {
    guard
      let near = sections.first(where: { nearestName(to: id, among: playbook.ids(of: $0)) != nil })
        ?? sections.first, near != .facts
    else { return UnknownFact(id, among: playbook.facts).diagnostic(at: place) }
    return playbook.unknown(id, in: near, at: place)
  }

  private mutating func actions(_ node: Node, in file: SourceFile)
    -> [(RuleTest.Name, ActionState)]
  {
    entries(node, in: file).compactMap { entry in
      guard let name = name(entry.key, in: file, .remedies) else { return nil }
      guard let state: ActionState = named(entry.value, in: file) else { return nil }
      return (name, state)
    }
  }

  /// The state of that name; a finding where there is none.
  mutating func named<State: RawRepresentable & CaseIterable>(_ node: Node, in file: SourceFile)
    -> State? where State.RawValue == String
  {
    let text = node.scalar?.text ?? ""
    if let state = State(rawValue: text) { return state }
    diagnostics.append(
      .unknownReference(
        text, to: "state", Wording(en: "state", zh: "状态"),
        known: State.allCases.map(\.rawValue), at: Place(file, node.span)))
    return nil
  }

  private mutating func decisions(_ node: Node, in file: SourceFile) -> [(String, Value)] {
    entries(node, in: file).compactMap { entry in
      let place = Place(file, entry.key.span)
      let id = playbook.nameOfToday(
        entry.key.scalar?.text ?? "", in: .decisions, at: place, into: &diagnostics)
      guard let decision = playbook.decisions.first(where: { $0.id == id }) else {
        diagnostics.append(
          playbook.unknown(id, in: .decisions, at: place))
        return nil
      }
      note(.decisions, id, at: place)
      if entry.value.isEmptyScalar { return (id, .null) }
      let text = entry.value.scalar?.text ?? ""
      switch ValueText.value(text, type: decision.type, unit: decision.unit) {
      case .success(let value): return (id, value)
      case .failure(let slip):
        diagnostics.append(slip.diagnostic(text, at: Place(file, entry.value.span)))
        return nil
      }
    }
  }

  private mutating func plan(_ node: Node, in file: SourceFile) -> [RuleTest.Claim] {
    let what = Wording(en: "`plan`", zh: "`plan`")
    guard
      let fields = MappingReader(
        node, in: file, of: what, keys: ["reaches", "stages"], into: &diagnostics)
    else { return [] }
    var claims: [RuleTest.Claim] = []
    if let scalar = fields.scalar("reaches", into: &diagnostics) {
      if case .boolean(let value) = scalar.value {
        claims.append(.planReaches(value))
      } else {
        diagnostics.append(.notABoolean(scalar.text, at: Place(file, scalar.span)))
      }
    }
    if let stages = fields["stages"] {
      guard case .sequence(let items) = stages.kind else {
        let what = Wording(en: "`stages`", zh: "`stages`")
        diagnostics.append(.notAList(what, at: Place(file, stages.span)))
        return claims
      }
      claims.append(.planStages(items.map { names($0, in: file, .remedies) }))
    }
    return claims
  }

  mutating func entries(_ node: Node, in file: SourceFile) -> [Node.Entry] {
    if case .mapping(let entries) = node.kind { return entries }
    if !node.isEmptyScalar {
      let what = Wording(en: "this expectation", zh: "该期望")
      diagnostics.append(.notAMapping(what, node, in: file))
    }
    return []
  }
}
