package import FEEL

extension ConditionSpace {
  /// The cells of a fact as a table that whole numbers and days since 1970-01-01 are looked up in.
  ///
  /// The constants at which conditions cut the values are ascending. There is a place below the first
  /// one, at it, above it and below the second one, and so on; each has the number of its cell, or -1
  /// where the fact may not be there. `allows` says whether the declaration allows a value.
  ///
  /// Nil where its values are no numbers or dates, where a constant is no whole number, or where its
  /// declaration limits it by more than comparisons with constants.
  package func steps(of fact: Slot, allows: (Value) -> Bool)
    -> (constants: [Int], places: [Int])?
  {
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
    return (constants.map(\.place), places)
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
