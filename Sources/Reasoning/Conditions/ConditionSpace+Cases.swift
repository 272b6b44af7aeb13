package import FEEL

/// What is known of a condition in one case.
package enum Verdict: Hashable, Sendable {
  /// The condition has this answer for every filling of the unknown facts.
  case certain(Ternary)
  /// The answer is not settled; these are the facts that it depends on, by slot.
  case unknown([Slot])
}

extension ConditionSpace {
  /// The cells that contain the facts of a case; a fact that is unknown there is left free.
  ///
  /// An opaque condition is evaluated; it is left free if its value is unknown.
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

  /// The answer of a condition if only the cells of the restriction are possible.
  package func verdict(
    on diagram: Diagram, under restriction: Restriction = Restriction()
  ) throws(Overflow) -> Verdict {
    if let only = store.outcomes(of: diagram, under: restriction).only { return .certain(only) }
    return .unknown(try facts(of: diagram, under: restriction))
  }

  /// The facts that a condition still depends on, by slot.
  ///
  /// It names no other facts, except those of opaque conditions.
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

  /// The texts of the opaque conditions that a condition depends on, in order of appearance.
  package func notAnalysed(in diagram: Diagram) -> [String] {
    opaqueSubjects(of: diagram).map(\.text)
  }

  /// The opaque conditions that a condition depends on, in order of appearance.
  package func opaqueSubjects(of diagram: Diagram) -> [Opaque] {
    store.support(of: diagram).compactMap { variable in
      guard case .opaque(let opaque) = subjects[variable.index] else { return nil }
      return opaque
    }
  }
}
