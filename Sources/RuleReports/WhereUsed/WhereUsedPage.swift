package import Diagnostics
package import Playbooks
package import Reports
package import Verification

/// Where an entry of a playbook is used (`advisor where`), as a page.
package struct WhereUsedPage {
  let index: MentionIndex
  let entry: EntryName
  let playbook: Playbook
  let language: Language

  /// The page of an entry.
  package init(
    _ entry: EntryName, in index: MentionIndex, _ playbook: Playbook, language: Language
  ) {
    self.index = index
    self.entry = entry
    self.playbook = playbook
    self.language = language
  }

  /// The page, to be written in any format.
  package var page: Page {
    let uses = index.uses(of: entry)
    let sections = MentionIndex.Area.allCases.compactMap { area in
      section(area, uses.filter { $0.area == area })
    }
    return Page(
      language: language, id: entry.id, title: title(entry), head: head,
      sections: sections.isEmpty ? [unused] : sections,
      close: say(WhereUsedWords.close), isAboutRules: true)
  }

  private func say(_ wording: Wording) -> String { wording[language] }

  private func title(_ entry: EntryName) -> String {
    playbook.declaration(of: entry)?.title[language] ?? entry.id
  }

  /// What it is, where it is defined, and what it was called before.
  private var head: [Page.Line] {
    let items = index.items(of: entry)
    let defined = items.filter { $0.mention.role == .definition }.map { place($0.mention.place) }
    let formerly = playbook.declaration(of: entry)?.formerly ?? []
    return [
      Page.Line(nil, [say(entry.section.word)] + defined.map { say(WhereUsedWords.defined) + $0 })
    ] + (formerly.isEmpty ? [] : [Page.Line(say(WhereUsedWords.formerly), formerly)])
  }

  private var unused: Page.Section {
    Page.Section(
      say(WhereUsedWords.uses), count: 0, [.line(Page.Line(nil, [say(WhereUsedWords.none)]))])
  }

  /// The uses in one kind of file, each under what it belongs to.
  private func section(_ area: MentionIndex.Area, _ items: [MentionIndex.Item]) -> Page.Section? {
    guard !items.isEmpty else { return nil }
    var owners: [MentionIndex.Owner?] = []
    for item in items where !owners.contains(item.owner) { owners.append(item.owner) }
    return Page.Section(
      say(WhereUsedWords.area(area)), count: items.count,
      owners.map { owner in .entry(block(owner, items.filter { $0.owner == owner })) })
  }

  private func block(_ owner: MentionIndex.Owner?, _ items: [MentionIndex.Item]) -> Page.Entry {
    let lines = items.map { item in
      let start = item.mention.place.start
      let text = item.mention.place.file.line(start.line).trimmed
      return Page.Line(nil, ["\(place(item.mention.place))  \(text)"], tone: .quiet)
    }
    switch owner {
    case .entry(let entry):
      let kind = say(entry.section.word) + Labels.colon[language]
      return Page.Entry(title: kind + title(entry), id: entry.id, lines: lines)
    case .named(let name): return Page.Entry(title: name, lines: lines)
    case .caseFile(let id): return Page.Entry(title: id, lines: lines)
    case nil: return Page.Entry(title: say(SectionName.playbook.word), lines: lines)
    }
  }

  private func place(_ place: Place) -> String {
    "\(place.file.name):\(place.start.line):\(place.start.column)"
  }
}

/// The headings and sentences of the page.
enum WhereUsedWords {
  static let defined = Wording(en: "defined at ", zh: "定义于 ")
  static let formerly = Wording(en: "formerly", zh: "曾用名")
  static let uses = Wording(en: "Used", zh: "使用情况")
  static let none = Wording(en: "nothing refers to it", zh: "没有任何引用")
  static let close = Wording(
    en: "Of cases, only the files that were read are listed.", zh: "案件仅列出所读取的文件。")

  static func area(_ area: MentionIndex.Area) -> Wording {
    switch area {
    case .rules: Wording(en: "Rules", zh: "规则")
    case .tests: Wording(en: "Tests", zh: "测试")
    case .properties: Wording(en: "Promises", zh: "性质")
    case .cases: Wording(en: "Cases", zh: "案件")
    }
  }
}
