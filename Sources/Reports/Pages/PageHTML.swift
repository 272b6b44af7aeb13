package import Diagnostics

/// Writes pages as one self-contained HTML document, to be printed on A4.
///
/// It needs no scripts and no other files.
package struct PageHTML: Sendable {
  /// Where the pages become a part of another page; nil for documents of their own.
  let embedding: PageEmbedding?

  /// A writer of documents.
  package init() { embedding = nil }

  /// A writer of pieces for the pages of a server.
  package init(embedding: PageEmbedding) { self.embedding = embedding }

  /// The page as a piece of another one, which has the style.
  package func fragment(_ page: Page) -> String {
    let kinds = ["page"] + kinds(of: page)
    let lines =
      ["<div class=\"\(kinds.joined(separator: " "))\" lang=\"\(tag(page.language))\">"]
      + content(of: page) + ["<p class=\"close\">\(escaped(page.close))</p>", "</div>"]
    return lines.joined(separator: "\n")
  }

  /// The lines as a piece of another page.
  package func fragment(_ lines: [Page.Line], _ language: Language) -> String {
    write(lines, language).joined(separator: "\n")
  }

  /// The document that contains all pages.
  package func text(_ pages: [Page]) -> String {
    let language = pages.first?.language ?? .zh
    let isDocument = pages.contains { $0.number != nil }
    let titles = isDocument ? Array(pages.prefix(1)) : pages
    let title = titles.map(\.title).joined(separator: Labels.separator[language])
    return """
      <!DOCTYPE html>
      <html lang="\(tag(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(plain(title))</title>
      <style>
      \(PageStyle.css)\(isDocument ? PageStyle.numbers(language) : "")
      </style>
      </head>
      <body>
      \(pages.map { article($0, in: language) }.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private func tag(_ language: Language) -> String { language == .zh ? "zh-CN" : "en" }

  private func article(_ page: Page, in language: Language) -> String {
    let own = page.language == language ? "" : " lang=\"\(tag(page.language))\""
    let kinds = kinds(of: page)
    let kind = (kinds.isEmpty ? "" : " class=\"\(kinds.joined(separator: " "))\"") + own
    let anchor = page.number.map { " id=\"section-\(escaped($0))\"" } ?? ""
    let hint = page.hint.map { hint in
      (page.language == .zh ? "" : " ") + "<span class=\"hint\">\(escaped(hint))</span>"
    }
    let lines =
      ["<main\(kind)\(anchor)>"] + content(of: page)
      + ["<footer>\(escaped(page.close))\(hint ?? "")</footer>", "</main>"]
    return lines.joined(separator: "\n")
  }

  private func kinds(of page: Page) -> [String] {
    [page.isLandscape ? "landscape" : nil, page.isAboutRules ? "rules" : nil].compactMap { $0 }
  }

  /// The heading of the page and its sections.
  private func content(of page: Page) -> [String] {
    let id = page.hasTitle ? " <code>[\(escaped(page.id))]</code>" : ""
    let number = page.number.map { escaped($0) + " " } ?? ""
    let heading = embedding?.isBelowHeading == true ? "h2" : "h1"
    return ["<header>", "<\(heading)>\(number)\(escaped(page.title))\(id)</\(heading)>"]
      + write(page.head, page.language) + ["</header>"]
      + page.sections.flatMap { write($0, page.language) }
  }

  private func write(_ section: Page.Section, _ language: Language) -> [String] {
    let count = section.count.map { " <span class=\"count\">\($0)</span>" } ?? ""
    var lines = [
      section.isSummary ? "<section class=\"summary\">" : "<section>",
      "<h2>\(escaped(section.title))\(count)</h2>",
    ]
    for block in section.blocks {
      switch block {
      case .entry(let entry): lines += write(entry, language)
      case .line(let line): lines += write([line], language)
      case .outline(let items): lines.append(outline(items[...]))
      case .links(let links):
        let items = links.map {
          "<li><a href=\"\(linkTarget($0.path))\">\(escaped($0.title))</a></li>"
        }
        lines.append("<ul>" + items.joined() + "</ul>")
      case .picture(let picture):
        let style = embedding == nil ? " style=\"margin: .5rem 0; overflow-x: auto\"" : ""
        lines.append("<figure\(style)>\(picture.svg)</figure>")
      case .table(let table): lines += write(table, language)
      case .contents(let items):
        let links = items.map { item in
          let isInner = item.number.contains(".")
          return "<p\(isInner ? " class=\"inner\"" : "")><span>\(escaped(item.number))</span> "
            + "<a href=\"#section-\(escaped(item.number))\">\(escaped(item.title))</a></p>"
        }
        lines += [items.count > 40 ? "<nav class=\"long\">" : "<nav>"] + links + ["</nav>"]
      case .figures(let figures): lines += write(figures, language)
      }
    }
    return lines + ["</section>"]
  }

  /// The table; its heading is repeated on each printed page.
  private func write(_ table: Page.Table, _ language: Language) -> [String] {
    let widths = table.columns.map { column in
      let tenths = 1000 * column.width / table.width
      // A server that allows no styles within pages still gets the widths.
      return embedding == nil
        ? "<col style=\"width: \(tenths / 10).\(tenths % 10)%\">"
        : "<col width=\"\(tenths / 10).\(tenths % 10)%\">"
    }
    let heads = table.columns.map { "<th\(kind($0))>\(escaped($0.title))</th>" }
    let rows = table.rows.map { row in
      let anchor = row.anchor.map { " id=\"\(escaped($0))\"" } ?? ""
      let cells = zip(row.cells, table.columns).map { cell, column in
        "<td\(kind(column, cell))>\(linked(cell.oneLine(language), in: row))</td>"
      }
      let tone = row.tone == .plain ? "" : " class=\"\(row.tone.rawValue)\""
      return "<tr\(anchor)\(tone)>\(cells.joined())</tr>"
    }
    return ["<table>", "<colgroup>\(widths.joined())</colgroup>"]
      + ["<thead><tr>\(heads.joined())</tr></thead>", "<tbody>"] + rows + ["</tbody>", "</table>"]
  }

  /// The class of the cells of a column; a day is not broken.
  private func kind(_ column: Page.Table.Column, _ cell: Page.Table.Cell? = nil) -> String {
    if cell?.isDay == true { return " class=\"whole\"" }
    return column.isRoom ? " class=\"room\"" : column.isRight ? " class=\"right\"" : ""
  }

  /// The figures, each opening to links to the rows that it counts.
  private func write(_ figures: [Page.Figure], _ language: Language) -> [String] {
    let items = figures.map { figure in
      let cases = figure.cases.map {
        "<a href=\"#\(linkTarget($0.anchor))\">\(escaped($0.title))</a>"
      }
      let count = figure.cases.isEmpty ? "0" : "<b>\(figure.cases.count)</b>"
      let names =
        cases.isEmpty ? "" : "<p>" + cases.joined(separator: Labels.comma[language]) + "</p>"
      return
        "<details id=\"figure-\(figure.word)\"><summary>\(escaped(figure.title)) \(count)</summary>\(names)</details>"
    }
    return ["<div class=\"figures\">"] + items + ["</div>"]
  }

  private func write(_ entry: Page.Entry, _ language: Language) -> [String] {
    let number = entry.number.map { "<span class=\"number\">\($0).</span> " } ?? ""
    let id = entry.id.map(code) ?? ""
    return ["<article>", "<h3>\(number)\(escaped(entry.title))\(id)</h3>"]
      + write(entry.lines, language) + more(entry.id) + ["</article>"]
  }

  /// Lines without a label over the whole width, the others as lists of labels.
  private func write(_ lines: [Page.Line], _ language: Language) -> [String] {
    var result: [String] = []
    var labelled: [Page.Line] = []
    for line in lines {
      if line.label != nil {
        labelled.append(line)
        continue
      }
      result += definitions(labelled, language)
      labelled = []
      result.append(
        line.isListed
          ? "<ul\(tone(line))>" + line.items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
          : "<p\(tone(line))>\(escaped(line.joined(language)))</p>")
    }
    return result + definitions(labelled, language)
  }

  /// The lines as a list of labels, each with its items beside it.
  private func definitions(_ lines: [Page.Line], _ language: Language) -> [String] {
    guard !lines.isEmpty else { return [] }
    return ["<dl>"]
      + lines.map { line in
        "<div\(tone(line))><dt>\(escaped(line.label ?? ""))</dt><dd>\(body(line, language))"
          + more(line.id).joined() + "</dd></div>"
      } + ["</dl>"]
  }

  /// Lists inside one another.
  private func outline(_ items: ArraySlice<Page.Item>) -> String {
    var rest = items
    var text = ""
    while let item = rest.popFirst() {
      let inner = rest.prefix { $0.depth > item.depth }
      rest = rest.dropFirst(inner.count)
      text += "<li>\(escaped(item.text))\(inner.isEmpty ? "" : outline(inner))</li>"
    }
    return "<ul>\(text)</ul>"
  }

  private func body(_ line: Page.Line, _ language: Language) -> String {
    if line.form == .command, let link = embedding?.command(line.items) {
      return "<a href=\"\(escaped(link.address))\">\(escaped(link.title))</a>"
    }
    if line.form == .block {
      var items = line.items.map(escaped)
      if let id = line.id, !items.isEmpty { items[0] += code(id) }
      return items.joined(separator: "<br>")
    }
    guard line.isListed, line.items.count > 1 else { return escaped(line.joined(language)) }
    return "<ul>" + line.items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
  }

  /// An id after the title of its entry; paper shows it only to those who work with ids.
  private func code(_ id: String) -> String {
    let code = "<code class=\"id\">[\(escaped(id))]</code>"
    guard let address = embedding?.address(id) else { return " " + code }
    return " <a href=\"\(escaped(address))\">\(code)</a>"
  }

  /// What a server adds below an entry with this id.
  private func more(_ id: String?) -> [String] {
    guard let id, let embedding else { return [] }
    let more = embedding.more(id)
    return more.isEmpty ? [] : [more]
  }

  /// The text of a cell; the id of the case that the row is about leads to that case.
  private func linked(_ text: String, in row: Page.Table.Row) -> String {
    guard let embedding, let anchor = row.anchor, anchor.hasPrefix("case-"),
      text == anchor.dropFirst("case-".count)
    else { return escaped(text) }
    return "<a href=\"\(escaped(embedding.caseAddress(text)))\">\(escaped(text))</a>"
  }

  private func tone(_ line: Page.Line) -> String {
    if line.form == .command { return " class=\"command\"" }
    return line.tone == .plain ? "" : " class=\"\(line.tone.rawValue)\""
  }

  /// The text with HTML's special characters escaped, and without backticks.
  private func plain(_ text: String) -> String { escaped(text.filter { $0 != "`" }) }

  /// The text with HTML's special characters escaped, and text in backticks as code.
  private func escaped(_ text: String) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.enumerated().map { index, piece in
      let text = HTMLText.escaped(String(piece))
      return index % 2 == 0 ? text : "<code>\(text)</code>"
    }.joined()
  }
}
