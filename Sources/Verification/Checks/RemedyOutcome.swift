import Advising
import FEEL
import Playbooks
import Reasoning

/// What a remedy makes of a case, over every case, held against the constraints.
///
/// A value by formula may be any value: what it comes to is not looked at.
struct RemedyOutcome {
  let remedy: Remedy
  /// The cells of the facts that it sets to a value.
  private let set: [Variable: Int]
  /// The facts that it sets by a formula.
  private let open: Set<Variable>

  /// Nil where it changes nothing that a condition reads.
  init?(_ remedy: Remedy, in space: ConditionSpace) {
    var set: [Variable: Int] = [:]
    var open: Set<Variable> = []
    for change in remedy.changes {
      guard let variable = space.variable(of: change.fact) else { continue }
      switch change.change {
      case .value(let value):
        guard let cell = space.cells(of: change.fact)?.cell(of: value) else { continue }
        set[variable] = cell
      case .formula: open.insert(variable)
      }
    }
    guard !set.isEmpty else { return nil }
    self.remedy = remedy
    self.set = set
    self.open = open
  }

  /// The facts that it changes.
  var variables: [Variable] { (Set(set.keys).union(open)).sorted() }

  /// The cases that are as it leaves them.
  func region(_ store: inout DiagramStore) throws(Overflow) -> Diagram {
    var all = Diagram.alwaysTrue
    for (variable, cell) in set.sorted(by: { $0.key < $1.key }) {
      all = try store.and(all, store.atom(variable, in: CellSet(cell)))
    }
    return all
  }

  /// Whether the condition holds after it, where the free facts may get any value too.
  func after(_ condition: Diagram, freeing free: [Variable] = [], _ store: inout DiagramStore)
    throws(Overflow) -> Diagram
  {
    var after = try store.restricted(condition, to: Restriction(set))
    for variable in open.union(free).sorted() where set[variable] == nil {
      after = try store.exists(variable, after)
    }
    return after
  }

  /// The case once it is done; facts by formula are not known then.
  func done(in case: Case) -> Case {
    var done = `case`
    for change in remedy.changes {
      switch change.change {
      case .value(let value): done.facts[change.fact] = Statement(value: value)
      case .formula: done.facts[change.fact] = nil
      }
    }
    return done
  }
}
