import FEEL
import Playbooks

/// The pieces of the playbook's conditions that time alone can turn: comparisons that read
/// `today`, themselves or through decisions.
struct TimedConditions {
  /// A piece whose value is looked at day after day.
  enum Piece {
    case node(ProgramNode)
    /// A decision made by a table.
    case decision(Slot)
  }

  private(set) var pieces: [Piece] = []
  private var timed: Set<Slot>

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

  /// The parts of a piece that are the same every day: what today is compared with.
  func constants(of node: ProgramNode) -> [ProgramNode] {
    readsToday(node) ? node.freeChildren.flatMap(constants) : [node]
  }

  /// The smallest pieces that are true or false and read the day; what says something of each item
  /// of a list is one piece.
  private mutating func collect(_ node: ProgramNode) {
    guard readsToday(node) else { return }
    switch node.kind {
    case .and, .or, .not, .conditional:
      for child in node.children { collect(child) }
    case .slot:
      // A decision: its own pieces are looked at.
      return
    default:
      if node.bindsNames || node.type == .boolean {
        pieces.append(.node(node))
      } else {
        for child in node.children { collect(child) }
      }
    }
  }

  private func readsToday(_ node: ProgramNode) -> Bool {
    switch node.kind {
    case .slot(let slot): timed.contains(slot)
    case .call(let call):
      call.builtin.isClock || node.children.contains { readsToday($0) }
    default: node.children.contains { readsToday($0) }
    }
  }
}
