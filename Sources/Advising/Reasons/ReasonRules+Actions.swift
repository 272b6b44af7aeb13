import Playbooks

/// The rules of support and state.
extension ReasonRules {
  /// What the log says of a remedy.
  private struct Log {
    let isUnderWay: Link
    let isInProgress: Link
    let finished: Link
  }

  /// The operands of what remedies need, and the remedies that may fill them, both by number.
  mutating func support() -> (needs: [ReasonGraph.NeedNodes], fillings: [ReasonGraph.Filling]) {
    var needs: [ReasonGraph.NeedNodes] = []
    var fillings: [ReasonGraph.Filling] = []
    for (number, operands) in index.needs.enumerated() {
      for operand in operands {
        let first = fillings.count
        let fillers = operand.fillers.filter { $0.remedy.index != number }
        let filling = self.fills(fillers, numberedFrom: first)
        // 4.3: a gap is an operand that is not true.
        let gap = !nodes.atom(.isMet(needs.count))
        for (filler, fills) in zip(fillers, filling) {
          fillings.append(
            ReasonGraph.Filling(
              filler: filler, needing: Reference(number), need: needs.count, fills: fills,
              supports: nodes.all(gap, fills)))
        }
        needs.append(
          ReasonGraph.NeedNodes(
            operand: operand, needing: Reference(number), fillings: first..<fillings.count))
      }
    }
    return (needs, fillings)
  }

  /// For each of the remedies, whether it is the one that fills the operand (contract, section
  /// 4.3).
  ///
  /// A remedy fills it that is left, whose `when` is true, and that makes the operand true. Of
  /// several, one under way comes first, and then playbook order counts.
  private mutating func fills(_ fillers: [RuleIndex.Filler], numberedFrom first: Int) -> [Link] {
    let own = fillers.map { candidates[$0.remedy.index] }
    let could = own.enumerated().map { offset, candidate in
      fillers[offset].always
        ? candidate.fits : nodes.all(candidate.fits, nodes.atom(.makesTrue(first + offset)))
    }
    let carried = zip(own, could).map { nodes.all($0.isUnderWay, $1) }
    let anyCarried = nodes.any(carried)
    var earlierCarried = nodes.never
    var earlier = nodes.never
    return own.indices.map { number in
      let ifCarried = nodes.all(own[number].isUnderWay, !earlierCarried)
      let ifNot = nodes.all(!own[number].isUnderWay, !earlier, !anyCarried)
      earlierCarried = nodes.any(earlierCarried, carried[number])
      earlier = nodes.any(earlier, could[number])
      return nodes.all(nodes.any(ifCarried, ifNot), could[number])
    }
  }

  /// The nodes of each remedy, and what it has to do with other entries, both by index.
  mutating func remedies(
    _ support: (needs: [ReasonGraph.NeedNodes], fillings: [ReasonGraph.Filling])
  )
    -> (nodes: [ReasonGraph.RemedyNodes], ties: [ReasonGraph.RemedyTies])
  {
    var own: [(needs: [Int], supports: [Int])] = playbook.remedies.map { _ in ([], []) }
    for (number, need) in support.needs.enumerated() {
      own[need.needing.index].needs.append(number)
    }
    for (number, filling) in support.fillings.enumerated() {
      own[filling.filler.remedy.index].supports.append(number)
    }
    let remedies = playbook.remedies.indices.map { Reference<Remedy>($0) }
    let advised = remedies.map { nodes.advised($0) }
    let logs = remedies.map { log(of: $0) }
    // 4.4: an action is what is advised. What is in progress is one though nothing advises it, and
    // so is what is done and spent.
    let listed = remedies.map { remedy in
      nodes.all(
        candidates[remedy.index].inForce,
        nodes.any(
          advised[remedy.index], logs[remedy.index].isInProgress, logs[remedy.index].finished))
    }
    var found: [ReasonGraph.RemedyNodes] = []
    var ties: [ReasonGraph.RemedyTies] = []
    for remedy in remedies {
      let number = remedy.index
      let reasons = reasons(of: remedy)
      // 4.3: what fills a gap of an advised remedy supports it, and is advised too.
      let supporting = own[number].supports.map { filling in
        nodes.all(
          advised[support.fillings[filling].needing.index], support.fillings[filling].supports)
      }
      let chosen = nodes.any(reasons.map(\.advises))
      let due = due(reasons, chosen: chosen, supporting: nodes.any(supporting))
      // 4.4: it waits for what it excludes where that is under way, or comes earlier in the
      // playbook and can start.
      let excluders = playbook[remedy].excludes.sorted().map { other in
        let first = other < remedy ? found[other.index].canStart : nodes.never
        return (
          remedy: other,
          excludes: nodes.all(listed[other.index], nodes.any(logs[other.index].isUnderWay, first))
        )
      }
      let isExcluded = nodes.any(excluders.map(\.excludes))
      // 4.4, the states in the order in which the first that fits counts: done, in progress,
      // waiting, unknown, and last now or to be decided.
      let needs = playbook.clauses.number(.needs, of: .remedy(remedy))
      let waiting = nodes.any(nodes.isFalse(needs), isExcluded, due.isStopped)
      let canStart = nodes.all([
        advised[number], !logs[number].finished, !logs[number].isInProgress, nodes.isTrue(needs),
        !isExcluded, !candidates[number].isUndecided, due.isDue,
      ])
      found.append(
        ReasonGraph.RemedyNodes(
          spent: candidates[number].spent, left: candidates[number].left,
          chosen: chosen, advised: advised[number],
          listed: listed[number], finished: logs[number].finished, isDue: due.isDue,
          waiting: waiting, canStart: canStart))
      ties.append(
        ReasonGraph.RemedyTies(
          reasons: reasons, excluders: excluders, needs: own[number].needs,
          supports: own[number].supports))
    }
    return (found, ties)
  }

  private mutating func log(of remedy: Reference<Remedy>) -> Log {
    let isDone = nodes.atom(.isDone(remedy))
    return Log(
      isUnderWay: candidates[remedy.index].isUnderWay,
      isInProgress: nodes.atom(.isInProgress(remedy)),
      finished: nodes.all(isDone, candidates[remedy.index].spent))
  }

  /// The blockers and goals that list the remedy, with whether each advises it.
  private func reasons(of remedy: Reference<Remedy>) -> [(reason: Reason, advises: Link)] {
    func advises(_ places: [ReasonGraph.Place]) -> Link {
      places.first { $0.remedy == remedy }?.advised ?? nodes.never
    }
    return index.blockers[remedy.index].map { (.blocker($0), advises(blockers[$0.index].places)) }
      + index.goals[remedy.index].map { (.goal($0), advises(goals[$0.index].places)) }
  }

  /// Whether an action with these reasons is due, and whether it waits for its goals (contract,
  /// section 4.4).
  ///
  /// One that is advised for goals only is due if one of them is known to be open and not to be
  /// stopped, and waits if a present blocker stops each of them.
  private mutating func due(
    _ reasons: [(reason: Reason, advises: Link)], chosen: Link, supporting: Link
  )
    -> (isDue: Link, isStopped: Link)
  {
    var apart = [supporting]
    var free: [Link] = []
    var unstopped: [Link] = []
    for (reason, advises) in reasons {
      guard case .goal(let goal) = reason else {
        apart.append(advises)
        continue
      }
      let rules = goals[goal.index]
      free.append(nodes.all(advises, rules.knownOpen, !rules.mayBeStopped))
      unstopped.append(nodes.all(advises, !rules.isStopped))
    }
    let isStopped = nodes.all(chosen, !nodes.any(apart + unstopped))
    return (nodes.any(apart + free), isStopped)
  }
}
