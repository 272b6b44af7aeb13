import FEEL
package import Playbooks

/// The order of remedies that the playbook implies, whatever the case: which remedies fill the
/// needs of which.
package struct Precedence: Sendable {
  /// One operand of a remedy's `needs`, and the remedies that make it true.
  package struct Need: Sendable {
    /// The remedy that needs it.
    package let remedy: Reference<Remedy>
    /// The operand.
    package let operand: Operand
    /// The remedies that make it true, in playbook order.
    package let fillers: [Reference<Remedy>]
  }

  /// All needs, by remedy in playbook order, then in the order of the operands.
  package let needs: [Need]
  /// The number of slots that the `when` of each remedy reads, by index.
  private let demands: [Int]

  /// Finds what fills each need; entries that are in force on some day only count as well.
  package init(_ advisor: Advisor) {
    let playbook = advisor.playbook
    demands = playbook.remedies.map { $0.when?.program.slots.count ?? 0 }
    let periods = playbook.remedies.map(\.declaration.effective)
    let days = Set(periods.flatMap { [$0.from, $0.until] }.compactMap { $0 } + [.epoch])
    let views = days.map { day in
      let rules = advisor.rules(on: day)
      return Situation(rules, Case(id: "", title: Text("")), part: nil)
    }
    needs = playbook.remedies.references { $0.needs != nil }.flatMap { remedy -> [Need] in
      guard let index = views.first?.rules.index else { return [] }
      return index.needs[remedy.index].map { need in
        let filler = Set(views.flatMap { Precedence.fillers(of: need, in: $0) })
        return Need(
          remedy: remedy, operand: need.operand, fillers: filler.subtracting([remedy]).sorted())
      }
    }
  }

  /// The remedies in force that make the operand true where nothing else is known.
  private static func fillers(of need: RuleIndex.Need, in nothingKnown: Situation)
    -> [Reference<Remedy>]
  {
    var trial = RemedyTrial(nothingKnown)
    return need.fillers.filter { filler in
      nothingKnown.rules.contains(filler.remedy)
        && trial.makes(need, trueBy: filler) == .holds
    }.map(\.remedy)
  }

  /// The operands that must hold before the remedy can start.
  package func needs(of remedy: Reference<Remedy>) -> [Need] {
    needs.filter { $0.remedy == remedy }
  }

  /// For each need that has fillers, an arrow from the usual one to the remedy that needs it,
  /// without repeats.
  ///
  /// The usual filler is the one whose `when` reads the fewest slots, as it suits most cases.
  package var arrows: [Arrow] {
    var seen: Set<Arrow> = []
    return needs.compactMap { need in
      let usual = need.fillers.min { (demands[$0.index], $0) < (demands[$1.index], $1) }
      return usual.map { Arrow(from: $0, to: need.remedy) }
    }.filter { seen.insert($0).inserted }
  }

  /// An arrow from one remedy to another that comes after it.
  package struct Arrow: Hashable, Sendable {
    /// The remedy that comes first.
    package let from: Reference<Remedy>
    /// The remedy that comes after it.
    package let to: Reference<Remedy>
  }
}
