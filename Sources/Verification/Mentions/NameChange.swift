package import Diagnostics
package import Playbooks
package import YAML

/// A new name for an entry, written wherever files name the entry; every other byte stays.
///
/// The old name is kept under `formerly` where the section has that key, so that case files that
/// were not at hand can still be read.
package struct NameChange {
  /// The files that change, with their new texts.
  package let files: [SourceFile]
  /// How often each of these files named the entry, by the file's name.
  package let counts: [String: Int]
  /// Places that keep the old name: in a case it goes on being read, in the rules it is an error.
  package let left: [Diagnostic]

  /// The sections whose entries keep their old names under `formerly` (contract, section 1).
  package static let sectionsWithOldNames: Set<SectionName> = [
    .facts, .decisions, .blockers, .remedies, .goals, .clocks, .offices,
  ]

  /// Writes the new name.
  ///
  /// - Parameters:
  ///   - formerly: The names that the entry had before now.
  ///   - index: Where the files name the entry.
  /// - Throws: Where the list of old names cannot be edited in place.
  package init(
    _ entry: EntryName, to name: String, formerly: [String], in index: MentionIndex
  ) throws(EditFault) {
    var files: [SourceFile] = []
    var counts: [String: Int] = [:]
    var left: [Diagnostic] = []
    let items = index.items(of: entry).filter { $0.mention.role != .formerName }
    for own in items.byFile {
      var fixes: [Diagnostic.Fix] = []
      for item in own {
        let place = item.mention.place
        // An alias of YAML gives the same place more than once.
        guard place.span.start >= fixes.last?.span.end ?? 0 else { continue }
        if let text = item.mention.written(name) {
          fixes.append(Diagnostic.Fix(place.span, text))
        } else {
          left.append(.staysOldName(entry.id, name, isError: item.area == .rules, at: place))
        }
      }
      guard !fixes.isEmpty, let file = own.first?.mention.place.file else { continue }
      var changed = file.applying(fixes)
      if Self.sectionsWithOldNames.contains(entry.section),
        own.contains(where: { $0.mention.role == .definition })
      {
        let old = (formerly + [entry.id]).filter { $0 != name }
        changed = try changed.settingOldNames(of: EntryName(entry.section, name), to: old)
      }
      files.append(changed)
      counts[file.name] = fixes.count
    }
    self.files = files
    self.counts = counts
    self.left = left
  }
}

extension [MentionIndex.Item] {
  /// The items of each file, in reading order.
  fileprivate var byFile: [[MentionIndex.Item]] {
    var names: [String] = []
    for item in self where !names.contains(item.mention.place.file.name) {
      names.append(item.mention.place.file.name)
    }
    return names.map { name in filter { $0.mention.place.file.name == name } }
  }
}

extension Mention {
  /// What stands at the place once the entry has another name; nil where the maps around it do not
  /// begin that name.
  fileprivate func written(_ name: String) -> String? {
    if prefix.isEmpty { return name }
    return name.hasPrefix(prefix + ".") ? String(name.dropFirst(prefix.count + 1)) : nil
  }
}

extension SourceFile {
  /// The file with these old names at the entry.
  fileprivate func settingOldNames(of entry: EntryName, to names: [String]) throws(EditFault)
    -> SourceFile
  {
    // A file in which the entry was found has been parsed.
    guard let document = Document.parse(self).document else { return self }
    var editor = Editor(document: document)
    let path: [PathStep] = [.key(entry.section.rawValue), .key(entry.id), .key("formerly")]
    try editor.setList(path, to: names)
    return SourceFile(name: name, text: editor.result())
  }
}

extension Diagnostic {
  /// The name stands in a nested map that does not begin the new name.
  fileprivate static func staysOldName(
    _ old: String, _ new: String, isError: Bool, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      oldNameID, isError ? .error : .note,
      Wording(
        en: "`\(old)` stands in a nested map here, which `\(new)` does not belong to",
        zh: "此处 `\(old)` 写在嵌套映射中，`\(new)` 不属于该映射"),
      at: place,
      help: Wording(
        en: isError
          ? "write it in one key, `\(old): ...`, then rename again"
          : "it goes on being read as the old name; move it by hand to `\(new): ...`",
        zh: isError
          ? "先改写为一个键 `\(old): ...`，再改名" : "旧名仍可读取；也可手工移为 `\(new): ...`"))
  }
}
