import Playbooks

/// The rules of support and state.
extension ReasonRules {
  /// What the log says of a remedy.
  private struct Log {
    let isUnderWay: Link
    let isInProgress: Link
    let finished: Link
  }

  /// Why an action with its reasons is due, or waits for its goals.
  private struct Due {
    let isDue: Link
    let isStopped: Link
  }

  /// The nodes of each remedy, and what it has to do with other entries, both by index.
  mutating func remedies(_ support: Support)
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
    let logs = remedies.map { log(of: $0) }
    let reasons = remedies.map { self.reasons(of: $0) }
    // 4.3: what is there for unclear gaps or likely blockers only is a step if needed.
    let ifNeeded = remedies.map { remedy in
      let perhaps =
        reasons[remedy.index].map(\.ifNeeded)
        + own[remedy.index].supports.map { support.fillings[$0].ifNeeded }
      return nodes.all(
        candidates[remedy.index].inForce, !advised[remedy.index], nodes.any(perhaps))
    }
    // 4.4: an action is what is advised, and what is a step if needed. What is in progress is one
    // though nothing advises it, and so is what is done and spent; neither is ever a step if needed.
    let firm = remedies.map { remedy in
      nodes.all(
        candidates[remedy.index].inForce,
        nodes.any(
          advised[remedy.index], logs[remedy.index].isInProgress, logs[remedy.index].finished))
    }
    var found: [ReasonGraph.RemedyNodes] = []
    var ties: [ReasonGraph.RemedyTies] = []
    for remedy in remedies {
      let number = remedy.index
      // 4.3: what fills a gap of an advised remedy supports it, and is advised too.
      let supporting = own[number].supports.map { filling in
        nodes.all(
          advised[support.fillings[filling].needing.index], support.fillings[filling].supports)
      }
      let chosen = nodes.any(reasons[number].map(\.advises))
      let due = due(reasons[number], chosen: chosen, supporting: nodes.any(supporting))
      // 4.4: it waits for what it excludes where that is under way, or comes earlier in the
      // playbook and can start.
      let excluders = playbook[remedy].excludes.sorted().map { other in
        let first =
          other < remedy
          ? nodes.all(found[other.index].canStart, !nodes.atom(.isHeldUpElsewhere(other)))
          : nodes.never
        return (
          remedy: other,
          excludes: nodes.all(firm[other.index], nodes.any(logs[other.index].isUnderWay, first))
        )
      }
      let isExcluded = nodes.any(
        excluders.map(\.excludes)
          + (excluders.isEmpty ? [] : [nodes.atom(.isExcludedElsewhere(remedy))]))
      // 4.4, the states in the order in which the first that fits counts: done, in progress,
      // waiting, unknown, and last now or to be decided.
      let needs = playbook.clauses.number(.needs, of: .remedy(remedy))
      let openGap = nodes.any(
        [support.hasOpenGap[number]] + own[number].needs.map { nodes.atom(.isPrecaution($0)) })
      let needsFail = nodes.isFalse(needs)
      let waiting = nodes.any([
        needsFail, openGap, !nodes.atom(.isAllowed(remedy)), isExcluded, due.isStopped,
      ])
      let needsAreMet = needs == nil ? nodes.always : nodes.atom(.needsAreMet(remedy))
      let suits = nodes.any(
        !candidates[number].isUndecided, nodes.atom(.isTakenToSuit(remedy)))
      let canStart = nodes.all([
        advised[number], !logs[number].finished, !logs[number].isInProgress, !waiting, needsAreMet,
        suits, due.isDue,
      ])
      found.append(
        ReasonGraph.RemedyNodes(
          spent: candidates[number].spent, left: candidates[number].left,
          isUndecided: candidates[number].isUndecided, needsFail: needsFail, chosen: chosen,
          advised: advised[number], ifNeeded: ifNeeded[number],
          firm: firm[number], listed: nodes.any(firm[number], ifNeeded[number]),
          finished: logs[number].finished,
          isDue: due.isDue, waiting: waiting, canStart: canStart))
      ties.append(
        ReasonGraph.RemedyTies(
          reasons: reasons[number], excluders: excluders, needs: own[number].needs,
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

  /// The blockers and goals that list the remedy, with whether each advises it, or would.
  private func reasons(of remedy: Reference<Remedy>)
    -> [(reason: Reason, advises: Link, ifNeeded: Link)]
  {
    func reason(_ reason: Reason, _ places: [ReasonGraph.Place])
      -> (reason: Reason, advises: Link, ifNeeded: Link)
    {
      let place = places.first { $0.remedy == remedy }
      return (reason, place?.advised ?? nodes.never, place?.ifNeeded ?? nodes.never)
    }
    return index.blockers[remedy.index].map { reason(.blocker($0), blockers[$0.index].places) }
      + index.goals[remedy.index].map { reason(.goal($0), goals[$0.index].places) }
  }

  /// Whether an action with these reasons is due, and whether it waits for its goals (contract,
  /// section 4.4).
  ///
  /// One that is advised for goals only is due if one of them is known to be open and not to be
  /// stopped, and waits if a present blocker stops each of them.
  private mutating func due(
    _ reasons: [(reason: Reason, advises: Link, ifNeeded: Link)], chosen: Link, supporting: Link
  ) -> Due {
    var apart = [supporting]
    var free: [Link] = []
    var unstopped: [Link] = []
    for (reason, advises, _) in reasons {
      guard case .goal(let goal) = reason else {
        apart.append(advises)
        continue
      }
      let rules = goals[goal.index]
      free.append(nodes.all(advises, rules.knownOpen, !rules.mayBeStopped))
      unstopped.append(nodes.all(advises, !rules.isStopped))
    }
    return Due(
      isDue: nodes.any(apart + free),
      isStopped: nodes.all(chosen, !nodes.any(apart + unstopped)))
  }
}
