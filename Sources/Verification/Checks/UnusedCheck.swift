import Advising
import Diagnostics
import FEEL
import Playbooks

/// Finds facts, decisions, offices, sources and types that nothing in the playbook refers to.
enum UnusedCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    let read = slotsRead(playbook)
    return facts(playbook, read) + decisions(playbook, read) + offices(playbook)
      + sources(playbook) + types(playbook)
  }

  /// The slots that any expression reads, that a remedy changes, or that a document's `have` or the playbook's
  /// `weight` names.
  ///
  /// Constraints and checklists do not count: they tell what facts are, and use them for nothing.
  private static func slotsRead(_ playbook: Playbook) -> Set<Slot> {
    var slots: Set<Slot> = []
    for clause in playbook.clauses.all {
      switch clause.subject {
      case .goal, .blocker, .remedy, .clock, .decision: slots.formUnion(clause.formula.slots)
      case .constraint, .screen: continue
      }
    }
    for decision in playbook.decisions { slots.formUnion(decision.slots) }
    for clock in playbook.clocks { slots.formUnion(clock.from.slots) }
    if let weight = playbook.weight { slots.insert(weight) }
    for remedy in playbook.remedies {
      slots.formUnion(remedy.documents.compactMap(\.have))
      for achievement in remedy.changes {
        slots.insert(achievement.fact)
        if case .formula(let formula) = achievement.change { slots.formUnion(formula.slots) }
      }
    }
    return slots
  }

  private static func facts(_ playbook: Playbook, _ read: Set<Slot>) -> [Finding] {
    let telling = Self.telling(playbook, of: read)
    return playbook.facts.filter { !read.contains($0.slot) }.map { fact in
      Finding(
        .unused(
          .facts, fact.declaration, telling.contains(fact.slot) ? .note : .warning,
          Wording(en: "no rule reads or changes it", zh: "没有规则读取或改变它"),
          naming(fact.slot, playbook)))
    }
  }

  /// The slots that tell something of those that rules read, because a constraint or the `when` of
  /// a checklist connects them, directly or through others.
  private static func telling(_ playbook: Playbook, of read: Set<Slot>) -> Set<Slot> {
    let bonds =
      playbook.constraints.map { (about: $0.slots, slots: $0.slots) }
      + playbook.screens.map { (about: $0.facts, slots: $0.when?.program.slots ?? []) }
    var found = read
    while true {
      let more = bonds.filter { $0.about.contains(where: found.contains) }.flatMap(\.slots)
      if found.isSuperset(of: more) { return found }
      found.formUnion(more)
    }
  }

  /// The constraints and checklists that name the fact, each with its place.
  private static func naming(_ slot: Slot, _ playbook: Playbook) -> [Diagnostic.Note] {
    let constraints = playbook.constraints.filter { $0.slots.contains(slot) }
      .map { (SectionName.constraints, $0.declaration) }
    let screens = playbook.screens
      .filter { $0.facts.contains(slot) || $0.when?.program.slots.contains(slot) == true }
      .map { (SectionName.screens, $0.declaration) }
    return (constraints + screens).map { section, declaration in
      let entry = section.word.named(declaration.id)
      return Diagnostic.Note(
        Wording(en: "only \(entry.en) names it", zh: "只有\(entry.zh) 提到它"), at: declaration.place)
    }
  }

  /// Finds unused decisions; one with a title is taken to be meant for display, as every advice
  /// shows it.
  private static func decisions(_ playbook: Playbook, _ read: Set<Slot>) -> [Finding] {
    let read = read.union(playbook.clauses.all.flatMap(\.formula.slots))
    return playbook.decisions.filter { !read.contains($0.slot) }
      .filter { $0.declaration.title == Text($0.id) }
      .map {
        Finding(
          .unused(
            .decisions, $0.declaration, .note,
            Wording(
              en: "no rule reads it, and it has no title to be shown by",
              zh: "没有规则读取它，也没有可供显示的标题")))
      }
  }

  private static func offices(_ playbook: Playbook) -> [Finding] {
    var used: Set<Reference<Office>> = []
    for remedy in playbook.remedies {
      used.formUnion([remedy.lead, remedy.decide?.by].compactMap { $0 })
      used.formUnion(remedy.with + remedy.counterparts)
    }
    used.formUnion(playbook.clocks.compactMap(\.holder))
    return playbook.offices.indices.filter { !used.contains(Reference($0)) }.map {
      Finding(
        .unused(
          .offices, playbook.offices[$0].declaration, .warning,
          Wording(en: "no remedy or time limit names it", zh: "没有措施或时限提到它")))
    }
  }

  private static func sources(_ playbook: Playbook) -> [Finding] {
    let cited = Set(
      (playbook.blockers.flatMap(\.basis) + playbook.remedies.flatMap(\.basis)
        + playbook.clocks.flatMap(\.basis) + playbook.constraints.flatMap(\.basis)).map(\.source))
    return playbook.sources.indices.filter { !cited.contains(Reference($0)) }.map {
      Finding(
        .unused(
          .sources, playbook.sources[$0].declaration,
          .warning, Wording(en: "no `basis` cites it", zh: "没有 `basis` 引用它")))
    }
  }

  private static func types(_ playbook: Playbook) -> [Finding] {
    var used: Set<String> = []
    func use(_ type: DataType) {
      switch type {
      case .list(let element): use(element)
      case .record(let record):
        if used.insert(record.id).inserted { record.fields.forEach { use($0.type) } }
      case .boolean, .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
        return
      }
    }
    playbook.facts.forEach { use($0.type) }
    playbook.decisions.forEach { use($0.type) }
    return playbook.types.filter { !used.contains($0.id) }.map { type in
      let declaration = Declaration(id: type.id, title: Text(type.id), place: type.place, rank: 0)
      return Finding(
        .unused(
          .types, declaration, .warning,
          Wording(en: "no fact or decision has it", zh: "没有事实或推算项使用它")))
    }
  }
}

extension Diagnostic {
  fileprivate static func unused(
    _ section: SectionName, _ declaration: Declaration, _ severity: Severity, _ why: Wording,
    _ more: [Note] = []
  ) -> Diagnostic {
    let entry = section.word.named(declaration.id)
    return Diagnostic(
      "unused-\(section.singular)", severity,
      Wording(en: "\(entry.en) is not used", zh: "\(entry.zh) 没有用到"),
      at: declaration.place, notes: [Note(why)] + more,
      help: Wording(en: "use it, or remove it", zh: "加以使用，或删去"))
  }
}
