import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Decision tables: cases that no row covers, or too many, and rows that say nothing.
enum TableCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    var findings: [Finding] = []
    for (index, decision) in context.playbook.decisions.enumerated() {
      guard case .table(let table) = decision.logic, !table.rows.isEmpty else { continue }
      let subject = Finding.Subject.decision(Reference(index))
      let form = TableForm(decision: decision, table: table)
      var found = form.mergeableRows { _, _ in false } + form.priorityAdvice
      if let matches = matches(of: table, &context) {
        found = form.mergeableRows {
          (try? context.space.store.and(matches[$0], matches[$1])) == .alwaysFalse
        }
        found += form.priorityAdvice
        var rows = TableRows(form: form, matches: matches)
        found += rows.gap(&context)
        found += rows.overlaps(&context)
        found += rows.neverChosen(&context)
        found += rows.hitAdvice(&context)
      }
      findings += found.map { Finding($0, about: subject) }
    }
    return findings
  }

  /// Where each row matches; nil where that cannot be told of one.
  private static func matches(of table: Decision.Table, _ context: inout CheckContext) -> [Diagram]?
  {
    var all: [Diagram] = []
    for row in table.rows.indices {
      guard let matches = context.matches(row, of: table) else { return nil }
      all.append(matches)
    }
    return all
  }
}

/// What can be said of a table from how it is written.
struct TableForm: Sendable {
  let decision: Decision
  let table: Decision.Table
  var hit: HitPolicy { table.table.hit }

  /// The first cell of a row, for its place.
  func place(of row: Int) -> Place {
    let cells = table.rows[row]
    guard let first = cells.first, let last = cells.last else { return decision.declaration.place }
    return Place(first.file, first.place.span.joined(with: last.place.span))
  }

  func output(of row: Int) -> Formula? { table.rows[row].last }

  /// Rows with one output that differ in a single cell.
  ///
  /// Of a `first` table only neighbours, since what stands between may match before. Where every row
  /// counts, only rows that never meet.
  func mergeableRows(areApart: (Int, Int) -> Bool) -> [Diagnostic] {
    let takesOne = [.unique, .any, .first, .priority, .collectMin, .collectMax].contains(hit)
    var found: [Diagnostic] = []
    for row in table.rows.indices.dropFirst() {
      let earlier = [.first, .ruleOrder].contains(hit) ? [row - 1] : Array(0..<row)
      for other in earlier {
        guard let cell = onlyDifference(table.rows[other], table.rows[row]),
          takesOne || areApart(other, row)
        else { continue }
        found.append(
          .mergeable(
            row + 1, other + 1,
            cell: "\(table.rows[other][cell].text), \(table.rows[row][cell].text)",
            at: place(of: row), place(of: other)))
        break
      }
    }
    return found
  }

  /// The one input in which two rows with the same output differ.
  private func onlyDifference(_ a: [Formula], _ b: [Formula]) -> Int? {
    guard a.last?.text == b.last?.text else { return nil }
    let different = a.indices.dropLast().filter { a[$0].text != b[$0].text }
    guard different.count == 1, let cell = different.first else { return nil }
    let texts = [a[cell].text, b[cell].text]
    return texts.contains { $0 == "-" || $0.hasPrefix("not") } ? nil : cell
  }

  /// A policy that follows the declared order of values, where none is declared.
  var priorityAdvice: [Diagnostic] {
    guard [.priority, .outputOrder].contains(hit), decision.allowed?.values == nil else {
      return []
    }
    return [.noPriorities(decision, hit)]
  }
}

extension Diagnostic {
  fileprivate static func mergeable(
    _ row: Int, _ other: Int, cell: String, at place: Place, _ earlier: Place
  ) -> Diagnostic {
    Diagnostic(
      "mergeable-rows", .note,
      Wording(
        en: "rows \(other) and \(row) differ in one cell only, and say the same",
        zh: "第 \(other) 行与第 \(row) 行只差一格，结果相同"),
      at: place, notes: [Note(Wording(en: "the other row is here", zh: "另一行在这里"), at: earlier)],
      help: Wording(en: "make one row of them, with the cell `\(cell)`", zh: "合并为一行，该格写 `\(cell)`"))
  }

  fileprivate static func noPriorities(_ decision: Decision, _ hit: HitPolicy) -> Diagnostic {
    Diagnostic(
      "hit-policy", .warning,
      Wording(
        en: "`hit: \(hit.rawValue)` follows the order of `allowed`, and `\(decision.id)` has none",
        zh: "`hit: \(hit.rawValue)` 依 `allowed` 的顺序取值，而 `\(decision.id)` 没有 `allowed`"),
      at: decision.declaration.place,
      help: Wording(
        en: "add `allowed`, the first choice first, or write `hit: first`",
        zh: "补上 `allowed`（最优先的写在前面），或改为 `hit: first`"))
  }
}
