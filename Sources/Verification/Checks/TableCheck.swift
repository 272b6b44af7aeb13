import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds decision tables in which no row, or too many rows, match a case, and rows that have no
/// effect.
enum TableCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    var findings: [Finding] = []
    for (index, decision) in context.playbook.decisions.enumerated() {
      guard case .table(let table) = decision.logic, !table.rows.isEmpty else { continue }
      let subject = Clause.Subject.decision(Reference(index))
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

  /// The cases in which each row matches; nil where one of the rows cannot be analysed.
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

/// What can be said about a table from its text alone.
struct TableForm: Sendable {
  let decision: Decision
  let table: Decision.Table
  var hit: HitPolicy { table.table.hit }

  /// The place of a row, from its first cell to its last.
  func place(of row: Int) -> Place {
    let cells = table.rows[row]
    guard let first = cells.first, let last = cells.last else { return decision.declaration.place }
    return Place(first.file, first.place.span.joined(with: last.place.span))
  }

  func output(of row: Int) -> Formula? { table.rows[row].last }

  /// The rows that have the same output as an earlier row and differ from it in one cell only.
  ///
  /// Under `first` and `rule order`, only neighbours are compared, because the order of the rows
  /// matters. Where every matching row counts, only rows that can never both match are reported.
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

  /// The only input in which two rows with the same output differ; nil where they differ otherwise.
  private func onlyDifference(_ a: [Formula], _ b: [Formula]) -> Int? {
    guard a.last?.text == b.last?.text else { return nil }
    let different = a.indices.dropLast().filter { a[$0].text != b[$0].text }
    guard different.count == 1, let cell = different.first else { return nil }
    let texts = [a[cell].text, b[cell].text]
    return texts.contains { $0 == "-" || $0.hasPrefix("not") } ? nil : cell
  }

  /// Reports a hit policy that follows the order of `allowed` where the decision has no such list.
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
