package import FEEL
package import Playbooks
import Reasoning

/// A fact as the cases of a block state it: how a plain value of it becomes a cell.
package struct BlockFact: Sendable {
  /// The fact.
  package let fact: Fact
  /// How its values become cells.
  package let kind: Kind
  /// Its variable; nil where no blocker and no constraint compares it with constants.
  let variable: Variable?
  /// The cells of its values; nil where they cannot be cut.
  let cells: Cells?
  /// The plane of its first cell; nil where it has no variable.
  package let firstPlane: Int?
  /// Where its values are kept, for conditions that need more than cells; nil where none does.
  package let kept: Int?
  /// For a list of texts: the variables of the conditions that look for a text in it.
  let items: [Variable]
  /// For each of these, the planes for that the text is not there, and for that it is.
  package let itemPlanes: [(no: Int, yes: Int)]

  /// How the values of a fact become cells.
  package enum Kind: Sendable {
    case boolean
    /// One of these texts, each with its cell; any other text where `others` is its cell, and not -1.
    case texts([KnownText], others: Int)
    /// A number; whole ones by the table, where there is one.
    case number(Steps?)
    /// A date, by its days since 1970-01-01.
    case date(Steps)
    /// A list of any texts; those that conditions look for, each with its place.
    case items([KnownText])
    /// Any other: a case that states it has to be looked at by itself.
    case other
  }

  /// A text, and what it stands for.
  package struct KnownText: Sendable {
    /// The text in UTF-8.
    package let bytes: [UInt8]
    /// The number of the cell, or the place among the texts that are looked for.
    package let place: Int
  }

  /// The cells of whole numbers.
  package struct Steps: Sendable {
    /// The constants at which conditions cut the values, ascending: numbers, or days since 1970-01-01.
    package let constants: [Int]
    /// The cell of each place on the scale: below the first constant, at it, above it and below the
    /// second one, and so on; -1 for a place that the fact may not be at.
    package let places: [Int]
  }

  /// The cell of a value; nil where the fact may not have it.
  package func cell(of value: Value) -> Int? {
    fact.allows(value) ? cells?.cell(of: value) : nil
  }

  init(
    _ fact: Fact, in space: ConditionSpace, _ layout: CellLayout, kept: Int?,
    items: [(text: String, variable: Variable)]
  ) {
    self.fact = fact
    variable = space.variable(of: fact.slot)
    firstPlane = variable.map { layout.plane(of: $0, 0) }
    itemPlanes = items.map { item in
      func plane(_ answer: Bool) -> Int {
        layout.plane(of: item.variable, Int(Ternary(answer).rawValue))
      }
      return (plane(false), plane(true))
    }
    let cells = space.cells(of: fact.slot) ?? space.declaredCells(of: fact.slot)
    self.cells = cells
    self.kept = kept
    self.items = items.map(\.variable)
    let steps = space.steps(of: fact.slot) { fact.allows($0) }.map {
      Steps(constants: $0.constants, places: $0.places)
    }
    kind = Self.kind(fact, cells, steps, items.map(\.text))
  }

  private static func kind(
    _ fact: Fact, _ cells: Cells?, _ steps: Steps?, _ items: [String]
  ) -> Kind {
    func known(_ text: String, _ place: Int) -> KnownText {
      KnownText(bytes: Array(text.utf8), place: place)
    }
    switch fact.type {
    case .boolean: return fact.allowed == nil ? .boolean : .other
    case .number: return cells == nil ? .other : .number(steps)
    case .date: return steps.map(Kind.date) ?? .other
    case .string:
      guard let cells else { return .other }
      if case .values(let choices) = fact.allowed {
        let texts = choices.compactMap { choice -> KnownText? in
          guard case .string(let text) = choice.value, let cell = cells.cell(of: choice.value)
          else { return nil }
          return known(text, cell)
        }
        return .texts(texts, others: -1)
      }
      guard fact.allowed == nil else { return .other }
      var texts: [KnownText] = []
      var others = -1
      for (number, cell) in cells.cells.enumerated() {
        switch (cell.extent, cell.value) {
        case (.value, .string(let text)): texts.append(known(text, number))
        case (.otherText, _): others = number
        default: break
        }
      }
      return .texts(texts, others: others)
    case .list(.string):
      // So many bits say which of the texts are there.
      guard fact.allowed == nil, items.count <= UInt64.bitWidth else { return .other }
      return .items(items.enumerated().map { known($1, $0) })
    default: return .other
    }
  }
}
