import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// The rows of a table as diagrams of the cases in which they match.
struct TableRows: Sendable {
  let form: TableForm
  let matches: [Diagram]
  /// Whether two rows match in some case; set by `overlaps`.
  private var overlaps = false

  init(form: TableForm, matches: [Diagram]) {
    self.form = form
    self.matches = matches
  }

  /// Reports a case that no row covers.
  func gap(_ context: inout CheckContext) -> [Diagnostic] {
    guard form.hit != .collectCount, let covered = union(matches, &context),
      let open = try? context.space.store.not(covered), open != .alwaysFalse
    else { return [] }
    let table = form.table.table
    let example = context.example(of: open) { _, situation in
      table.matches(in: situation.frame).allSatisfy { $0 == .no }
    }
    return example.map { [.gap(form, $0)] } ?? []
  }

  /// Reports two rows that match in one case where the hit policy allows one row, or one answer.
  mutating func overlaps(_ context: inout CheckContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for row in matches.indices {
      var isTold = false
      for other in 0..<row {
        guard let both = try? context.space.store.and(matches[other], matches[row]),
          both != .alwaysFalse
        else { continue }
        overlaps = true
        guard !isTold, clashes(other, row) else { continue }
        let table = form.table.table
        let example = context.example(of: both) { _, situation in
          Set(table.matchedRows(in: situation.frame)).isSuperset(of: [other, row])
        }
        guard let example else { continue }
        found.append(.overlap(form, other, row, sameOutput: sameOutput(other, row), example))
        isTold = true
      }
    }
    return found
  }

  private func clashes(_ a: Int, _ b: Int) -> Bool {
    switch form.hit {
    case .unique: true
    case .any: !sameOutput(a, b)
    case .priority, .first, .outputOrder, .ruleOrder, .collect, .collectSum, .collectMin,
      .collectMax, .collectCount:
      false
    }
  }

  private func sameOutput(_ a: Int, _ b: Int) -> Bool {
    form.output(of: a)?.text == form.output(of: b)?.text
  }

  /// Reports rows that match in no case, and rows that are never chosen because others take
  /// precedence.
  func neverChosen(_ context: inout CheckContext) -> [Diagnostic] {
    matches.indices.compactMap { row in
      if matches[row] == .alwaysFalse { return .neverMatches(form, row) }
      let better = matches.indices.filter { beats($0, row) }
      if isCovered(row, by: better, &context) { return .shadowed(form, row, by: better) }
      let same = repeats ? matches.indices.filter { $0 < row && sameOutput($0, row) } : []
      return isCovered(row, by: same, &context) ? .repeated(form, row, same) : nil
    }
  }

  /// Whether every matching row is listed, so that a row with an output already listed repeats it.
  private var repeats: Bool { [.collect, .ruleOrder, .outputOrder].contains(form.hit) }

  private func isCovered(_ row: Int, by others: [Int], _ context: inout CheckContext) -> Bool {
    guard !others.isEmpty, let taken = union(others.map { matches[$0] }, &context) else {
      return false
    }
    return (try? context.space.store.implies(matches[row], taken)) == true
  }

  /// Whether the first row always takes precedence over the second where both match.
  private func beats(_ a: Int, _ b: Int) -> Bool {
    switch form.hit {
    case .first: return a < b
    case .priority:
      guard let first = rank(a), let second = rank(b) else { return false }
      return first < second
    // Of two rows with the same output, the later one is superfluous.
    case .any: return a < b && sameOutput(a, b)
    case .collectMin, .collectMax:
      guard let first = number(a), let second = number(b) else { return false }
      if first == second { return a < b }
      return (first < second) == (form.hit == .collectMin)
    case .unique, .outputOrder, .ruleOrder, .collect, .collectSum, .collectCount: return false
    }
  }

  private func number(_ row: Int) -> Number? {
    guard case .constant(.number(let value))? = form.output(of: row)?.program.root.kind else {
      return nil
    }
    return value
  }

  private func rank(_ row: Int) -> Int? {
    guard case .constant(let value)? = form.output(of: row)?.program.root.kind else { return nil }
    return form.table.table.priorities.firstIndex { $0.equals(value) == true }
  }

  /// Reports a hit policy that does nothing because the rows never overlap.
  func hitAdvice(_ context: inout CheckContext) -> [Diagnostic] {
    guard !overlaps, matches.count > 1, [.first, .any, .priority].contains(form.hit) else {
      return []
    }
    return [.neverOverlap(form)]
  }

  private func union(_ diagrams: [Diagram], _ context: inout CheckContext) -> Diagram? {
    diagrams.reduce(Diagram?.some(.alwaysFalse)) { all, next in
      all.flatMap { try? context.space.store.or($0, next) }
    }
  }
}

extension Diagnostic {
  fileprivate static func gap(_ form: TableForm, _ example: Example) -> Diagnostic {
    let isCollecting = ![.unique, .any, .first, .priority].contains(form.hit)
    return Diagnostic(
      "table-gap", isCollecting ? .note : .warning,
      Wording(
        en: "no row of `\(form.decision.id)` covers some cases",
        zh: "`\(form.decision.id)` 的表格没有覆盖所有案件"),
      at: form.decision.declaration.place,
      notes: [
        Note(example.wording),
        Note(
          Wording(
            en: "the decision is null there, and a condition on it unknown",
            zh: "此时推算结果为空（null），依赖它的条件为“未知”")),
      ],
      help: Wording(
        en: "add a row, or a last row of `-` with `hit: first`",
        zh: "补一行；或用 `hit: first` 并在最后加一行全 `-`"))
  }

  fileprivate static func overlap(
    _ form: TableForm, _ other: Int, _ row: Int, sameOutput: Bool, _ example: Example
  ) -> Diagnostic {
    Diagnostic(
      "table-overlap", .warning,
      Wording(
        en: "rows \(other + 1) and \(row + 1) of `\(form.decision.id)` can both match",
        zh: "`\(form.decision.id)` 的第 \(other + 1) 行与第 \(row + 1) 行可能同时匹配"),
      at: form.place(of: row),
      notes: [
        Note(example.wording),
        Note(Wording(en: "the other row is here", zh: "另一行在这里"), at: form.place(of: other)),
        Note(
          Wording(
            en: "under `hit: \(form.hit.rawValue)` the decision is null there",
            zh: "在 `hit: \(form.hit.rawValue)` 下，此时推算结果为空（null）")),
      ],
      help: sameOutput
        ? Wording(en: "both say the same: write `hit: any`", zh: "二者结果相同，可写 `hit: any`")
        : Wording(
          en: "narrow one of the rows, or write `hit: first` and put the stronger row first",
          zh: "收窄其中一行；或写 `hit: first` 并把优先的行放在前面"))
  }

  fileprivate static func neverMatches(_ form: TableForm, _ row: Int) -> Diagnostic {
    Diagnostic(
      "row-never-chosen", .warning,
      Wording(
        en: "row \(row + 1) of `\(form.decision.id)` matches no case",
        zh: "`\(form.decision.id)` 的第 \(row + 1) 行不匹配任何案件"),
      at: form.place(of: row),
      help: Wording(en: "mend its tests, or remove it", zh: "改正本行条件，或删去"))
  }

  fileprivate static func shadowed(_ form: TableForm, _ row: Int, by better: [Int]) -> Diagnostic {
    Diagnostic(
      "row-never-chosen", .warning,
      Wording(
        en:
          "row \(row + 1) of `\(form.decision.id)` is never chosen: other rows take all its cases",
        zh: "`\(form.decision.id)` 的第 \(row + 1) 行永远轮不到：其他行已先占用"),
      at: form.place(of: row),
      notes: better.count == 1
        ? [Note(Wording(en: "this row does", zh: "就是这一行"), at: form.place(of: better[0]))] : [],
      help: Wording(en: "move it up, narrow the rows before it, or remove it", zh: "前移、收窄前面的行，或删去"))
  }

  fileprivate static func repeated(_ form: TableForm, _ row: Int, _ others: [Int]) -> Diagnostic {
    Diagnostic(
      "row-never-chosen", .note,
      Wording(
        en: "row \(row + 1) of `\(form.decision.id)` adds nothing new: rows before it say the same",
        zh: "`\(form.decision.id)` 的第 \(row + 1) 行没有新内容：前面的行已给出同一结果"),
      at: form.place(of: row),
      notes: others.prefix(1).map {
        Note(Wording(en: "such a row is here", zh: "例如这一行"), at: form.place(of: $0))
      } + [Note(Wording(en: "the value is listed twice", zh: "该值会列出两次"))],
      help: Wording(en: "remove it, or give it an output of its own", zh: "删去，或改写其结果"))
  }

  fileprivate static func neverOverlap(_ form: TableForm) -> Diagnostic {
    Diagnostic(
      "hit-policy", .note,
      Wording(
        en:
          "the rows of `\(form.decision.id)` never overlap, so `hit: \(form.hit.rawValue)` does nothing",
        zh: "`\(form.decision.id)` 的各行互不重叠，`hit: \(form.hit.rawValue)` 不起作用"),
      at: form.decision.declaration.place,
      help: Wording(
        en: "write `hit: unique`, so that an overlap is found when a row is added",
        zh: "写 `hit: unique`，以后加行出现重叠时即可发现"))
  }
}
