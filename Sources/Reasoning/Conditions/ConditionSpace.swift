package import FEEL

/// Conditions about the same facts, as diagrams over the cells that all of them together cut.
///
/// What is known in its frame counts as a constant, and every other fact is a variable. A condition
/// that is not a comparison of a fact with constants is opaque: it becomes one variable as a whole,
/// and ``notAnalysed(in:)`` names it.
package struct ConditionSpace: Sendable {
  /// The facts and decisions that the conditions refer to.
  package let ground: Ground
  let constants: Constants
  /// The store that holds the nodes of all the diagrams.
  package var store: DiagramStore
  /// What each variable stands for; the index of the variable is the index here.
  package internal(set) var subjects: [Subject] = []
  private(set) var cells: [Slot: Cells] = [:]
  private(set) var variables: [Slot: Variable] = [:]
  /// The facts that some condition uses otherwise than in a comparison with constants.
  ///
  /// Their cells do not distinguish everything that the conditions distinguish.
  package let blurred: Set<Slot>
  /// The facts that some condition compares with null.
  package let comparedWithNull: Set<Slot>
  var opaque: [Wanted: Variable] = [:]
  var decided: [Slot: Outcomes?] = [:]
  private var compiled: [Wanted: Diagram] = [:]
  /// What the conditions alone cut, without the achieved values; nil where there are none.
  private let conditionsAlone: Survey?
  /// The frame in which values are tried; between two tries it holds what is known, and no more.
  ///
  /// Copying the frame for each part would make the work quadratic in the size of the playbook.
  var trial: Frame

  /// What a variable of the diagrams stands for.
  package enum Subject: Sendable {
    /// A fact; its cells are ``cells(of:)``.
    case fact(Slot)
    /// An opaque condition, evaluated as a whole; its cells are the cases of ``Ternary``.
    case opaque(Opaque)
  }

  /// A condition whose answer cannot be told from cells.
  package struct Opaque: Sendable {
    /// The condition as it is written.
    package let text: String
    /// The unknown facts that it depends on, through decisions, in order of appearance.
    package let facts: [Slot]
    let part: Part

    /// The slots that it reads directly.
    package var slots: [Slot] { part.slots }

    /// Its value where this is known; the frame has the values of the decisions that it reads.
    package func evaluate(in frame: Frame) -> Value { part.evaluate(in: frame) }

    /// Where it asks no more than whether a list of texts contains a text: the list and the text.
    package var itemTest: (list: Slot, item: String)? {
      guard part.input == nil, case .call(let call) = part.node.kind,
        let (list, item) = call.listContains, case .slot(let slot) = list.kind, facts == [slot],
        list.type == .list(.string), case .constant(.string(let text)) = item.kind
      else { return nil }
      return (slot, text)
    }
  }

  /// Cuts the facts of the conditions into cells.
  ///
  /// - Parameters:
  ///   - frame: what is known; every other slot is unknown in it.
  ///   - conditions: all conditions that will be asked about. Any other condition may turn out to
  ///     be opaque.
  ///   - achieved: further conditions that cut the facts, and that ``cellsOfConditions(of:)`` leaves
  ///     out.
  ///   - bound: the greatest number of nodes in the store.
  package init(
    _ ground: Ground, frame: Frame, conditions: [Program], achieved: [Program] = [],
    bound: Int = 1_000_000
  ) {
    self.ground = ground
    constants = Constants(ground: ground, frame: frame)
    trial = frame
    store = DiagramStore(bound: bound)
    var survey = Survey(constants: constants)
    for condition in conditions { survey.read(condition) }
    conditionsAlone = achieved.isEmpty ? nil : survey
    for condition in achieved { survey.read(condition) }
    blurred = survey.blurred
    comparedWithNull = survey.comparedWithNull
    for fact in survey.facts {
      guard let domain = ground.domains[fact], let cells = survey.cells(of: fact, domain)
      else { continue }
      self.cells[fact] = cells
      variables[fact] = store.addVariable(cells: cells.count)
      subjects.append(.fact(fact))
    }
  }

  /// The cells of a fact that the conditions depend on; nil if its values cannot be cut.
  package func cells(of fact: Slot) -> Cells? { cells[fact] }

  /// The cells that the conditions alone cut a fact into, without the achieved values; nil if they do
  /// not read it or its values cannot be cut.
  package func cellsOfConditions(of fact: Slot) -> Cells? {
    guard let alone = conditionsAlone else { return cells(of: fact) }
    guard alone.reads(fact), let domain = ground.domains[fact] else { return nil }
    return alone.cells(of: fact, domain)
  }

  /// The cells of a fact by its declaration alone; nil if its values cannot be cut.
  package func declaredCells(of fact: Slot) -> Cells? {
    ground.domains[fact].flatMap { Survey(constants: constants).cells(of: fact, $0) }
  }

  /// The variable that stands for a fact; nil if the fact has no cells here.
  package func variable(of fact: Slot) -> Variable? { variables[fact] }

  /// The condition as a diagram; a value that is not a boolean counts as null.
  package mutating func diagram(of condition: Program) throws(Overflow) -> Diagram {
    let wanted = Wanted(text: condition.text, slots: condition.slots)
    if let known = compiled[wanted] { return known }
    let diagram = try self.condition(condition.root, in: condition)
    compiled[wanted] = diagram
    return diagram
  }

  /// A part of a condition as a diagram.
  package mutating func diagram(of part: ProgramNode, in source: Program) throws(Overflow)
    -> Diagram
  {
    try condition(part, in: source)
  }

  /// All values of an expression, each with its condition; nil if they cannot be listed.
  package mutating func outcomes(of program: Program) throws(Overflow) -> Outcomes? {
    try outcomes(program.root, in: program)
  }
}
