import FEEL

/// Collects the facts in conditions and their cuts, through the decisions that they refer to.
struct Survey {
  private var reader: CutReader
  private let constants: Constants
  /// The unknown facts, in order of appearance.
  private(set) var facts: [Slot] = []
  private var seen: Set<Slot> = []

  init(constants: Constants) {
    self.constants = constants
    reader = CutReader(constants: constants)
  }

  mutating func read(_ program: Program) {
    read(Part(program))
  }

  mutating func read(_ part: Part) {
    part.read(into: &reader)
    for slot in part.slots where !constants.isKnown(slot) && seen.insert(slot).inserted {
      guard let decision = constants.ground.decisions[slot] else {
        facts.append(slot)
        continue
      }
      for part in decision.parts { read(part) }
    }
  }

  /// Whether some condition depends on the fact.
  func reads(_ fact: Slot) -> Bool { seen.contains(fact) }

  /// The facts that some condition uses otherwise than in a comparison with constants.
  var blurred: Set<Slot> { reader.blurred }

  /// The facts that some condition compares with null.
  var comparedWithNull: Set<Slot> { reader.comparedWithNull }

  /// The cells that all conditions together cut, limited to the values that the declaration allows.
  func cells(of fact: Slot, _ domain: Domain) -> Cells? {
    var cuts = reader.cuts[fact] ?? Cuts()
    guard let tests = domain.tests else { return Cells(of: domain, cuts: cuts) { _ in true } }
    var bounds = CutReader(constants: constants)
    bounds.read(tests.root, input: fact)
    cuts.insert(all: bounds.cuts[fact] ?? Cuts())
    // Tests that are more than comparisons do not limit the cells: that leaves too many values,
    // never too few.
    if bounds.blurred.contains(fact) { return Cells(of: domain, cuts: cuts) { _ in true } }
    return Cells(of: domain, cuts: cuts) { value in
      Ternary(tests.evaluate(in: constants.frame, input: value)) == .true
    }
  }
}

extension Derivation {
  /// What a decision reads: its expression, or the inputs, tests and outputs of its table.
  var parts: [Part] {
    switch self {
    case .expression(let program): return [Part(program)]
    case .table(let table):
      return table.rows.flatMap { row in
        zip(row.tests, table.inputs).map { Part($0, about: $1) }
          + [Part(row.output)]
      }
    }
  }
}
