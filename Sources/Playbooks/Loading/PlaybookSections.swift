import Diagnostics
import YAML

/// The playbook's files merged by top-level key, with each section's entries in playbook order.
struct PlaybookSections {
  /// One entry of a section: its key, its value and its place.
  struct Entry {
    let section: SectionName
    let key: String
    let place: Place
    let node: Node
    let rank: Int
    var file: SourceFile { place.file }
    /// The entry as messages name it: "office `court`".
    var wording: Wording { section.word.named(key) }
  }

  private var entries: [SectionName: [Entry]] = [:]
  private(set) var header: (node: Node, place: Place)?
  private(set) var calendars: [(node: Node, file: SourceFile)] = []
  private var rank = 0
  private var places: [SectionName: [String: Place]] = [:]

  /// Merges the documents, which must be sorted by path; an id that comes twice is a finding.
  init(_ documents: [Document], into diagnostics: inout [Diagnostic]) {
    for document in documents {
      guard let root = document.root, !root.isEmptyScalar else { continue }
      let what = Wording(en: "a playbook file", zh: "规则文件")
      guard case .mapping(let sections) = root.kind else {
        diagnostics.append(.notAMapping(what, root, in: document.file))
        continue
      }
      var before: SectionName?
      for section in sections {
        before = add(section, of: document.file, after: before, into: &diagnostics)
      }
    }
  }

  /// The entries of the section; none where no file has it.
  subscript(section: SectionName) -> [Entry] { entries[section] ?? [] }

  /// Adds a section; a name that is nearly that of a section is read as it, so that one slip is one
  /// finding.
  ///
  /// Returns the section if it has no entries, because what follows may have been meant as its own.
  private mutating func add(
    _ section: Node.Entry, of file: SourceFile, after before: SectionName?,
    into diagnostics: inout [Diagnostic]
  ) -> SectionName? {
    let place = Place(file, section.key.span)
    let key = section.key.scalar?.text ?? ""
    var name = SectionName(rawValue: key)
    if name == nil {
      if let before, section.value.mapping != nil {
        diagnostics.append(.notIndented(key, under: before.rawValue, at: place))
        addEntries([section], before, file, &diagnostics)
        return before
      }
      let slip = Diagnostic.unknownKey(
        key, of: Wording(en: "a playbook", zh: "规则库"),
        keys: SectionName.allCases.map(\.rawValue), at: place)
      diagnostics.append(slip)
      name = slip.suggestion.flatMap { SectionName(rawValue: $0.replacement) }
    }
    guard let name else { return nil }
    switch name {
    case .playbook:
      if let header {
        diagnostics.append(.definedTwice("playbook", at: place, first: header.place))
      } else {
        header = (section.value, place)
      }
    case .calendar: calendars.append((section.value, file))
    default:
      if section.value.isEmptyScalar { return name }
      addEntries(of: section, name, file, &diagnostics)
    }
    return nil
  }

  private mutating func addEntries(
    of section: Node.Entry, _ name: SectionName, _ file: SourceFile,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard case .mapping(let list) = section.value.kind else {
      let what = Wording(en: "`\(name.rawValue)`", zh: "`\(name.rawValue)`")
      diagnostics.append(.notAMapping(what, section.value, in: file))
      return
    }
    addEntries(list, name, file, &diagnostics)
  }

  private mutating func addEntries(
    _ list: [Node.Entry], _ name: SectionName, _ file: SourceFile,
    _ diagnostics: inout [Diagnostic]
  ) {
    for item in list {
      let place = Place(file, item.key.span)
      guard let key = item.key.scalar?.text else {
        diagnostics.append(.keyIsNoText(at: place))
        continue
      }
      if let first = places[name]?[key] {
        diagnostics.append(.definedTwice(key, at: place, first: first))
        continue
      }
      places[name, default: [:]][key] = place
      entries[name, default: []].append(
        Entry(section: name, key: key, place: place, node: item.value, rank: rank))
      rank += 1
    }
  }
}
