/// Counts how often a condition has an answer.
extension DiagramStore {
  /// The proportion of all choices of cells that have the answer, from 0 to 1.
  ///
  /// `weight` is the probability of a cell; the weights of one variable must sum to 1.
  package func share(
    of truth: Ternary, in diagram: Diagram, weight: (Variable, Int) -> Double
  ) -> Double {
    var done: [Diagram: Double] = [:]
    return share(of: truth, in: diagram, weight, &done)
  }

  /// The number of choices of cells for the given variables that have the answer.
  ///
  /// The variables, in ascending order, must include all on which the condition depends. Nil if the
  /// number does not fit.
  package func count(
    of truth: Ternary, in diagram: Diagram, over variables: [Variable]
  ) -> UInt128? {
    var done: [Diagram: UInt128?] = [:]
    return count(of: truth, diagram, variables[...], &done)
  }

  private func share(
    of truth: Ternary, in diagram: Diagram, _ weight: (Variable, Int) -> Double,
    _ done: inout [Diagram: Double]
  ) -> Double {
    guard let variable = variable(of: diagram) else { return diagram == .always(truth) ? 1 : 0 }
    if let known = done[diagram] { return known }
    var sum = 0.0
    for cell in 0..<cellCount(of: variable) {
      let below = share(of: truth, in: child(of: diagram, at: cell), weight, &done)
      sum += weight(variable, cell) * below
    }
    done[diagram] = sum
    return sum
  }

  private func count(
    of truth: Ternary, _ diagram: Diagram, _ variables: ArraySlice<Variable>,
    _ done: inout [Diagram: UInt128?]
  ) -> UInt128? {
    guard let variable = self.variable(of: diagram) else {
      return diagram == .always(truth) ? choices(of: variables) : 0
    }
    guard let place = variables.firstIndex(of: variable) else {
      preconditionFailure("the variables to count over include all that the condition hangs on")
    }
    let below: UInt128?
    if let known = done[diagram] {
      below = known
    } else {
      let rest = variables[(place + 1)...]
      below = sum(
        (0..<cellCount(of: variable)).map {
          count(of: truth, child(of: diagram, at: $0), rest, &done)
        })
      done[diagram] = .some(below)
    }
    return product(below, choices(of: variables[..<place]))
  }

  private func choices(of variables: ArraySlice<Variable>) -> UInt128? {
    variables.reduce(1) { product($0, UInt128(cellCount(of: $1))) }
  }

  private func product(_ a: UInt128?, _ b: UInt128?) -> UInt128? {
    guard let a, let b else { return nil }
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : product
  }

  private func sum(_ numbers: [UInt128?]) -> UInt128? {
    numbers.reduce(0) { total, next in
      guard let total, let next else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(next)
      return overflow ? nil : sum
    }
  }
}
