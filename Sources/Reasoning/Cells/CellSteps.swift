package import FEEL

/// The cells of a fact on a scale of numbers or dates, as a table that whole values are looked up in.
package struct CellSteps: Sendable {
  /// The constants at which conditions cut the values, ascending: numbers, or days since 1970-01-01.
  package let constants: [Int]
  /// The cell of each place on the scale: below the first constant, at it, above it and below the
  /// second one, and so on; -1 for a place that the fact may not be at.
  package let places: [Int]
}

extension ConditionSpace {
  /// The cells of a fact as a table; nil where its values are no numbers or dates, where a constant is
  /// no whole number, or where its declaration limits it by more than comparisons with constants.
  ///
  /// `allows` says whether the declaration allows a value.
  package func steps(of fact: Slot, allows: (Value) -> Bool) -> CellSteps? {
    guard let domain = ground.domains[fact], domain.values == nil,
      let scale = Scale(of: domain.type), scale == .number || scale == .date,
      let cells = cells(of: fact) ?? declaredCells(of: fact), isCutWherever(domain, limits: fact)
    else { return nil }
    var constants: [(value: Value, place: Int)] = []
    for cut in cells.cuts.cuts where Scale(of: cut.value) == scale {
      guard let place = cut.value.placeOnScale else { return nil }
      constants.append((cut.value, place))
    }
    func cell(of value: Value?) -> Int {
      guard let value, allows(value) else { return -1 }
      return cells.cell(of: value) ?? -1
    }
    var places = [cell(of: constants.first?.value.earlier ?? scale.anyValue)]
    for (index, constant) in constants.enumerated() {
      places.append(cell(of: constant.value))
      let next = index + 1 < constants.count ? constants[index + 1].value : nil
      places.append(cell(of: next.map { constant.value.between($0) } ?? constant.value.later))
    }
    return CellSteps(constants: constants.map(\.place), places: places)
  }

  /// Whether the declaration of the fact limits its values at constants only.
  private func isCutWherever(_ domain: Domain, limits fact: Slot) -> Bool {
    guard let tests = domain.tests else { return true }
    var bounds = CutReader(constants: constants)
    bounds.read(tests.root, input: fact)
    return !bounds.blurred.contains(fact)
  }
}

extension Value {
  /// A whole number, or the days of a date since 1970-01-01.
  fileprivate var placeOnScale: Int? {
    switch self {
    case .number(let number): number.isInteger ? number.integer : nil
    case .date(let date): date.daysSinceEpoch
    default: nil
    }
  }
}
