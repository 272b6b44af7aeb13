package import Diagnostics
import FEEL
package import Playbooks

/// A column of a decision table, as a sheet shows it: an input, or the output.
package struct TableColumn: Sendable {
  /// The expression that the cells test, or the name of the decision.
  package let name: String
  /// What people call it; empty where the playbook has no title for it.
  let title: String
  /// The type that the cells are about.
  let type: FEELType
  /// The declared values, where it is a fact or a decision that has some.
  let allowed: Allowed?
  /// The unit of its numbers.
  let unit: String?
  /// Whether the cells say what the table comes to.
  package let isOutput: Bool

  /// The columns of the table in the order of the file, the output last.
  package static func all(of decision: Decision, in playbook: Playbook, _ language: Language)
    -> [TableColumn]
  {
    guard case .table(let table) = decision.logic else { return [] }
    return table.inputs.map { input($0, playbook, language) } + [
      TableColumn(
        name: decision.id, title: decision.declaration.title[language],
        type: table.table.hit.rowType(of: decision.type.feel), allowed: decision.allowed,
        unit: decision.unit, isOutput: true)
    ]
  }

  private static func input(_ formula: Formula, _ playbook: Playbook, _ language: Language)
    -> TableColumn
  {
    let name = formula.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let slot = playbook.vocabulary.slot(named: name)
    let fact = slot.flatMap(playbook.fact)
    let decision = playbook.decisions.first { $0.id == name }
    return TableColumn(
      name: name, title: (fact?.declaration ?? decision?.declaration)?.title[language] ?? "",
      type: formula.program.type, allowed: fact?.allowed ?? decision?.allowed,
      unit: fact?.unit ?? decision?.unit, isOutput: false)
  }

  /// The lines of the heading: the title, the name, and what may be typed.
  func heading(_ language: Language) -> [String] {
    let word = Wording(en: "Result", zh: "结果")[language]
    let colon = Wording(en: ": ", zh: "：")[language]
    let first =
      isOutput ? (title.isEmpty ? word : word + colon + title) : title
    return [first, name, values].filter { !$0.isEmpty }
  }

  /// The values that are allowed, as FEEL writes them, or else the type.
  private var values: String {
    switch allowed {
    case .values(let choices): choices.map(\.value.literal).joined(separator: ", ")
    case .tests(let tests): ([type.text, tests.text] + units).joined(separator: ", ")
    case nil: ([type == .boolean ? "true, false" : type.text] + units).joined(separator: ", ")
    }
  }

  private var units: [String] { unit.map { [$0] } ?? [] }

  /// The listed values; none where there is no list.
  var choices: [Allowed.Choice] {
    if case .values(let choices) = allowed { choices } else { [] }
  }

  /// Compiles what a cell of the column says.
  func compiled(_ text: String, _ scope: Scope) -> Program.Compiled {
    isOutput
      ? Program.compile(text, in: scope, expecting: type)
      : Program.compileUnaryTests(text, input: type, in: scope)
  }
}
