package import Diagnostics

/// What becomes of one row of a decision table; rows are counted from 1.
package enum TableChange: Hashable, Sendable {
  /// Cells of a row say something else.
  case changed(at: Int, cells: [Cell])
  /// A row stands somewhere else.
  case moved(from: Int, to: Int)
  /// A row is new.
  case new(at: Int, cells: [String])
  /// A row is gone, and so are its comments.
  case gone(from: Int, cells: [String], comments: [String])

  /// A cell that says something else.
  package struct Cell: Hashable, Sendable {
    let name: String
    let column: String
    let old: String
    let new: String
  }

  /// A cell that is no FEEL, and what it can only mean.
  package struct Reading: Hashable, Sendable {
    let cell: String
    let typed: String
    let meant: String

    /// The sentence that says so.
    package var wording: Wording {
      Wording(
        en: "\(cell): `\(typed)` is read as `\(meant)`", zh: "\(cell)：`\(typed)` 读作 `\(meant)`")
    }
  }

  /// The lines that tell the change.
  package func lines(_ language: Language) -> [String] {
    func word(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }
    switch self {
    case .changed(let row, let cells):
      return [word("row \(row) changed", "第 \(row) 行有改动")]
        + cells.map { "    \($0.column): \($0.old) -> \($0.new)" }
    case .moved(let from, let to):
      return [word("row \(from) moved, now row \(to)", "原第 \(from) 行移为第 \(to) 行")]
    case .new(let row, let cells):
      return [word("row \(row) new", "第 \(row) 行为新增"), "    " + cells.joined(separator: " | ")]
    case .gone(let row, let cells, let comments):
      let lines = [
        word("row \(row) gone", "原第 \(row) 行删除"), "    " + cells.joined(separator: " | "),
      ]
      return comments.isEmpty
        ? lines
        : lines + [word("    with its comments:", "    连同其注释：")] + comments.map { "      " + $0 }
    }
  }
}
