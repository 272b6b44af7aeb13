package import Advising
import Diagnostics
package import FEEL
import Playbooks
package import YAML

/// Writes what happened into a case file (contract, section 3).
///
/// The log entry is inserted at its date. Where a remedy is done, what it achieves is written into
/// the facts. Every other byte of the file stays.
package struct Recorder {
  private let playbook: Playbook
  private let `case`: Case
  private let rules: PlaybookInForce
  private var editor: Editor

  /// The result of recording one entry.
  package struct Recording {
    /// The new text of the case file.
    package let text: [UInt8]
    /// The names of the facts that were written.
    package internal(set) var written: [String] = []
    /// The names of the facts that the remedy is meant to change but whose new value cannot be
    /// determined.
    package internal(set) var open: [String] = []
    /// The facts that the file states for a later day than the entry's; they stay as they are.
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
  }

  /// Records into a case that was read without errors; `rules` are the playbook on the entry's day.
  package init(_ case: Case, _ document: Document, _ rules: PlaybookInForce) {
    playbook = rules.playbook
    self.case = `case`
    self.rules = rules
    editor = Editor(document: document)
  }

  /// Inserts the entry into the log, and writes what it achieves where its status is `done`.
  package mutating func record(_ entry: LogEntry) throws(EditFault) -> Recording {
    let index = `case`.log.firstIndex { $0.on > entry.on } ?? `case`.log.count
    try editor.insert(item(entry), inListAt: ["log"], at: index)
    var written: [String] = []
    var open: [String] = []
    var later: [Later] = []
    if entry.status == .done {
      for target in targets(of: entry) {
        let name = playbook.vocabulary.name(of: target.fact)
        if let statement = laterStatement(of: target, than: entry.on), let day = statement.on {
          if statement.knownValue?.text != target.value.text {
            later.append(Later(name: name, part: target.part, on: day))
          }
          continue
        }
        guard let value = target.value.newValue else {
          if !open.contains(name) { open.append(name) }
          continue
        }
        try editor.set(path(of: name, in: target.part), to: statement(value, entry))
        if !written.contains(name) { written.append(name) }
      }
    }
    return Recording(text: editor.result(), written: written, open: open, later: later)
  }

  /// What the file states for the fact on a day after that of the entry; nil where there is
  /// nothing.
  ///
  /// A late entry never overwrites a statement about a later day. A statement `asked` does not
  /// count as one.
  private func laterStatement(of target: Target, than day: CalendarDate) -> Statement? {
    let part = `case`.parts.first { $0.id == target.part }
    let statement = part?.facts[target.fact] ?? `case`.facts[target.fact]
    guard let statement, statement.status != .asked, let on = statement.on, on > day else {
      return nil
    }
    return statement
  }

  private func item(_ entry: LogEntry) -> [(key: String, value: NewValue)] {
    var item: [(key: String, value: NewValue)] = [
      ("on", .string(entry.on.text)), ("remedy", .string(playbook[entry.remedy].id)),
      ("is", .string(entry.status.rawValue)),
    ]
    for (key, value) in [
      ("by", entry.by), ("reason", entry.reason), ("note", entry.note), ("part", entry.part),
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
    Situation(rules, `case`, part: part).changes(by: playbook[entry.remedy])
  }

  private func statement(_ value: NewValue, _ entry: LogEntry) -> NewValue {
    .map([
      ("value", value), ("source", .string("log \(playbook[entry.remedy].id)")),
      ("on", .string(entry.on.text)),
    ])
  }

  private func path(of name: String, in part: String?) -> [PathStep] {
    editor.document.factPath(playbook.names(of: name), part: part, in: `case`)
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
  fileprivate func node(at path: ArraySlice<PathStep>) -> Node? {
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
