import Testing

/// A page of the reference in both languages.
///
/// The examples stand in the English one; the Chinese one shows them in the words of ``Phrases``.
struct PagePair: Sendable, CustomTestStringConvertible {
  let name: String
  let english: Page
  let chinese: Page

  static func all() throws -> [PagePair] {
    try [
      "playbook-language", "advice", "feel", "agents", "spark", "workbench",
    ].map { try PagePair($0) }
  }

  init(_ name: String) throws {
    self.name = name
    english = try Page("docs/\(name).en.md")
    chinese = try Page("docs/\(name).zh.md")
  }

  var testDescription: String { name }

  var pages: [Page] { [english, chinese] }

  /// The sections that stand at the same place; fails where one page has more than the other.
  func sections() throws -> [(english: Page.Section, chinese: Page.Section)] {
    let (english, chinese) = (english.sections(), chinese.sections())
    let place = zip(english, chinese).first { $0.level != $1.level }
    let isSame = place == nil && english.count == chinese.count
    try #require(
      isSame,
      """
      \(name): the sections differ at \
      \(place.map { "“\($0.title)” and “\($1.title)”" } ?? "the end of the shorter page")
      """)
    return Array(zip(english, chinese))
  }

  /// The heading in each of ``pages`` of the section that the English page calls so.
  func headings(_ english: String) throws -> [String] {
    let section = try #require(try sections().first { $0.english.title == english })
    return [section.english.title, section.chinese.title]
  }
}

extension Page {
  /// What stands below one heading, up to the next of any level.
  struct Section: Sendable {
    /// How many `#` the heading has.
    let level: Int
    let title: String
    var blocks: [Block] = []
    /// How many rows its tables have, heads included.
    var rows = 0
    /// What stands in backticks outside the blocks: keys, values, names, commands.
    var code: Set<String> = []
  }

  func sections() -> [Section] {
    var sections: [Section] = []
    var blocks = blocks()[...]
    var end = 0
    for (index, line) in lines.enumerated() where index >= end {
      if let block = blocks.first, block.line == index + 1 {
        sections[sections.count - 1].blocks.append(block)
        blocks.removeFirst()
        end = block.line + block.lines.count + 1
        continue
      }
      if line.hasPrefix("#") {
        sections.append(
          Section(
            level: line.prefix { $0 == "#" }.count,
            title: String(line.drop { $0 == "#" || $0 == " " })))
      }
      if line.hasPrefix("| ") { sections[sections.count - 1].rows += 1 }
      sections[sections.count - 1].code.formUnion(
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil })
    }
    return sections
  }
}
