import FEEL
import Playbooks
import Reasoning

/// Tells in which cases of a block a value can be taken where the case is silent (contract, section
/// 2): it goes together with all that is known, and settles no other fact to a value which that one
/// would not itself be assumed or none to have.
struct DefaultFits {
  private let rules: BlockRules
  private let cells: Planes
  private let withheld: Planes
  /// The cells that are left, before and after the value is taken.
  private let before: Planes
  private let after: Planes
  /// For each variable, the cell of the value that its own fact takes; nil where it takes none.
  private let ownCells: [Int?]

  init(_ block: CaseBlock) {
    rules = block.rules
    cells = block.cells
    withheld = block.withheld
    before = Planes(count: rules.layout.count)
    after = Planes(count: rules.layout.count)
    var own: [Int?] = Array(repeating: nil, count: rules.factOfVariable.count)
    for value in rules.defaults {
      guard let variable = rules.facts[value.fact].variable, let cell = value.cell else { continue }
      own[variable.index] = cell
    }
    ownCells = own
  }

  /// Those of the cases, in which the fact is open, that can take the value.
  mutating func cases(_ open: Plane, take value: BlockRules.Default, _ known: [Plane]) -> Plane {
    guard let number = value.group, let variable = rules.facts[value.fact].variable,
      let cell = value.cell
    else { return open }
    let group = rules.groups[number]
    _ = group.run(cells, left: before)
    let planes = rules.layout.planes(of: variable)
    let saved = planes.map { cells[$0] }
    for plane in planes where plane != cell { cells[plane] &= ~open }
    var fitting = open & group.run(cells, left: after)
    for (plane, cases) in zip(planes, saved) { cells[plane] = cases }
    for other in group.variables where other != variable {
      guard let fact = rules.factOfVariable[other.index] else { continue }
      let newly = fitting & ~known[fact] & ~settled(other, before) & settled(other, after)
      if newly.isEmpty { continue }
      guard let own = ownCells[other.index] else {
        fitting &= ~newly
        continue
      }
      fitting &= ~(newly & (~after[own] | withheld[fact]))
    }
    return fitting
  }

  /// The cases in which one value of the variable is left.
  private func settled(_ variable: Variable, _ left: Planes) -> Plane {
    let planes = rules.layout.planes(of: variable)
    let oneValue = planes.filter { rules.isOneValue[$0] }.reduce(Plane.none) { $0 | left[$1] }
    return left.exactlyOne(of: planes) & oneValue
  }
}
