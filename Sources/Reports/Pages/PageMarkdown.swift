package import Diagnostics

/// Writes pages as Markdown, for example to paste them into a letter.
package struct PageMarkdown: Sendable {
  /// A writer of Markdown.
  package init() {}

  /// The pages, one after the other.
  package func text(_ pages: [Page]) -> String {
    pages.map(text).joined(separator: "\n---\n\n")
  }

  /// Entries of rules as a list without headings, for a text that has its own.
  package func list(_ entries: [Page.Entry], _ language: Language) -> String {
    entries.flatMap { write($0, language, isAboutRules: true) }.map { $0 + "\n" }.joined()
  }

  private func text(_ page: Page) -> String {
    let id =
      !page.hasTitle ? "" : page.isAboutRules ? " (\(escaped(page.id)))" : " " + bracketed(page.id)
    let number = page.number.map { $0 + " " } ?? ""
    var lines = ["# \(number)\(escaped(page.title))\(id)", ""]
    lines += page.head.flatMap { items($0, page.language) }
    if page.head.isEmpty { lines.removeLast() }
    for section in page.sections {
      let count = section.count.map { " (\($0))" } ?? ""
      lines += ["", "## \(escaped(section.title))\(count)", ""]
      for (index, block) in section.blocks.enumerated() {
        switch block {
        case .line(let line):
          if index > 0, !isLine(section.blocks[index - 1]) { lines.append("") }
          lines += items(line, page.language)
        case .entry(let entry):
          if index > 0, isLine(section.blocks[index - 1]) { lines.append("") }
          lines += write(entry, page.language, isAboutRules: page.isAboutRules)
        case .outline(let outline):
          lines += outline.map { inner in
            String(repeating: "  ", count: inner.depth) + item(escaped(inner.text))
          }
        case .links(let links):
          lines += links.map { "- [\(escaped($0.title))](\(linkTarget($0.path)))" }
        case .picture(let picture):
          lines.append("![\(escaped(picture.title))](\(linkTarget(picture.path)))")
        case .table(let table):
          if index > 0 { lines.append("") }
          lines += write(table)
        case .contents(let items):
          lines += items.map { "- \($0.number) \(escaped($0.title))" }
        case .figures(let figures):
          lines += figures.map {
            "- \(escaped($0.title))\(Labels.colon[page.language])\($0.cases.count)"
          }
        }
      }
    }
    lines += ["", "> \(escaped(page.ending))"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table with a bar between the cells.
  private func write(_ table: Page.Table) -> [String] {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = row(table.columns.map { $0.isRight ? "---:" : "---" })
    let rows = table.rows.map { line in
      row(
        line.cells.map { cell in
          let text = cell.text.split(separator: "\n").map { escaped(String($0)) }
            .joined(separator: "<br>")
          return line.tone == .alert && !text.isEmpty ? "**\(text)**" : text
        })
    }
    return [row(table.columns.map { escaped($0.title) }), rule] + rows
  }

  private func isLine(_ block: Page.Block) -> Bool {
    if case .line = block { true } else { false }
  }

  private func write(_ entry: Page.Entry, _ language: Language, isAboutRules: Bool) -> [String] {
    let id = entry.id.map { " " + (isAboutRules ? "`\($0)`" : bracketed($0)) } ?? ""
    let lead = entry.number.map { "\($0). " } ?? "- "
    let indent = String(repeating: " ", count: lead.count)
    return ["\(lead)**\(escaped(entry.title))**\(id)"]
      + entry.lines.flatMap { items($0, language) }.map { indent + $0 }
  }

  private func bracketed(_ id: String) -> String { escaped("[\(id)]") }

  /// The line as a list item; if its items are listed, they form a list below the label.
  private func items(_ line: Page.Line, _ language: Language) -> [String] {
    guard line.isListed, line.items.count > 1 else {
      return [item(write(line, language))]
    }
    guard let label = line.label else { return line.items.map { item(escaped($0)) } }
    let head = "- \(escaped(label))\(Labels.colon[language])"
    return [String(head.reversed().drop { $0 == " " }.reversed())]
      + line.items.map { "  " + item(escaped($0)) }
  }

  private func write(_ line: Page.Line, _ language: Language) -> String {
    let text = escaped(line.withID.joined(language))
    let body = line.tone == .alert ? "**\(text)**" : text
    return line.label.map { "\(escaped($0))\(Labels.colon[language])\(body)" } ?? body
  }

  /// The text with Markdown's special characters escaped, except in code spans.
  private func escaped(_ text: String) -> String {
    let marks: Set<Character> = ["\\", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&"]
    // A backtick that nothing closes begins no code, and hides no mark-up.
    var backticks = text.count { $0 == "`" }
    var inCode = false
    var result = ""
    for character in text {
      let isStray = character == "`" && !inCode && backticks == 1
      if character == "`", !isStray {
        inCode.toggle()
        backticks -= 1
      }
      if isStray || !inCode && marks.contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }

  /// The escaped text as an item of a list; a mark that would begin a list inside it is escaped too.
  private func item(_ text: String) -> String {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(number.count)
    let marks = number.isEmpty ? ["- ", "+ "] : [". ", ") "]
    return "- " + (marks.contains { rest.hasPrefix($0) } ? number + "\\" + rest : text)
  }
}
