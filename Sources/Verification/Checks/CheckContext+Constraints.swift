import FEEL
import Playbooks
import Reasoning

/// What the constraints leave of all cases.
struct CaseLimits: Sendable {
  /// The constraints that leave a case on each day, in playbook order.
  var possible: [KeptConstraint] = []
  /// Sets of constraints that no case can meet, each without one that could be left out.
  var conflicts: [[KeptConstraint]] = []
}

extension CheckContext {
  /// The constraints that can be met, in playbook order.
  ///
  /// Those that are not analysed are missing, and so is one of each set that no case can meet:
  /// otherwise everything would follow from them.
  mutating func constraints() -> [KeptConstraint] { caseLimits().possible }

  /// The constraints that can be met, and those that cannot.
  mutating func caseLimits() -> CaseLimits {
    if let limits { return limits }
    let found = worked()
    limits = found
    return found
  }

  private mutating func worked() -> CaseLimits {
    var found = CaseLimits()
    for (index, constraint) in playbook.constraints.enumerated() {
      guard let kept = kept(constraint) else { continue }
      found.possible.append(KeptConstraint(Reference(index), constraint, kept, in: space.store))
    }
    for day in days(of: found.possible) {
      while let conflict = conflict(among: found.possible.inForce(on: day)) {
        found.conflicts.append(conflict)
        let named = Set(conflict.map(\.reference))
        found.possible.removeAll { named.contains($0.reference) }
      }
    }
    return found
  }

  /// The constraint over every case; nil where it cannot be analysed, which is noted.
  private mutating func kept(_ constraint: Constraint) -> Diagram? {
    var applies = Diagram.alwaysTrue
    if let condition = constraint.if {
      guard let diagram = diagram(condition) else { return nil }
      applies = diagram
    }
    guard let then = diagram(constraint.then) else { return nil }
    do throws(Overflow) {
      let broken = try space.store.and(
        space.store.isTrue(applies), space.store.isFalse(then))
      return try space.store.not(broken)
    } catch {
      return nil
    }
  }

  /// One day for each choice of constraints that are in force together.
  private func days(of constraints: [KeptConstraint]) -> [CalendarDate] {
    let starts = constraints.compactMap(\.period.from)
    let ends = constraints.compactMap { $0.period.until?.adding(days: 1) }
    guard let first = (starts + ends).min() else { return [day] }
    return [first.adding(days: -1) ?? first] + Set(starts + ends).sorted()
  }

  /// A least set of the constraints that no case can meet; nil where there is none.
  private mutating func conflict(among constraints: [KeptConstraint]) -> [KeptConstraint]? {
    var open = constraints
    while let first = open.first {
      let group =
        first.variables.isEmpty ? [first] : open.linked(to: first.variables)
      let own = Set(group.map(\.reference))
      open.removeAll { own.contains($0.reference) }
      if let least = excluders(of: .alwaysTrue, among: group) { return least }
    }
    return nil
  }

  /// A least set of the constraints under which no case of the region is left; nil where one is
  /// left, or that would take too much work to tell.
  mutating func excluders(of region: Diagram, among constraints: [KeptConstraint])
    -> [KeptConstraint]?
  {
    let bearing =
      region == .alwaysTrue
      ? constraints : constraints.linked(to: space.store.support(of: region))
    return (try? space.store.least(bearing, excluding: region)) ?? nil
  }
}
