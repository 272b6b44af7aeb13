package import FEEL

/// Conditions about the same facts, each a diagram over the cells that all of them together cut.
///
/// What is known in its frame counts as a constant; every other fact is a variable. What is no
/// comparison of a fact with constants is carried whole, as one variable of its own: it is opaque,
/// and ``notAnalysed(in:)`` names it.
package struct ConditionSpace: Sendable {
  package let ground: Ground
  let constants: Constants
  /// The diagrams: all of them are nodes of this store.
  package var store: DiagramStore
  /// What each variable stands for, by its index.
  package internal(set) var subjects: [Subject] = []
  private(set) var cells: [Slot: Cells] = [:]
  private(set) var variables: [Slot: Variable] = [:]
  /// The facts that some condition does more with than compare them with constants: their cells
  /// do not tell apart all that the conditions do.
  package let blurred: Set<Slot>
  var opaque: [Wanted: Variable] = [:]
  var decided: [Slot: Outcomes?] = [:]
  private var compiled: [Wanted: Diagram] = [:]
  /// What is known, to try values in; between two tries it says what is known, and no more.
  ///
  /// A frame for each part would make the work grow with the square of the playbook.
  var trial: Frame

  /// What a variable stands for.
  package enum Subject: Sendable {
    /// A fact, its cells those of ``cells(of:)``.
    case fact(Slot)
    /// A condition that is evaluated as a whole; its cells are those of ``Ternary``.
    case opaque(Opaque)
  }

  /// A condition whose answer is not seen from cells.
  package struct Opaque: Sendable {
    /// As it is written.
    package let text: String
    /// The open facts that it hangs on, through decisions, in order of appearance.
    package let facts: [Slot]
    let part: Part
  }

  /// - Parameters:
  ///   - frame: what is known; every other slot is unknown in it.
  ///   - conditions: all that will be asked about. A condition that is not among them may come out
  ///     as opaque.
  package init(
    _ ground: Ground, frame: Frame, conditions: [Program], bound: Int = 1_000_000
  ) {
    self.ground = ground
    constants = Constants(ground: ground, frame: frame)
    trial = frame
    store = DiagramStore(bound: bound)
    var survey = Survey(constants: constants)
    for condition in conditions { survey.read(condition) }
    blurred = survey.blurred
    for fact in survey.facts {
      guard let domain = ground.domains[fact], let cells = survey.cells(of: fact, domain)
      else { continue }
      self.cells[fact] = cells
      variables[fact] = store.addVariable(cells: cells.count)
      subjects.append(.fact(fact))
    }
  }

  /// The cells of a fact that the conditions hang on; nil where its values cannot be cut.
  package func cells(of fact: Slot) -> Cells? { cells[fact] }

  /// The variable that stands for a fact.
  package func variable(of fact: Slot) -> Variable? { variables[fact] }

  /// The condition as a diagram; what is no boolean counts as null.
  package mutating func diagram(of condition: Program) throws(Overflow) -> Diagram {
    let wanted = Wanted(text: condition.text, slots: condition.slots)
    if let known = compiled[wanted] { return known }
    let diagram = try self.condition(condition.root, in: condition)
    compiled[wanted] = diagram
    return diagram
  }

  /// A part of a condition as a diagram.
  package mutating func diagram(of part: Node, in source: Program) throws(Overflow) -> Diagram {
    try condition(part, in: source)
  }

  /// All values that the expression may come to, and when; nil where they cannot be listed.
  package mutating func outcomes(of program: Program) throws(Overflow) -> Outcomes? {
    try outcomes(program.root, in: program)
  }
}
