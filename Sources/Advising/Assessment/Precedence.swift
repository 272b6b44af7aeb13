import FEEL
package import Playbooks

/// What comes before what in a playbook, whatever the case: which remedies fill what each one needs.
package struct Precedence: Sendable {
  /// One operand of a remedy's `needs`, and the remedies that make it true, in playbook order.
  package struct Need: Sendable {
    package let remedy: Reference<Remedy>
    package let operand: Operand
    package let fillers: [Reference<Remedy>]
  }

  /// By remedy in playbook order, and in the order of its operands.
  package let needs: [Need]
  /// By remedy, how many facts its `when` reads.
  private let demands: [Int]

  /// Entries that are in force at some time only count too.
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
        && trial.makes(need.operand, trueBy: filler) == .holds
    }.map(\.remedy)
  }

  /// What must hold before the remedy can start.
  package func needs(of remedy: Reference<Remedy>) -> [Need] {
    needs.filter { $0.remedy == remedy }
  }

  /// The remedy that comes before another.
  ///
  /// Of those that fill a need it is the one that suits most cases: whose `when` asks for least.
  package var arrows: [Arrow] {
    var seen: Set<Arrow> = []
    return needs.compactMap { need in
      let usual = need.fillers.min { (demands[$0.index], $0) < (demands[$1.index], $1) }
      return usual.map { Arrow(from: $0, to: need.remedy) }
    }.filter { seen.insert($0).inserted }
  }

  /// One remedy before another.
  package struct Arrow: Hashable, Sendable {
    package let from: Reference<Remedy>
    package let to: Reference<Remedy>
  }
}
