/// What is known of the variables: for each, the cells that it may still lie in.
///
/// A variable that is not named is free.
package struct Restriction: Hashable, Sendable {
  private var limits: [CellSet?] = []

  package init() {}

  package init(_ cells: [Variable: Int]) {
    for (variable, cell) in cells { self[variable] = CellSet(cell) }
  }

  /// The cells left, never none; nil: all of them.
  package subscript(variable: Variable) -> CellSet? {
    get { variable.index < limits.count ? limits[variable.index] : nil }
    set {
      precondition(newValue?.isEmpty != true, "a variable lies in one cell at least")
      while limits.count <= variable.index { limits.append(nil) }
      limits[variable.index] = newValue
    }
  }

  /// The one cell that is left; nil where there are several.
  package func cell(of variable: Variable) -> Int? {
    guard let limit = self[variable], limit.count == 1 else { return nil }
    return limit.first
  }
}
