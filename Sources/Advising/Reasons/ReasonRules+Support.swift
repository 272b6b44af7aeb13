import Playbooks

/// The rules of support: what fills the gaps of a remedy (contract, section 4.3).
extension ReasonRules {
  /// The operands of what remedies need, and the remedies that may fill them, both by number.
  struct Support {
    var needs: [ReasonGraph.NeedNodes] = []
    var fillings: [ReasonGraph.Filling] = []
    /// For each remedy, whether it has an open gap, by index.
    var hasOpenGap: [Link] = []
  }

  /// Writes down what fills what; `ranks` is the place of each remedy on the road, by index.
  mutating func support(ranks: [Int]) -> Support {
    var support = Support()
    for (number, operands) in index.needs.enumerated() {
      let first = support.needs.count
      // 4.3: each operand that is not true is a gap, open where it is false and unclear where it is
      // unknown.
      let isUnmet = operands.indices.map { nodes.atom(.isUnmet(first + $0)) }
      let hasOpenGap = nodes.any(isUnmet)
      support.hasOpenGap.append(hasOpenGap)
      for (operand, isOpen) in zip(operands, isUnmet) {
        let fillers = operand.fillers.filter { $0.remedy.index != number }
          .sorted { (ranks[$0.remedy.index], $0.remedy) < (ranks[$1.remedy.index], $1.remedy) }
        let start = support.fillings.count
        add(
          fillers, of: support.needs.count, needing: Reference(number), isOpen, hasOpenGap,
          &support.fillings)
        support.needs.append(
          ReasonGraph.NeedNodes(
            operand: operand, needing: Reference(number),
            fillings: start..<support.fillings.count))
      }
    }
    return support
  }

  /// Adds the fillings of an operand, in the order of choice.
  private mutating func add(
    _ fillers: [RuleIndex.Filler], of need: Int, needing: Reference<Remedy>, _ isOpen: Link,
    _ hasOpenGap: Link, _ fillings: inout [ReasonGraph.Filling]
  ) {
    let first = fillings.count
    let own = fillers.map { candidates[$0.remedy.index] }
    // 4.3: a remedy fills a gap that is neither barred nor spent, and that makes the operand true.
    let could = fillers.indices.map { place in
      let may = nodes.any(own[place].fits, own[place].mayFit)
      return fillers[place].always
        ? may : nodes.all(may, nodes.atom(.makesTrue(first + place)))
    }
    // Its `when` is true; for an unclear gap, wherever the gap is open.
    let fits = fillers.indices.map { nodes.all(could[$0], !own[$0].isUndecided) }
    let fitsUnclear = fillers.indices.map { place in
      nodes.all(
        could[place],
        nodes.any(!own[place].isUndecided, nodes.atom(.suitsWhereUnmet(first + place))))
    }
    let open = firsts(fits, own.map(\.isUnderWay))
    let unclear = firsts(fitsUnclear, own.map(\.isUnderWay))
    let anyFits = nodes.any(fits)
    let isUnclear = nodes.all(!nodes.atom(.isMet(need)), !isOpen)
    let isPrecaution = nodes.atom(.isPrecaution(need))
    for place in fillers.indices {
      let fillsOpen = nodes.any(
        open[place], nodes.all(!anyFits, nodes.atom(.isTakenToFill(first + place))))
      let fillsUnclear = nodes.all(isUnclear, unclear[place])
      // What fills an open gap, or is under way, is advised too. What fills an unclear one of an
      // action without an open gap is a step if needed.
      fillings.append(
        ReasonGraph.Filling(
          filler: fillers[place], needing: needing, need: need, could: could[place],
          fits: fits[place], fillsOpen: fillsOpen, isFirstForUnclear: unclear[place],
          fillsUnclear: fillsUnclear,
          supports: nodes.any(
            nodes.all(isOpen, fillsOpen),
            nodes.all(nodes.any(own[place].isUnderWay, isPrecaution), fillsUnclear)),
          ifNeeded: nodes.all(advised[needing.index], !hasOpenGap, fillsUnclear)))
    }
  }

  /// Which of them is the one that is chosen: one under way, else the first.
  private mutating func firsts(_ fits: [Link], _ isUnderWay: [Link]) -> [Link] {
    let carried = zip(isUnderWay, fits).map { nodes.all($0, $1) }
    let anyCarried = nodes.any(carried)
    var earlierCarried = nodes.never
    var earlier = nodes.never
    return fits.indices.map { place in
      let ifCarried = nodes.all(carried[place], !earlierCarried)
      let ifNot = nodes.all(fits[place], !earlier, !anyCarried)
      earlierCarried = nodes.any(earlierCarried, carried[place])
      earlier = nodes.any(earlier, fits[place])
      return nodes.any(ifCarried, ifNot)
    }
  }
}
