package import Diagnostics

/// A text for people before it takes a form: the terminal, Markdown and HTML write the same page.
package struct Page: Sendable {
  package let language: Language
  /// What the page is about, as a stable id: the case.
  package let id: String
  package let title: String
  /// The labelled lines under the title.
  package let head: [Line]
  package let sections: [Section]
  /// The last line.
  package let close: String

  package init(
    language: Language, id: String, title: String, head: [Line], sections: [Section], close: String
  ) {
    self.language = language
    self.id = id
    self.title = title
    self.head = head
    self.sections = sections
    self.close = close
  }

  /// Whether the title says more than the id.
  var hasTitle: Bool { title != id }

  /// A heading with what stands under it.
  package struct Section: Sendable {
    package let title: String
    /// How many entries the heading announces; nil: it announces none.
    package let count: Int?
    /// What comes first on the page and is set apart from the rest.
    package let isSummary: Bool
    package let blocks: [Block]

    package init(_ title: String, count: Int? = nil, isSummary: Bool = false, _ blocks: [Block]) {
      self.title = title
      self.count = count
      self.isSummary = isSummary
      self.blocks = blocks
    }
  }

  package enum Block: Sendable {
    case line(Line)
    case entry(Entry)
    /// Other pages to go to.
    case links([Link])
    case picture(Picture)
  }

  /// Another page, by its path from this one.
  package struct Link: Sendable {
    package let title: String
    package let path: String

    package init(_ title: String, to path: String) {
      self.title = title
      self.path = path
    }
  }

  /// A drawing in a file of its own; HTML carries it along, a terminal only names it.
  package struct Picture: Sendable {
    package let title: String
    package let path: String
    package let svg: String

    package init(_ title: String, path: String, svg: String) {
      self.title = title
      self.path = path
      self.svg = svg
    }
  }

  /// Something with a title of its own, an id, and lines about it.
  package struct Entry: Sendable {
    /// Its number on the page, where the order means something.
    package let number: Int?
    package let title: String
    package let id: String?
    package let lines: [Line]

    package init(number: Int? = nil, title: String, id: String? = nil, lines: [Line]) {
      self.number = number
      self.title = title
      self.id = id
      self.lines = lines
    }
  }

  /// A line: a label where it has one, and one or more items.
  package struct Line: Sendable {
    package let label: String?
    package let items: [String]
    package let tone: Tone
    /// Each item stands on a line of its own where the form has room.
    package let isListed: Bool

    package init(
      _ label: String? = nil, _ items: [String], tone: Tone = .plain, isListed: Bool = false
    ) {
      self.label = label
      self.items = items
      self.tone = tone
      self.isListed = isListed
    }

    /// The items in one run of text.
    func joined(_ language: Language) -> String {
      items.joined(separator: Labels.separator[language])
    }
  }

  /// How a line is set; the words say the same without it.
  package enum Tone: String, Sendable {
    case plain
    /// Somebody should look here: overdue, stuck, disputed.
    case alert
    /// Beside the point, for who looks closer.
    case quiet
  }
}
