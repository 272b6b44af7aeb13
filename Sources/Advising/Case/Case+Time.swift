package import FEEL
package import Playbooks

/// A case as it was known on a day (contract, section 3).
extension Case {
  /// What the case says of its facts on the day, with what the part says instead.
  package func statements(on date: CalendarDate, part: Part?) -> [Slot: Statement] {
    let own = facts.forms(on: date)
    guard let part else { return own }
    return own.merging(part.facts.forms(on: date)) { $1 }
  }

  /// The case as it was known on the day: without forms of facts, checklists gone through and
  /// entries of the log that are dated after it.
  package func known(on date: CalendarDate) -> Case {
    var copy = self
    copy.facts = facts.compactMapValues { $0.known(on: date) }
    for index in parts.indices {
      copy.parts[index].facts = parts[index].facts.compactMapValues { $0.known(on: date) }
    }
    copy.screened = screened.filter { $0.value.counts(on: date) }
    copy.log.removeAll { $0.on > date }
    return copy
  }

  /// The checklists that count as gone through on the day, in playbook order.
  package func screened(on date: CalendarDate) -> [(screen: Reference<Screen>, how: Screening)] {
    screened.filter { $0.value.counts(on: date) }.sorted { $0.key < $1.key }
      .map { (screen: $0.key, how: $0.value) }
  }

  /// Whether people had struck the case off their list by the day.
  package func isClosed(on date: CalendarDate) -> Bool { closed.map { $0.on <= date } == true }

  /// Whether the case says anything that is dated after the day.
  package func isDatedAhead(of date: CalendarDate) -> Bool {
    func isAhead(_ facts: [Slot: Statement]) -> Bool {
      facts.values.contains { $0.forms.contains { !$0.counts(on: date) } }
    }
    return log.contains { $0.on > date } || !screened.values.allSatisfy { $0.counts(on: date) }
      || isAhead(facts)
      || parts.contains { isAhead($0.facts) }
  }

  /// The facts that the file states for a later day only, in the case or in a part, in order.
  package func factsKnownOnlyAfter(_ date: CalendarDate) -> [Slot] {
    let all = [facts] + parts.map(\.facts)
    let later = all.flatMap { facts in
      facts.filter { $0.value.form(on: date) == nil }.map(\.key)
    }
    return Set(later).sorted()
  }

  /// The case without the forms of facts that void entries wrote (contract, section 3).
  ///
  /// A form belongs to an entry if it names the remedy as its source, has the entry's day, and
  /// stands where the entry writes. It stays if another `done` of the same remedy, day and part stands.
  package func withoutVoidForms(_ playbook: Playbook) -> Case {
    let done = log.filter { $0.status == .done }
    if done.allSatisfy({ $0.void == nil }) { return self }
    func isVoid(_ form: Statement, of fact: Slot, in part: String?) -> Bool {
      let writers = done.filter { entry in
        let isItsPlace =
          entry.part == nil || entry.part == part
          || (part == nil && playbook.fact(at: fact)?.ofCase == true)
        return isItsPlace && form.on == entry.on
          && form.isWritten(by: playbook[entry.remedy])
      }
      return writers.contains { entry in
        entry.void != nil && !writers.contains { $0.void == nil && $0.part == entry.part }
      }
    }
    func kept(_ facts: [Slot: Statement], in part: String?) -> [Slot: Statement] {
      var result: [Slot: Statement] = [:]
      for (fact, statement) in facts {
        let forms = statement.forms.filter { !isVoid($0, of: fact, in: part) }
        result[fact] = Statement(forms: forms)
      }
      return result
    }
    var copy = self
    copy.facts = kept(facts, in: nil)
    for index in parts.indices {
      copy.parts[index].facts = kept(parts[index].facts, in: parts[index].id)
    }
    return copy
  }

  /// The facts that have other forms in the other case, in order.
  package func factsThatDiffer(from other: Case) -> [Slot] {
    let pairs = zip([facts] + parts.map(\.facts), [other.facts] + other.parts.map(\.facts))
    let found = pairs.flatMap { own, others in
      own.filter { $0.value.forms.count != others[$0.key]?.forms.count ?? 0 }.map(\.key)
    }
    return Set(found).sorted()
  }
}

extension Case.Screening {
  /// Whether the checklist counts as gone through on the day.
  package func counts(on date: CalendarDate) -> Bool { on.map { $0 <= date } ?? true }
}

extension [Slot: Statement] {
  /// The form of each fact that counts on the day.
  fileprivate func forms(on date: CalendarDate) -> Self {
    // Most cases have no past: then nothing is copied.
    let isAll = values.allSatisfy { $0.was.isEmpty && $0.counts(on: date) }
    return isAll ? self : compactMapValues { $0.form(on: date) }
  }
}

extension Statement {
  /// The statement without the forms that are dated after the day; nil where none is left.
  fileprivate func known(on date: CalendarDate) -> Statement? {
    Statement(forms: forms.filter { $0.counts(on: date) })
  }

  /// Whether its source is an entry of the log about the remedy, by this name or an old one.
  package func isWritten(by remedy: Remedy) -> Bool {
    ([remedy.id] + remedy.declaration.formerly).contains { source == LogEntry.source(of: $0) }
  }
}

extension LogEntry {
  /// The source given to facts that an entry of the log writes.
  package static func source(of remedy: String) -> String { "log \(remedy)" }
}
