import Diagnostics
import FEEL
import YAML

/// Reads the constraints and the checklists.
extension PlaybookLoader {
  /// Reads the constraints; one without a valid `then` is left out, with a finding.
  mutating func readConstraints(_ known: References) -> [Constraint] {
    each(sections[.constraints]) { $0.constraint($1, known) }
  }

  private mutating func constraint(_ entry: Entry, _ known: References) -> Constraint? {
    checkID(entry)
    guard let fields = fields(entry, ["title", "if", "then", "basis", "effective"]) else {
      return nil
    }
    let declaration = declaration(of: entry, fields)
    let condition = condition("if", in: fields, known)
    let basis = basis(fields, known)
    guard let then = required("then", in: fields, of: entry, known) else { return nil }
    return Constraint(declaration: declaration, if: condition, then: then, basis: basis)
  }

  /// Reads the checklists, of which no two may have a fact in common.
  mutating func readScreens(_ known: References, _ decisions: [Decision]) -> [Screen] {
    var taken: [Slot: (screen: String, place: Place)] = [:]
    return sections[.screens].compactMap { entry in
      checkID(entry)
      guard let fields = fields(entry, ["title", "ask", "when", "facts", "phase"]) else {
        return nil
      }
      let declaration = declaration(of: entry, fields)
      let ask = fields.text("ask", into: &diagnostics)
      let when = condition("when", in: fields, known)
      var facts: [Slot] = []
      for (fact, place) in screenFacts(fields, entry, known) {
        if let first = taken[fact.slot] {
          diagnostics.append(.inTwoScreens(fact.id, first.screen, at: place, first: first.place))
        } else {
          taken[fact.slot] = (entry.key, place)
          facts.append(fact.slot)
        }
      }
      if let when { checkReads(when, of: entry, facts, known, decisions) }
      return Screen(declaration: declaration, ask: ask, when: when, facts: facts)
    }
  }

  /// The facts of a checklist that may stand in one, each with the place of its name.
  private mutating func screenFacts(
    _ fields: MappingReader, _ entry: Entry, _ known: References
  ) -> [(fact: Fact, place: Place)] {
    guard fields["facts"] != nil else {
      diagnostics.append(.missingKey("facts", of: entry.wording, at: entry.place))
      return []
    }
    let items = fields.list("facts", into: &diagnostics)
    noteRepeats(items, in: fields.file)
    var seen: Set<String> = []
    return items.compactMap { node in
      let what = Wording(en: "a fact", zh: "事实")
      guard let scalar = node.scalar(in: fields.file, of: what, into: &diagnostics),
        seen.insert(scalar.text).inserted
      else { return nil }
      let place = Place(fields.file, scalar.span)
      guard let fact = known.fact(named: scalar.text) else {
        diagnostics.append(known.unknownFact(scalar.text, at: place))
        return nil
      }
      note(.facts, fact.id, at: place)
      if let why = fact.whyNotInScreen {
        diagnostics.append(.notForScreen(fact.id, why, at: place))
        return nil
      }
      return (fact, place)
    }
  }

  /// Reports facts of the checklist that its own `when` reads, directly or through decisions.
  private mutating func checkReads(
    _ when: Formula, of entry: Entry, _ facts: [Slot], _ known: References,
    _ decisions: [Decision]
  ) {
    let behind = Dictionary(
      decisions.map { ($0.slot, $0.slots) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Slot> = []
    var open = when.program.slots
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      open += behind[slot] ?? []
    }
    for fact in facts.filter(seen.contains) {
      diagnostics.append(
        .screenReadsItself(known.vocabulary.name(of: fact), of: entry.wording, at: when.place))
    }
  }
}

extension Fact {
  /// Why the fact cannot stand in a checklist; nil where it can.
  fileprivate var whyNotInScreen: (why: Wording, help: Wording)? {
    guard let none else {
      return (
        Wording(en: "it is neither a boolean nor a number nor a list", zh: "它既不是是非项，也不是数字或清单"),
        Wording(
          en: "ask for it by itself, or list a boolean fact that says whether there is any",
          zh: "单独询问该事实，或改列一个表示“有无”的是非项")
      )
    }
    if assume != nil {
      return (
        Wording(en: "it has `assume`", zh: "它带有 `assume`"),
        Wording(
          en: "take out `assume`, or take the fact out of the checklist",
          zh: "删去 `assume`，或将该事实移出清单")
      )
    }
    if !allows(none) {
      return (
        Wording(
          en: "its `allowed` does not admit `\(none.literal)`, which stands for \"none\"",
          zh: "它的 `allowed` 不含表示“没有”的 `\(none.literal)`"),
        Wording(en: "let `allowed` admit `\(none.literal)`", zh: "让 `allowed` 包含 `\(none.literal)`")
      )
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func notForScreen(
    _ fact: String, _ reason: (why: Wording, help: Wording), at place: Place
  ) -> Diagnostic {
    Diagnostic(
      "not-for-screen", .error,
      Wording(
        en: "`\(fact)` cannot stand in a checklist: \(reason.why.en)",
        zh: "`\(fact)` 不能列入排查清单：\(reason.why.zh)"),
      at: place, help: reason.help)
  }

  fileprivate static func inTwoScreens(
    _ fact: String, _ screen: String, at place: Place, first: Place
  ) -> Diagnostic {
    Diagnostic(
      "in-two-screens", .error,
      Wording(
        en: "`\(fact)` stands in the checklist `\(screen)` already",
        zh: "`\(fact)` 已列入排查清单 `\(screen)`"),
      at: place, notes: [Note(Wording(en: "it stands here", zh: "它在这里"), at: first)],
      help: Wording(en: "keep it in one of the two", zh: "只保留在其中一个清单"))
  }

  fileprivate static func screenReadsItself(_ fact: String, of screen: Wording, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "screen-reads-itself", .error,
      Wording(
        en: "`when` of \(screen.en) reads `\(fact)`, which stands in the same checklist",
        zh: "\(screen.zh)的 `when` 读取了本清单中的 `\(fact)`"),
      at: place,
      help: Wording(
        en: "say only where the circumstances cannot be, by other facts",
        zh: "只用其他事实说明在什么情况下不可能有这些情形"))
  }
}
