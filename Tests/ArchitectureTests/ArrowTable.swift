/// The table of `docs/ARCHITECTURE.md` that says which module may import which.
struct ArrowTable {
  struct Row: Equatable {
    /// Modules of this package.
    let ours: Set<String>
    /// Modules from elsewhere.
    let others: Set<String>

    func allows(_ module: String) -> Bool { ours.contains(module) || others.contains(module) }
  }

  let rows: [String: Row]

  /// Reads the rows `| module | ours | others | ... |` below the heading, up to the next heading.
  init(_ markdown: String, below heading: String) {
    var rows: [String: Row] = [:]
    var isBelow = false
    for line in markdown.split(separator: "\n") {
      if line.hasPrefix("#") { isBelow = line == heading }
      guard isBelow, line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|").map(ArrowTable.names)
      guard cells.count >= 3, let name = cells[0].first else { continue }
      rows[name] = Row(ours: Set(cells[1]), others: Set(cells[2]))
    }
    self.rows = rows
  }

  static func ofTheProject() throws -> ArrowTable {
    ArrowTable(
      try Project.file("docs/ARCHITECTURE.md").text, below: "## Modules and arrows")
  }

  /// What stands between backticks.
  private static func names(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  }
}
