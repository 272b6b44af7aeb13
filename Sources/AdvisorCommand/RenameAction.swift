import ArgumentParser
import Diagnostics
import Files
import Playbooks
import Verification
import YAML

/// `advisor fmt --rename OLD=NEW`: gives entries other names, in rules, tests, promises and cases.
struct RenameAction {
  let rules: String
  let cases: [String]
  let language: Language

  /// Whether the argument asks for another name, and is no file.
  static func isNewName(_ text: String) -> Bool { text.contains("=") }

  /// Writes the new names, or says with `onlyChecked` which files they would change.
  ///
  /// Nothing is written where a name is unknown or taken, or where the rules would have an error.
  func run(_ names: [String], onlyChecked: Bool) throws {
    _ = try Rulebook.open(rules, language)
    var files = try Failing.orExit(language) { () throws(FileFault) in
      try NamingFiles(rules, cases: cases, language)
    }
    var counts: [String: Int] = [:]
    var left: [Diagnostic] = []
    for name in names {
      let change = try change(name, in: files)
      counts.merge(change.counts, uniquingKeysWith: +)
      left += change.left
      files = files.replacing(change.files)
    }
    Console.error(left, language)
    if left.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    let changed = files.all.filter { counts[$0.name] != nil }
    if !onlyChecked {
      try Failing.orExit(language) { () throws(FileFault) in
        try DurableFile.write(changed.map { (path: $0.name, bytes: $0.text) })
      }
    }
    Console.error(changed.map { line($0.name, counts[$0.name] ?? 0, onlyChecked) }.joined())
    if onlyChecked, !changed.isEmpty { throw ExitCode(1) }
  }

  private func line(_ path: String, _ count: Int, _ onlyChecked: Bool) -> String {
    let places = count == 1 ? "place" : "places"
    return Wording(
      en: "\(path): \(onlyChecked ? "would be renamed" : "renamed") in \(count) \(places)\n",
      zh: "\(path)：\(onlyChecked ? "将改名" : "已改名") \(count) 处\n")[language]
  }

  /// The change that `OLD=NEW` asks for; a slip is told, and ends the command with status 2.
  private func change(_ text: String, in files: NamingFiles) throws -> NameChange {
    let loaded = PlaybookLoader.load(files.rules, notingMentions: true)
    guard let playbook = loaded.playbook else { throw ExitCode(2) }
    let typed = TypedRenaming(text)
    var slips: [Diagnostic] = []
    let entry = typed.entry(in: playbook, &slips)
    let index = files.index(of: loaded, by: playbook)
    guard let entry, slips.isEmpty else { throw failure(slips) }
    if let taken = typed.taken(for: entry, in: playbook) { throw failure([taken]) }
    let formerly = playbook.declaration(of: entry)?.formerly ?? []
    let change: NameChange
    do {
      change = try NameChange(entry, to: typed.new, formerly: formerly, in: index)
    } catch {
      let file = playbook.declaration(of: entry)?.place.file
      throw failure([error.diagnostic(in: file ?? SourceFile(name: rules, text: ""))])
    }
    // What the new name breaks is told where it was typed.
    let after = PlaybookLoader.load(files.replacing(change.files).rules)
    let faults = after.diagnostics.filter { $0.severity == .error }
    if let fault = faults.first, change.left.allSatisfy({ $0.severity != .error }) {
      throw failure([
        Diagnostic(fault.id, .error, fault.message, at: typed.newPlace, help: fault.help)
      ])
    }
    return change
  }

  private func failure(_ slips: [Diagnostic]) -> ExitCode {
    Console.error(slips, language)
    return ExitCode(2)
  }
}

/// What was typed as `OLD=NEW`.
private struct TypedRenaming {
  private let source: SourceFile
  let old: String
  let new: String
  private let oldPlace: Place
  let newPlace: Place

  init(_ text: String) {
    source = SourceFile(typed: text, for: "--rename")
    let pieces = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    old = String(pieces[0]).trimmed
    new = pieces.count == 2 ? String(pieces[1]).trimmed : ""
    oldPlace = Place(source, Span(0, pieces[0].utf8.count))
    newPlace = Place(source, Span(min(pieces[0].utf8.count + 1, text.utf8.count), text.utf8.count))
  }

  /// The entry that has the old name today; nil, with a slip, where none or more than one has it.
  func entry(in playbook: Playbook, _ slips: inout [Diagnostic]) -> EntryName? {
    let found = playbook.entries(withID: old)
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      slips.append(.severalNamed(old, found, at: oldPlace))
    } else {
      slips.append(
        NameSearch(playbook.namedEntries).diagnostic(
          old, to: "name", Wording(en: "entry of the rules named", zh: "规则条目"), at: oldPlace))
    }
    return nil
  }

  /// The slip that another entry has the new name, today or formerly; nil where it is free.
  func taken(for entry: EntryName, in playbook: Playbook) -> Diagnostic? {
    for section in entry.section.sharingNames {
      for named in playbook.namedEntries(of: section) where named.key != entry {
        if named.id == new || named.formerly.contains(new) {
          return .nameTaken(new, by: named.key, at: newPlace)
        }
      }
    }
    return old == new || new.isEmpty ? .noNewName(at: newPlace) : nil
  }
}

extension SectionName {
  /// The sections of which no two entries may have the same name (contract, section 1).
  fileprivate var sharingNames: [SectionName] {
    let groups: [[SectionName]] = [
      [.facts, .decisions], [.goals, .blockers, .remedies, .clocks],
    ]
    return groups.first { $0.contains(self) } ?? [self]
  }
}

extension Diagnostic {
  fileprivate static func severalNamed(_ name: String, _ entries: [EntryName], at place: Place)
    -> Diagnostic
  {
    let ways = entries.map { "`\($0.section.singular):\($0.id)`" }
    return Diagnostic(
      "ambiguous-name", .error,
      Wording(
        en: "`\(name)` is the name of \(entries.count) entries",
        zh: "`\(name)` 是 \(entries.count) 个条目的编号"),
      at: place,
      help: Wording(
        en: "write one of " + ways.joined(separator: ", "),
        zh: "请写 " + ways.joined(separator: "、") + " 之一"))
  }

  fileprivate static func nameTaken(_ name: String, by entry: EntryName, at place: Place)
    -> Diagnostic
  {
    let isOld = entry.id != name
    let kind = entry.section.word.named(entry.id)
    return Diagnostic(
      "name-taken", .error,
      Wording(
        en: isOld
          ? "\(kind.en) was called `\(name)` before" : "\(kind.en) is there already",
        zh: isOld ? "\(kind.zh) 曾用名 `\(name)`" : "已有\(kind.zh)"),
      at: place, help: Wording(en: "write another name", zh: "请换一个名称"))
  }

  fileprivate static func noNewName(at place: Place) -> Diagnostic {
    Diagnostic(
      "no-new-name", .error, Wording(en: "there is no new name", zh: "没有写新的名称"), at: place,
      help: Wording(
        en: "write `--rename OLD=NEW`, such as `--rename assets.seized=assets.sealed`",
        zh: "请写 `--rename 旧名=新名`，如 `--rename assets.seized=assets.sealed`"))
  }
}
