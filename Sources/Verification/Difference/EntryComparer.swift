import Diagnostics
import FEEL
import Playbooks

/// Compares two playbooks entry by entry.
struct EntryComparer {
  let old: Playbook
  let new: Playbook
  var conditions: ConditionComparer
  let names: NamesOfToday
  private(set) var entries: [EntryDifference] = []
  private(set) var equal: [SectionName: Int] = [:]

  typealias Aspect = EntryDifference.Aspect

  init(_ old: Playbook, _ new: Playbook, _ common: CommonGround, on date: CalendarDate) {
    self.old = old
    self.new = new
    names = NamesOfToday(new)
    conditions = ConditionComparer(common, pairs: Self.pairs(old, new, common), on: date)
  }

  mutating func compareAll() {
    let (old, new) = (old, new)
    compare(.blockers, old.blockers, new.blockers, \.declaration) { $0.aspects(of: $1, $2) }
    compare(.remedies, old.remedies, new.remedies, \.declaration) { $0.aspects(of: $1, $2) }
    compare(.goals, old.goals, new.goals, \.declaration) { $0.aspects(of: $1, $2) }
    compare(.clocks, old.clocks, new.clocks, \.declaration) { $0.aspects(of: $1, $2) }
    compare(.constraints, old.constraints, new.constraints, \.declaration) {
      $0.aspects(of: $1, $2)
    }
    compare(.screens, old.screens, new.screens, \.declaration) { $0.aspects(of: $1, $2) }
    compare(.phases, old.phases, new.phases, \.declaration) { _, _, _ in [] }
    compare(.decisions, old.decisions, new.decisions, \.declaration) { $0.aspects(of: $1, $2) }
    compare(.facts, old.facts, new.facts, \.declaration) { $0.aspects(of: $1, $2) }
    compareTypes()
    compare(.offices, old.offices, new.offices, \.declaration) { _, _, _ in [] }
    compare(.sources, old.sources, new.sources, \.declaration) { $0.aspects(of: $1, $2) }
    comparePlaybooks()
  }

  private mutating func compare<Entry>(
    _ section: SectionName, _ before: [Entry], _ after: [Entry],
    _ declaration: (Entry) -> Declaration,
    _ aspects: (inout EntryComparer, Entry, Entry) -> [Aspect?]
  ) {
    let known = Dictionary(
      before.map { (declaration($0).id, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    for entry in after {
      let own = declaration(entry)
      guard let previous = own.earlier(in: known) else {
        add(section, own, .added, [])
        continue
      }
      kept.insert(declaration(previous).id)
      let shared = commonAspects(section, declaration(previous), own)
      let found = shared + aspects(&self, previous, entry).compactMap { $0 }
      if let kind = found.map(\.change.kind).min() {
        add(section, own, kind, found)
      } else {
        equal[section, default: 0] += 1
      }
    }
    for entry in before where !kept.contains(declaration(entry).id) {
      add(section, declaration(entry), .removed, [])
    }
  }

  private mutating func add(
    _ section: SectionName, _ declaration: Declaration,
    _ kind: EntryDifference.Kind, _ aspects: [Aspect]
  ) {
    entries.append(
      EntryDifference(
        section: section, id: declaration.id, title: declaration.title, kind: kind,
        aspects: aspects, place: declaration.place))
  }

  private func commonAspects(
    _ section: SectionName, _ old: Declaration, _ new: Declaration
  ) -> [Aspect] {
    [
      old.id == new.id ? nil : wording("id", Text(old.id), Text(new.id)),
      section == .sources
        ? texts("title", [old.title], [new.title]) : wording("title", old.title, new.title),
      value("effective", old.effective.text, new.effective.text),
      value("phase", old.phase.map { self.old[$0].id }, new.phase.map { self.new[$0].id }),
      formerly(old, new),
    ].compactMap { $0 }
  }

  /// The change of the old names: without one of them, case files that use it are refused.
  private func formerly(_ old: Declaration, _ new: Declaration) -> Aspect? {
    let (before, after) = (old.formerly, new.formerly)
    if before == after { return nil }
    func text(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ", ") }
    guard before.allSatisfy(after.contains) else {
      return value("formerly", text(before), text(after))
    }
    return wording("formerly", text(before).map { Text($0) }, text(after).map { Text($0) })
  }

  /// Compares the item definitions, which have neither title nor dates.
  private mutating func compareTypes() {
    let before = Dictionary(old.types.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    func add(_ type: RecordType, _ kind: EntryDifference.Kind, _ aspects: [Aspect] = []) {
      entries.append(
        EntryDifference(
          section: .types, id: type.id, title: Text(type.id), kind: kind, aspects: aspects,
          place: type.place))
    }
    for type in new.types {
      guard let previous = before[type.id] else {
        add(type, .added)
        continue
      }
      let found = aspects(of: previous, type)
      if let kind = found.map(\.change.kind).min() {
        add(type, kind, found)
      } else {
        equal[.types, default: 0] += 1
      }
    }
    for type in old.types where !new.types.contains(where: { $0.id == type.id }) {
      add(type, .removed)
    }
  }

  /// Compares what does not belong to one entry: the order of entries, the calendar and the title.
  private mutating func comparePlaybooks() {
    let aspects = [
      order("remedies", old.remedies.map(\.id), new.remedies.map(\.id)),
      order("blockers", old.blockers.map(\.id), new.blockers.map(\.id)),
      order("goals", old.goals.map(\.id), new.goals.map(\.id)),
      order("clocks", old.clocks.map(\.id), new.clocks.map(\.id)),
      order("facts", old.facts.map(\.id), new.facts.map(\.id)),
      order("screens", old.screens.map(\.id), new.screens.map(\.id)),
      order("constraints", old.constraints.map(\.id), new.constraints.map(\.id)),
      order("phases", old.phases.map(\.id), new.phases.map(\.id)),
      days("holidays", old.calendar.holidays, new.calendar.holidays),
      days("workdays", old.calendar.workdays, new.calendar.workdays),
      value("weight", weight(old), weight(new)),
      wording("title", old.title, new.title),
      wording("id", Text(old.id), Text(new.id)),
      wording(
        "languages", Text(old.languages.joined(separator: ", ")),
        Text(new.languages.joined(separator: ", "))),
    ].compactMap { $0 }
    guard let kind = aspects.map(\.change.kind).min() else { return }
    entries.append(
      EntryDifference(
        section: .playbook, id: new.id, title: new.title, kind: kind, aspects: aspects, place: nil))
  }

  private func weight(_ playbook: Playbook) -> String? {
    playbook.weight.map { names($0, in: playbook) }
  }

  /// The first change in the order of the entries that both versions have.
  ///
  /// The order decides between actions and questions that are otherwise alike (contract, section 4,
  /// rules 5 and 7), and between contradictions of which one is reported (section 2).
  private func order(_ key: String, _ before: [String], _ after: [String]) -> Aspect? {
    let section = SectionName(rawValue: key)
    let before = section.map { section in before.map { names($0, section) } } ?? before
    let both = Set(before).intersection(after)
    let left = before.filter(both.contains)
    let right = after.filter(both.contains)
    guard let first = zip(left, right).first(where: { $0 != $1 }) else { return nil }
    return Aspect("order of \(key)", .value(old: first.0, new: first.1))
  }

  private func days(
    _ key: String, _ before: Set<CalendarDate>, _ after: Set<CalendarDate>
  ) -> Aspect? {
    let gone = before.subtracting(after).sorted().map(\.text)
    let added = after.subtracting(before).sorted().map(\.text)
    if gone.isEmpty, added.isEmpty { return nil }
    return Aspect(
      key,
      .value(
        old: gone.isEmpty ? nil : gone.joined(separator: ", "),
        new: added.isEmpty ? nil : added.joined(separator: ", ")))
  }

  /// Every pair of conditions that will be compared, so that all their cuts are known from the
  /// start.
  private static func pairs(_ old: Playbook, _ new: Playbook, _ common: CommonGround)
    -> [(Program, Program)]
  {
    var texts: [(String, String)] = []
    func add(_ a: Formula?, _ b: Formula?) {
      texts.append((a?.text ?? "true", b?.text ?? "true"))
    }
    func each<Entry>(
      _ before: [Entry], _ after: [Entry], _ own: (Entry) -> Declaration,
      _ body: (Entry, Entry) -> Void
    ) {
      let known = Dictionary(before.map { (own($0).id, $0) }, uniquingKeysWith: { a, _ in a })
      for entry in after {
        if let previous = own(entry).earlier(in: known) { body(previous, entry) }
      }
    }
    each(old.blockers, new.blockers, \.declaration) { add($0.when, $1.when) }
    each(old.goals, new.goals, \.declaration) {
      add($0.when, $1.when)
      add($0.reached, $1.reached)
    }
    each(old.remedies, new.remedies, \.declaration) {
      add($0.when, $1.when)
      add($0.needs, $1.needs)
    }
    each(old.clocks, new.clocks, \.declaration) {
      add($0.when, $1.when)
      add($0.met, $1.met)
    }
    each(old.constraints, new.constraints, \.declaration) {
      add($0.if, $1.if)
      add($0.then, $1.then)
    }
    each(old.screens, new.screens, \.declaration) { add($0.when, $1.when) }
    each(old.decisions, new.decisions, \.declaration) { texts.append(($0.id, $1.id)) }
    return texts.compactMap { a, b in
      guard let left = common.program(a, .old), let right = common.program(b, .new),
        a != b || left.slots != right.slots
      else { return nil }
      return (left, right)
    }
  }
}

extension EffectivePeriod {
  fileprivate var text: String? {
    if from == nil, until == nil { return nil }
    return "\(from?.text ?? "") .. \(until?.text ?? "")"
  }
}

/// The change of a key that affects advice; nil where both are equal.
func value(_ key: String, _ old: String?, _ new: String?) -> EntryDifference.Aspect? {
  old == new ? nil : .init(key, .value(old: old, new: new))
}

/// The change of a title or a name; nil where both are equal.
func wording(_ key: String, _ old: Text?, _ new: Text?) -> EntryDifference.Aspect? {
  old == new ? nil : .init(key, .wording(old: old, new: new))
}
