package import Advising
import Diagnostics
package import FEEL
package import Playbooks
package import YAML

/// Writes what happened into a case file (contract, section 3).
///
/// The log entry is inserted at its date. Where a remedy is done, what it achieves is written into
/// the facts, and what these were stays in `was`. Every other byte of the file stays.
package struct Recorder {
  private let playbook: Playbook
  /// The case as its file states it.
  private let `case`: Case
  /// The case as it was known on the entry's day; values by formula follow from it.
  private let known: Case
  private let rules: PlaybookInForce
  private var writer: FactWriter

  /// The result of recording one entry.
  package struct Recording {
    /// The new text of the case file.
    package let text: [UInt8]
    /// The case as the new text states it.
    package let `case`: Case
    /// The names of the facts that were written.
    package internal(set) var written: [String] = []
    /// The names of the facts that the remedy is meant to change but whose new value cannot be
    /// determined.
    package internal(set) var open: [String] = []
    /// The facts that the file states otherwise for a later day than the entry's.
    package internal(set) var later: [Later] = []
  }

  /// A fact that the file states for a day after that of the entry.
  package struct Later: Sendable {
    /// The name of the fact.
    package let name: String
    /// The part that the entry would have changed; nil for the case.
    package let part: String?
    /// The day of the later statement.
    package let on: CalendarDate
    /// Whether what the entry achieves was written for the days until then.
    package let isWritten: Bool
  }

  /// Records into a case that was read without errors; `rules` are the playbook on the entry's day.
  package init(_ case: Case, _ document: Document, _ rules: PlaybookInForce) {
    known = `case`.known(on: rules.date)
    playbook = rules.playbook
    self.case = `case`
    self.rules = rules
    writer = FactWriter(document)
  }

  /// Inserts the entry into the log, and writes what it achieves where its status is `done`.
  package mutating func record(_ entry: LogEntry) throws(EditFault) -> Recording {
    let index = `case`.log.firstIndex { $0.on > entry.on } ?? `case`.log.count
    try writer.insert(item(entry), at: index)
    var written: [String] = []
    var open: [String] = []
    var later: [Later] = []
    if entry.status == .done {
      for target in targets(of: entry) {
        let name = playbook.vocabulary.name(of: target.fact)
        let statement = laterStatement(of: target, than: entry.on)
        // What the case says of a later day holds for a part that is silent; it stays so.
        let isKept = statement != nil && !isStated(target)
        if let statement, let day = statement.on,
          isKept || statement.knownValue?.text != target.value.text
        {
          later.append(Later(name: name, part: target.part, on: day, isWritten: !isKept))
        }
        if isKept { continue }
        guard let value = target.value.newValue else {
          if !open.contains(name) { open.append(name) }
          continue
        }
        try writer.write(
          form(value, entry), on: entry.on, at: path(of: name, in: target.part))
        if !written.contains(name) { written.append(name) }
      }
    }
    let after = try writer.reread(by: playbook)
    return Recording(
      text: writer.editor.result(), case: after, written: written, open: open, later: later)
  }

  /// What was taken back.
  package struct Undoing {
    /// The new text of the case file.
    package let text: [UInt8]
    /// The entry that counts no more.
    package let entry: LogEntry
    /// The facts that lose a form by it, in order.
    package let facts: [Slot]
  }

  /// Takes back the last entry of the log, or the last one of the remedy, that stands; nil where
  /// there is none.
  package mutating func undo(
    _ remedy: Reference<Remedy>?, on day: CalendarDate, reason: String?
  ) throws(EditFault) -> Undoing? {
    let last = `case`.log.lastIndex {
      $0.void == nil && (remedy == nil || $0.remedy == remedy)
    }
    guard let last else { return nil }
    let entry = `case`.log[last]
    let void: [(key: String, value: NewValue)] =
      [("on", .string(day.text))] + (reason.map { [("reason", .string($0))] } ?? [])
    try writer.set("void", ofEntry: last, to: .map(void))
    let after = try writer.reread(by: playbook)
    return Undoing(
      text: writer.editor.result(), entry: entry, facts: `case`.factsThatDiffer(from: after))
  }

  /// The last `done` of the remedy before the entry, and the facts that are still as it wrote them;
  /// nil where there is none.
  package func done(before entry: LogEntry) -> (entry: LogEntry, facts: [Slot])? {
    let done = `case`.log.last {
      $0.remedy == entry.remedy && $0.status == .done && $0.void == nil && $0.on <= entry.on
        && ($0.part == nil || entry.part == nil || $0.part == entry.part)
    }
    guard let done else { return nil }
    let all = [`case`.facts] + `case`.parts.map(\.facts)
    let found = all.flatMap { facts in
      facts.filter { _, statement in
        let form = statement.form(on: entry.on)
        return form?.isWritten(by: playbook[done.remedy]) == true && form?.on == done.on
      }.map(\.key)
    }
    return (done, Set(found).sorted())
  }

  /// What the file states for the fact on a day after that of the entry; nil where there is
  /// nothing.
  ///
  /// A statement `asked` does not count as one.
  private func laterStatement(of target: Target, than day: CalendarDate) -> Statement? {
    let part = `case`.parts.first { $0.id == target.part }
    let statement = part?.facts[target.fact] ?? `case`.facts[target.fact]
    guard let statement, statement.status != .asked, let on = statement.on, on > day else {
      return nil
    }
    return statement
  }

  /// Whether the place that is written to states the fact itself.
  private func isStated(_ target: Target) -> Bool {
    guard let id = target.part else { return `case`.facts[target.fact] != nil }
    return `case`.parts.first { $0.id == id }?.facts[target.fact] != nil
  }

  private func item(_ entry: LogEntry) -> [(key: String, value: NewValue)] {
    var item: [(key: String, value: NewValue)] = [
      ("on", .string(entry.on.text)), ("remedy", .string(playbook[entry.remedy].id)),
      ("is", .string(entry.status.rawValue)),
    ]
    for (key, value) in [
      ("by", entry.by), ("reason", entry.reason), ("note", entry.note), ("part", entry.part),
      ("due", entry.due?.text),
    ] {
      if let value { item.append((key, .string(value))) }
    }
    return item
  }

  /// A fact to be written, in a part or in the case.
  private struct Target {
    let fact: Slot
    let value: Value
    let part: String?
  }

  /// The facts that the remedy achieves, with the places that they are written to.
  ///
  /// An entry about a part writes to that part. Any other writes to the case, and also to each part
  /// that states the fact itself or results in another value.
  private func targets(of entry: LogEntry) -> [Target] {
    if let part = `case`.parts.first(where: { $0.id == entry.part }) {
      return changes(of: entry, in: part).map { slot, value in
        let ofCase = playbook.fact(at: slot)?.ofCase == true
        return Target(fact: slot, value: value, part: ofCase ? nil : part.id)
      }
    }
    let whole = changes(of: entry, in: nil)
    return whole.enumerated().flatMap { place, change -> [Target] in
      let (slot, value) = change
      let own = `case`.parts.compactMap { part -> Target? in
        guard playbook.fact(at: slot)?.ofCase != true else { return nil }
        let partValue = changes(of: entry, in: part)[place].1
        let differs = partValue.text != value.text || partValue.newValue == nil
        guard part.facts[slot] != nil || differs else { return nil }
        return Target(fact: slot, value: partValue, part: part.id)
      }
      return [Target(fact: slot, value: value, part: nil)] + own
    }
  }

  private func changes(of entry: LogEntry, in part: Case.Part?) -> [(Slot, Value)] {
    let part = part.flatMap { own in known.parts.first { $0.id == own.id } }
    return Situation(rules, known, part: part).changes(by: playbook[entry.remedy])
  }

  /// The form of a fact that the entry writes.
  private func form(_ value: NewValue, _ entry: LogEntry) -> [(key: String, value: NewValue)] {
    [
      ("value", value), ("source", .string(LogEntry.source(of: playbook[entry.remedy].id))),
      ("on", .string(entry.on.text)),
    ]
  }

  private func path(of name: String, in part: String?) -> [PathStep] {
    writer.editor.document.factPath(playbook.names(of: name), part: part, in: `case`)
  }
}

extension Document {
  /// The path of the fact in the case file, nested or dotted; the dotted name of today where it is
  /// to be added.
  ///
  /// `names` are the fact's name of today, then its old ones: the file may use any of them.
  package func factPath(_ names: [String], part: String?, in case: Case) -> [PathStep] {
    var base: [PathStep] = []
    if let part, let index = `case`.parts.firstIndex(where: { $0.id == part }) {
      base = ["parts", .index(index)]
    }
    base.append("facts")
    return factPath(names, below: base)
  }

  /// The path of a fact below a `facts` map, as the file writes it; the dotted name of today where
  /// it is missing.
  private func factPath(_ names: [String], below base: [PathStep]) -> [PathStep] {
    let facts = root?.node(at: base[...])
    let written = names.lazy.compactMap { facts?.path(to: $0) }.first
    return base + (written ?? [.key(names.first ?? "")])
  }
}

extension Playbook {
  /// The name of the fact, then its old names.
  func names(of fact: String) -> [String] {
    let slot = vocabulary.slot(named: fact)
    return [fact] + (slot.flatMap(self.fact)?.declaration.formerly ?? [])
  }
}

extension Node {
  /// The node at the path below this one; nil where there is none.
  func node(at path: ArraySlice<PathStep>) -> Node? {
    guard let first = path.first else { return self }
    switch first {
    case .key(let key): return self[key]?.node(at: path.dropFirst())
    case .index(let index):
      guard let items = sequence, items.indices.contains(index) else { return nil }
      return items[index].node(at: path.dropFirst())
    }
  }

  fileprivate func path(to name: String) -> [PathStep]? {
    for entry in mapping ?? [] {
      if entry.name == name { return [.key(name)] }
      guard name.hasPrefix(entry.name + "."), entry.value.mapping != nil else { continue }
      let rest = String(name.dropFirst(entry.name.count + 1))
      if let inner = entry.value.path(to: rest) { return [.key(entry.name)] + inner }
    }
    return nil
  }
}

extension Value {
  /// The value as a file writes it; nil where it is unknown or cannot be written.
  package var newValue: NewValue? {
    switch self {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let number): .number(number.text)
    case .string(let text): .string(text)
    case .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths: .string(text)
    case .list(let items): items.newValues.map(NewValue.list)
    case .context(let context):
      context.entries.map(\.value).newValues.map { values in
        .map(zip(context.entries, values).map { ($0.name, $1) })
      }
    case .range, .function, .unknown: nil
    }
  }
}

extension [Value] {
  /// All values as a file writes them; nil where one of them cannot be written.
  fileprivate var newValues: [NewValue]? {
    let values = compactMap(\.newValue)
    return values.count == count ? values : nil
  }
}
