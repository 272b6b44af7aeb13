import FEEL

extension Cells {
  /// The cells into which the cuts divide a fact's values; nil if the values cannot be cut.
  ///
  /// `passes` says whether the declaration of the fact allows a value.
  init?(of domain: Domain, cuts: Cuts, passes: (Value) -> Bool) {
    guard let values = Cells.values(of: domain, cuts), !values.isEmpty else { return nil }
    let allowed = values.filter { passes($0.value) }
    let null = domain.optional ? [Cell(value: .null, extent: .value)] : []
    // If the declaration allows no value at all, it is at fault; that is reported elsewhere.
    self.init(cells: (allowed.isEmpty ? values : allowed) + null, cuts: cuts)
  }

  private static func values(of domain: Domain, _ cuts: Cuts) -> [Cell]? {
    if let values = domain.values { return values.map { Cell(value: $0, extent: .value) } }
    if domain.type == .boolean {
      return [false, true].map { Cell(value: .boolean($0), extent: .value) }
    }
    if domain.type == .string { return texts(cuts) }
    return Scale(of: domain.type).flatMap { runs(cuts, on: $0) }
  }

  private static func texts(_ cuts: Cuts) -> [Cell] {
    let named = cuts.cuts.map(\.value).filter { $0.text != nil }
    var other = "other"
    while named.contains(where: { $0.text == other }) { other += "*" }
    return named.map { Cell(value: $0, extent: .value) }
      + [Cell(value: .string(other), extent: .otherText)]
  }

  private static func runs(_ cuts: Cuts, on scale: Scale) -> [Cell]? {
    var borders: [Border?] = [nil]
    for cut in cuts.cuts where Scale(of: cut.value) == scale {
      if cut.before { borders.append(Border(value: cut.value, isAfter: false)) }
      if cut.after { borders.append(Border(value: cut.value, isAfter: true)) }
    }
    borders.append(nil)
    let cells = zip(borders, borders.dropFirst()).compactMap { run(from: $0, to: $1, scale) }
    return cells.isEmpty ? nil : cells
  }

  /// The cell between two borders; nil if no value lies between them, as between one day and the
  /// next.
  private static func run(from: Border?, to: Border?, _ scale: Scale) -> Cell? {
    let start = from.map { Cell.End(value: $0.value, included: !$0.isAfter) }
    let end = to.map { Cell.End(value: $0.value, included: $0.isAfter) }
    if let start, let end, start.value.isSame(as: end.value) {
      return Cell(value: start.value, extent: .value)
    }
    guard let value = tidiest(start, end, scale) else { return nil }
    return Cell(value: value, extent: .run(from: start, to: end))
  }

  private static func tidiest(_ start: Cell.End?, _ end: Cell.End?, _ scale: Scale) -> Value? {
    if let start, start.included { return start.value }
    if let end, end.included { return end.value }
    switch (start?.value, end?.value) {
    case (let start?, let end?): return start.between(end)
    case (let start?, nil): return start.later
    case (nil, let end?): return end.earlier
    case (nil, nil): return scale.anyValue
    }
  }

  /// The border between two neighbouring values: just before a value, or just after it.
  private struct Border {
    let value: Value
    let isAfter: Bool
  }
}
