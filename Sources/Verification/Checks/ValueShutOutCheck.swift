import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds values that the declaration of a fact allows and that constraints exclude in every case.
///
/// Only constraints that are always in force count: on other days the value is possible.
enum ValueShutOutCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let constraints = context.constraints().inForce(throughout: .always)
    let touched = constraints.reduce(into: Set()) { $0.formUnion($1.variables) }
    var found: [Finding] = []
    for fact in context.playbook.facts {
      guard let variable = context.space.variable(of: fact.slot), touched.contains(variable),
        let cells = context.space.cells(of: fact.slot)
      else { continue }
      for (shutOut, reasons) in shutOut(variable, cells, constraints, &context) {
        let values = cells.tests(for: shutOut)
        found.append(
          Finding(
            .shutOut(values, of: fact, isNull: cells[shutOut[0]].isNull, reasons),
            about: reasons.last.map { .constraint($0.reference) }))
      }
    }
    return found
  }

  /// The cells of the fact in which no case is left, by the constraints that exclude them.
  private static func shutOut(
    _ variable: Variable, _ cells: Cells, _ constraints: [KeptConstraint],
    _ context: inout CheckContext
  ) -> [(cells: [Int], reasons: [KeptConstraint])] {
    var found: [(cells: [Int], reasons: [KeptConstraint])] = []
    for cell in 0..<cells.count {
      // Every text that no condition names is no value of its own.
      if case .otherText = cells[cell].extent { continue }
      guard let there = try? context.space.store.atom(variable, in: CellSet(cell)),
        let reasons = context.excluders(of: there, among: constraints)
      else { continue }
      let same = found.firstIndex { group in
        group.reasons.map(\.reference) == reasons.map(\.reference)
          && cells[group.cells[0]].isNull == cells[cell].isNull
      }
      if let same { found[same].cells.append(cell) } else { found.append(([cell], reasons)) }
    }
    return found
  }
}

extension Cell {
  /// Whether it is the cell of null.
  fileprivate var isNull: Bool { if case .null = value { true } else { false } }
}

extension Cells {
  /// Unary tests for the cells, of which neighbours on a line make one run.
  fileprivate func tests(for chosen: [Int]) -> String {
    var runs: [(first: Int, last: Int)] = []
    for cell in chosen {
      if let last = runs.last?.last, last + 1 == cell, self[last].isRun || self[cell].isRun {
        runs[runs.count - 1].last = cell
      } else {
        runs.append((cell, cell))
      }
    }
    return runs.map { test(from: self[$0.first], to: self[$0.last]) }.joined(separator: ", ")
  }

  private func test(from first: Cell, to last: Cell) -> String {
    switch (first.start, last.end) {
    case (let start?, let end?) where start.value.isSame(as: end.value): start.value.literal
    case (let start?, let end?):
      (start.included ? "[" : "(") + "\(start.value.literal)..\(end.value.literal)"
        + (end.included ? "]" : ")")
    case (let start?, nil): (start.included ? ">= " : "> ") + start.value.literal
    case (nil, let end?): (end.included ? "<= " : "< ") + end.value.literal
    case (nil, nil): "-"
    }
  }
}

extension Cell {
  fileprivate var isRun: Bool { if case .run = extent { true } else { false } }

  /// Where its values begin; nil where there is no beginning.
  fileprivate var start: (value: Value, included: Bool)? {
    guard case .run(let from, _) = extent else { return (value, true) }
    return from.map { ($0.value, $0.included) }
  }

  /// Where its values end; nil where there is no end.
  fileprivate var end: (value: Value, included: Bool)? {
    guard case .run(_, let to) = extent else { return (value, true) }
    return to.map { ($0.value, $0.included) }
  }
}

extension Diagnostic {
  fileprivate static func shutOut(
    _ values: String, of fact: Fact, isNull: Bool, _ reasons: [KeptConstraint]
  ) -> Diagnostic {
    let names = reasons.names
    let place = reasons.last?.constraint.then.place ?? fact.declaration.place
    return Diagnostic(
      "value-shut-out", .warning,
      Wording(
        en:
          "`\(fact.id)` may be `\(values)` by its declaration, but in no case can it be: \(names.en) \(reasons.count == 1 ? "excludes" : "exclude") it",
        zh: "按声明 `\(fact.id)` 可取 `\(values)`，但被约束 \(names.zh) 排除，没有案件能取此值"),
      at: place,
      notes: Array(reasons.dropLast()).notes + [
        Note(Wording(en: "the fact is declared here", zh: "事实在这里声明"), at: fact.declaration.place)
      ],
      help: isNull
        ? Wording(
          en: "take `optional` off the fact, or say in `if` which cases are meant",
          zh: "去掉该事实的 `optional`，或在 `if` 中写明针对哪些案件")
        : Wording(
          en: "narrow `allowed` of the fact, or say in `if` which cases are meant",
          zh: "收窄该事实的 `allowed`，或在 `if` 中写明针对哪些案件"))
  }
}
