/// A line of a file as a terminal shows it, with a mark below each cell of a span.
///
/// What is wider than the terminal would be broken by it, and the marks would stand anywhere: so
/// it is cut to what is around the span, with `...` for what is left out.
struct Excerpt {
  let line: String
  /// The blanks before the marks, and how many marks there are.
  let indent: Int
  let marks: Int

  private static let cut = "..."

  /// The span's scalars, `first` up to and without `last`, in as many cells as there are.
  init(_ text: String, marking first: Int, upTo last: Int, cells: Int) {
    // A tab is printed as one blank, so that the mark stands below its place.
    let scalars = text.unicodeScalars.map { $0 == "\t" ? " " : $0 }
    let widths = scalars.map { terminalWidth($0) }
    let total = widths.reduce(0, +)
    let before = widths[..<first].reduce(0, +)
    let own = max(1, widths[first..<last].reduce(0, +))
    if total <= cells {
      self.init(line: Self.text(scalars[...]), indent: before, marks: own)
      return
    }
    // With one end in view there is one cut only.
    let (some, most) = (cells - 2 * Self.cut.count, cells - Self.cut.count)
    let middle = before - max(0, some - own) / 2
    let skipped = before + own <= most ? 0 : min(middle, total - most)
    var start = 0
    var left = 0
    while left < skipped {
      left += widths[start]
      start += 1
    }
    let room = start == 0 || total - left <= most ? most : some
    var end = start
    var shown = 0
    while end < scalars.count, shown + widths[end] <= room {
      shown += widths[end]
      end += 1
    }
    let lead = start > 0 ? Self.cut : ""
    let tail = end < scalars.count ? Self.cut : ""
    let visible = max(1, min(own, shown - (before - left)))
    self.init(
      line: lead + Self.text(scalars[start..<end]) + tail,
      indent: lead.count + before - left, marks: visible)
  }

  private init(line: String, indent: Int, marks: Int) {
    self.line = line
    self.indent = indent
    self.marks = marks
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
