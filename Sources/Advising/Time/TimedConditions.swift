import FEEL
import Playbooks

/// The pieces of the playbook's conditions that the day alone can change.
///
/// These are comparisons that read `today`, directly or through decisions.
struct TimedConditions {
  /// A piece whose value on different days is compared.
  enum Piece {
    /// A part of an expression that is true or false.
    case node(ProgramNode)
    /// A decision made by a table.
    case decision(Slot)
  }

  /// The pieces, those of decisions first.
  private(set) var pieces: [Piece] = []
  /// The day, and the decisions that depend on it.
  private var timed: Set<Slot>

  /// Collects the pieces of all decisions and conditions.
  init(_ playbook: Playbook) {
    timed = [playbook.vocabulary.today]
    for reference in playbook.decisionOrder {
      let decision = playbook[reference]
      switch decision.logic {
      case .expression(let formula):
        guard readsToday(formula.program.root) else { continue }
        timed.insert(decision.slot)
        collect(formula.program.root)
      case .table(let table):
        let formulas = table.inputs + table.rows.flatMap { $0 }
        guard formulas.contains(where: { readsToday($0.program.root) }) else { continue }
        timed.insert(decision.slot)
        pieces.append(.decision(decision.slot))
      }
    }
    for program in playbook.conditions { collect(program.root) }
  }

  /// The parts of a piece that do not depend on the day: what the day is compared with.
  func constants(of node: ProgramNode) -> [ProgramNode] {
    readsToday(node) ? node.freeChildren.flatMap(constants) : [node]
  }

  /// Collects the smallest pieces that are true or false and read the day.
  ///
  /// A condition on each item of a list is one piece.
  private mutating func collect(_ node: ProgramNode) {
    guard readsToday(node) else { return }
    switch node.kind {
    case .and, .or, .not, .conditional:
      for child in node.children { collect(child) }
    case .slot:
      // A decision: its own pieces are collected separately.
      return
    default:
      if node.bindsNames || node.type == .boolean {
        pieces.append(.node(node))
      } else {
        for child in node.children { collect(child) }
      }
    }
  }

  /// Whether the node depends on the day.
  private func readsToday(_ node: ProgramNode) -> Bool {
    switch node.kind {
    case .slot(let slot): timed.contains(slot)
    case .call(let call):
      call.builtin.isClock || node.children.contains { readsToday($0) }
    default: node.children.contains { readsToday($0) }
    }
  }
}
