package import Diagnostics

/// A text for people, independent of its format: terminal, Markdown and HTML all show such a page.
///
/// Control characters are written out, in whatever part they stand.
package struct Page: Sendable {
  /// The language of the page.
  package let language: Language
  /// The stable id of its subject, such as the case.
  package let id: String
  /// The heading of the page.
  package let title: String
  /// The lines below the title.
  package let head: [Line]
  /// The sections in their order.
  package let sections: [Section]
  /// The closing line.
  package let close: String
  /// How to see more with the program, after the closing line; not printed on paper.
  package let hint: String?
  /// Whether it is printed across the sheet.
  package let isLandscape: Bool
  /// The number of the page as a section of a document; nil where it is no section of one.
  package let number: String?
  /// Whether its readers work with ids: those of its entries stand as code, and are printed on paper.
  package let isAboutRules: Bool

  /// A page with its head, its sections and its closing line.
  package init(
    language: Language, id: String, title: String, head: [Line], sections: [Section],
    close: String, hint: String? = nil, isLandscape: Bool = false, number: String? = nil,
    isAboutRules: Bool = false
  ) {
    self.language = language
    self.id = visible(id)
    self.title = visible(title)
    self.head = head
    self.sections = sections
    self.close = visible(close)
    self.hint = hint.map(visible)
    self.isLandscape = isLandscape
    self.number = number
    self.isAboutRules = isAboutRules
  }

  /// The same page as a section of a document, with the closing line of the document.
  func numbered(_ number: String, close: String) -> Page {
    Page(
      language: language, id: id, title: title, head: head, sections: sections, close: close,
      isLandscape: isLandscape, number: number, isAboutRules: isAboutRules)
  }

  /// The closing line and the hint as one text.
  var ending: String { close + (hint.map { (language == .zh ? "" : " ") + $0 } ?? "") }

  /// Whether the title differs from the id.
  var hasTitle: Bool { title != id }

  /// A heading and the blocks below it.
  package struct Section: Sendable {
    /// The heading.
    package let title: String
    /// The number of entries shown in the heading, if any.
    package let count: Int?
    /// Whether the section is the summary at the top, which is set apart from the rest.
    package let isSummary: Bool
    /// The blocks in their order.
    package let blocks: [Block]

    /// A section with its heading.
    package init(_ title: String, count: Int? = nil, isSummary: Bool = false, _ blocks: [Block]) {
      self.title = visible(title)
      self.count = count
      self.isSummary = isSummary
      self.blocks = blocks
    }

    /// A section that is a list, its heading with a capital letter; nil where the list is empty.
    package init?(_ title: String, list items: [String]) {
      guard !items.isEmpty else { return nil }
      self.init(
        title.prefix(1).uppercased() + title.dropFirst(), [.line(Line(nil, items, isListed: true))])
    }
  }

  /// A part of a section.
  package enum Block: Sendable {
    case line(Line)
    case entry(Entry)
    /// A list with lists inside it.
    case outline([Item])
    /// Links to other pages.
    case links([Link])
    case picture(Picture)
    case table(Table)
    /// The sections of the document, each with its number and title.
    case contents([(number: String, title: String)])
    /// Figures in one line; each leads to the cases that it counts.
    case figures([Figure])
  }

  /// An item of an outline.
  package struct Item: Sendable {
    /// The text of the item.
    package let text: String
    /// In how many other items it lies: at most one more than the item before it.
    package let depth: Int

    /// An item at that depth.
    package init(_ text: String, depth: Int) {
      self.text = visible(text)
      self.depth = depth
    }
  }

  /// A link to another page, by its path relative to this one.
  package struct Link: Sendable {
    /// The text of the link.
    package let title: String
    /// The path of the page.
    package let path: String

    /// A link with its text.
    package init(_ title: String, to path: String) {
      self.title = visible(title)
      self.path = path
    }
  }

  /// A drawing in a file of its own; HTML embeds it, the other formats refer to it.
  package struct Picture: Sendable {
    /// The title of the drawing.
    package let title: String
    /// The path of its file, relative to the page.
    package let path: String
    /// The drawing as SVG.
    package let svg: String

    /// A drawing with its title and file.
    package init(_ title: String, path: String, svg: String) {
      self.title = visible(title)
      self.path = path
      self.svg = svg
    }
  }

  /// An item with a title, an id, and lines about it.
  package struct Entry: Sendable {
    /// The number of the entry on the page, if the order matters.
    package let number: Int?
    /// The title of the entry.
    package let title: String
    /// The id of the entry in the playbook, if it has one.
    package let id: String?
    /// The lines below the title.
    package let lines: [Line]

    /// An entry with its lines.
    package init(number: Int? = nil, title: String, id: String? = nil, lines: [Line]) {
      self.number = number
      self.title = visible(title)
      self.id = id.map(visible)
      self.lines = lines
    }
  }

  /// A line with one or more items, and a label if it needs one.
  package struct Line: Sendable {
    /// The label before the items.
    package let label: String?
    /// The items of the line.
    package let items: [String]
    /// The id in the playbook of what the first item names, if it has one.
    package let id: String?
    /// The emphasis of the line.
    package let tone: Tone
    /// How the items stand beside one another.
    package let form: Form

    /// How the items of a line stand beside one another, as far as the format allows it.
    package enum Form: Sendable {
      /// One after the other.
      case row
      /// Each on a line of its own.
      case block
      /// Each as an item of a list.
      case list
      /// The arguments of a command to copy; a terminal gives it lines of its own.
      case command
    }

    /// Whether the items are a list.
    var isListed: Bool { form == .list }

    /// A line of items.
    package init(
      _ label: String? = nil, _ items: [String], id: String? = nil, tone: Tone = .plain,
      form: Form = .row
    ) {
      self.label = label.map(visible)
      self.items = items.map(visible)
      self.id = id.map(visible)
      self.tone = tone
      self.form = form
    }

    /// A line of items, or a list of them.
    package init(
      _ label: String? = nil, _ items: [String], tone: Tone = .plain, isListed: Bool
    ) {
      self.init(label, items, tone: tone, form: isListed ? .list : .row)
    }

    /// The line with its id, in brackets, as a part of the first item.
    var withID: Line {
      guard let id, let first = items.first else { return self }
      return Line(label, ["\(first) [\(id)]"] + items.dropFirst(), tone: tone, form: form)
    }

    /// The items as one text.
    func joined(_ language: Language) -> String {
      if form == .command { return "`\(items.joined(separator: " "))`" }
      return items.joined(separator: Labels.separator[language])
    }
  }

  /// The emphasis of a line; the words alone already say the same.
  package enum Tone: String, Sendable {
    case plain
    /// Something that needs attention: overdue, stuck, disputed.
    case alert
    /// A side remark.
    case quiet
  }
}
