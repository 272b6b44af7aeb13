package import FEEL

/// What is seen of a condition for one case.
package enum Verdict: Hashable, Sendable {
  /// The one answer for every filling of the unknown facts.
  case certain(Ternary)
  /// Open, and the facts that it hangs on, by slot.
  case unknown([Slot])
}

extension ConditionSpace {
  /// The cells that a case lies in; a fact that it does not know is free.
  ///
  /// An opaque condition is evaluated, and free where that leaves it open.
  package func restriction(to frame: Frame) -> Restriction {
    var restriction = Restriction()
    for (index, subject) in subjects.enumerated() {
      if let cell = cell(of: subject, in: frame) { restriction[Variable(index)] = CellSet(cell) }
    }
    return restriction
  }

  func cell(of subject: Subject, in frame: Frame) -> Int? {
    switch subject {
    case .fact(let slot):
      let value = frame.values[slot.index]
      return value.isKnown ? cells(of: slot)?.cell(of: value) : nil
    case .opaque(let opaque):
      let value = opaque.part.evaluate(in: frame)
      return value.isKnown ? Int(Ternary(value).rawValue) : nil
    }
  }

  /// What a condition comes to where only the cells in the restriction are left.
  package func verdict(
    on diagram: Diagram, under restriction: Restriction = Restriction()
  ) throws(Overflow) -> Verdict {
    if let only = store.outcomes(of: diagram, under: restriction).only { return .certain(only) }
    return .unknown(try facts(of: diagram, under: restriction))
  }

  /// The facts that a condition still hangs on, by slot: no others, but for those of opaque
  /// conditions.
  package func facts(
    of diagram: Diagram, under restriction: Restriction = Restriction()
  ) throws(Overflow) -> [Slot] {
    var scratch = DiagramStore(bound: store.bound)
    let rest = try store.restricted(diagram, to: restriction, into: &scratch)
    let facts = scratch.support(of: rest).flatMap { variable in
      switch subjects[variable.index] {
      case .fact(let slot): [slot]
      case .opaque(let opaque): opaque.facts
      }
    }
    return Set(facts).sorted()
  }

  /// The texts of the opaque conditions that a condition rests on, in order of appearance.
  package func notAnalysed(in diagram: Diagram) -> [String] {
    store.support(of: diagram).compactMap { variable in
      guard case .opaque(let opaque) = subjects[variable.index] else { return nil }
      return opaque.text
    }
  }
}
