import Diagnostics

/// Writes pages for a terminal, with aligned columns and, if asked for, in colour.
package struct PageText: Sendable {
  /// The width of the terminal, in cells; at least 40.
  package let width: Int
  /// Whether to use the colours of a terminal.
  package let color: Bool

  /// A writer for a terminal of this width.
  package init(width: Int = 80, color: Bool = false) {
    self.width = max(width, 40)
    self.color = color
  }

  /// The pages, one after the other.
  package func text(_ pages: [Page]) -> String {
    let rule = String(repeating: "=", count: width)
    return pages.map(text).joined(separator: "\n\(rule)\n\n")
  }

  private func text(_ page: Page) -> String {
    let language = page.language
    let name = page.hasTitle ? "\(page.id)  \(page.title)" : page.id
    let title = (page.number.map { $0 + "  " } ?? "") + name
    var lines = wrapped(title, indent: 0).map { painted($0, .title) }
    let head = page.head.compactMap { $0.label.map(terminalWidth) }.filter { $0 <= 12 }.max() ?? 0
    lines += page.head.flatMap { write($0, language, indent: 0, column: head + 2) }
    for section in page.sections {
      let count = section.count.map { " (\($0))" } ?? ""
      lines.append("")
      lines += wrapped(section.title + count, indent: 0).map { painted($0, .heading) }
      let entries = column(of: section, inEntries: true)
      let own = column(of: section, inEntries: false)
      for block in section.blocks {
        switch block {
        case .line(let line): lines += write(line, language, indent: 2, column: own)
        case .entry(let entry): lines += write(entry, language, column: entries)
        case .outline(let items):
          lines += items.flatMap { wrapped("- " + $0.text, indent: 2 + 2 * $0.depth, hanging: 2) }
        case .links(let links):
          lines += links.flatMap {
            wrapped("- \($0.title) (\(visible($0.path)))", indent: 2, hanging: 2)
          }
        case .picture(let picture):
          lines += wrapped("\(picture.title) (\(visible(picture.path)))", indent: 2)
        case .table(let table): lines += write(table, language)
        case .contents(let items):
          lines += items.flatMap { wrapped("\($0.number)  \($0.title)", indent: 2, hanging: 4) }
        case .figures(let figures):
          let items = figures.map { "\($0.title) \($0.cases.count)" }
          lines += wrapped(items.joined(separator: Labels.separator[language]), indent: 2)
        }
      }
    }
    lines.append("")
    lines += wrapped(page.ending, indent: 0).map { painted($0, .quiet) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func write(_ entry: Page.Entry, _ language: Language, column: Int) -> [String] {
    let lead = entry.number.map { "\($0). " } ?? "- "
    let id = entry.id.map { "  [\($0)]" } ?? ""
    let indent = 2 + terminalWidth(lead)
    let heading = wrapped(entry.title + id, indent: indent).enumerated().map { index, line in
      painted(index == 0 ? "  " + lead + line.dropFirst(indent) : line, .title)
    }
    return heading + entry.lines.flatMap { write($0, language, indent: 5, column: column) }
  }

  /// The label in a column of its own, and the items beside it.
  private func write(_ line: Page.Line, _ language: Language, indent: Int, column: Int)
    -> [String]
  {
    if line.form == .command { return command(line, indent: indent) }
    guard let label = line.label else {
      let texts = line.isListed ? line.items.map { "- " + $0 } : [line.joined(language)]
      return texts.flatMap { text in
        wrapped(text, indent: indent, hanging: line.isListed ? 2 : 0)
      }.map { painted($0, .init(line.tone)) }
    }
    let start = indent + max(column, terminalWidth(label) + 1)
    let texts = line.form == .row ? [line.withID.joined(language)] : line.withID.items
    let lines = texts.flatMap { wrapped($0, indent: start, hanging: line.isListed ? 2 : 0) }
    return lines.enumerated().map { index, text in
      let body = painted(String(text.dropFirst(start)), .init(line.tone))
      guard index == 0 else { return String(repeating: " ", count: start) + body }
      let blanks = String(repeating: " ", count: indent)
      let name = padded(label, to: start - indent)
      return blanks + painted(name, .init(line.tone, isLabel: true)) + body
    }
  }

  /// The label, and below it the command as it can be copied: it is broken only between arguments.
  private func command(_ line: Page.Line, indent: Int) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    for item in line.items {
      // A line that goes on ends with a blank and a backslash.
      if let last = lines.last, indent + 4 + terminalWidth(last + " " + item) + 2 <= width {
        lines[lines.count - 1] += " " + item
      } else {
        lines.append((lines.isEmpty ? "  " : "    ") + item)
      }
    }
    let label = line.label.map { [blanks + painted($0, .label)] } ?? []
    return label
      + lines.enumerated().map { index, text in
        blanks + text + (index == lines.count - 1 ? "" : " \\")
      }
  }

  /// The width of the labels of a section, or of its entries, in terminal cells.
  private func column(of section: Page.Section, inEntries: Bool) -> Int {
    let labels = section.blocks.flatMap { block -> [String] in
      switch block {
      case .line(let line): inEntries ? [] : [line].compactMap(\.labelBeside)
      case .entry(let entry): inEntries ? entry.lines.compactMap(\.labelBeside) : []
      case .outline, .links, .picture, .table, .contents, .figures: []
      }
    }
    return (labels.map { terminalWidth($0) }.max() ?? 0) + 2
  }

  func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    let lines = Wrapping(width: width - indent - hanging).lines(text)
    let more = String(repeating: " ", count: hanging)
    return lines.enumerated().map { index, line in blanks + (index == 0 ? "" : more) + line }
  }

  /// The ways in which a piece of text is painted.
  enum Paint {
    case title, heading, label, plain, alert, quiet

    init(_ tone: Page.Tone, isLabel: Bool = false) {
      switch tone {
      case .alert: self = .alert
      case .quiet: self = .quiet
      case .plain: self = isLabel ? .label : .plain
      }
    }

    /// The ECMA-48 codes for bold, faint and colours.
    var code: String? {
      switch self {
      case .title: "1"
      case .heading: "1;36"
      case .label, .quiet: "2"
      case .alert: "31"
      case .plain: nil
      }
    }
  }

  func painted(_ text: String, _ paint: Paint) -> String {
    guard color, let code = paint.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Page.Line {
  /// The label that stands beside the items, and not above them.
  fileprivate var labelBeside: String? { form == .command ? nil : label }
}
