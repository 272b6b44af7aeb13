/// What is known of the variables: for each, the cells in which it may still lie.
///
/// A variable without an entry is free.
package struct Restriction: Hashable, Sendable {
  private var limits: [CellSet?] = []

  /// The restriction that leaves every variable free.
  package init() {}

  /// The restriction that puts each variable into one cell.
  package init(_ cells: [Variable: Int]) {
    for (variable, cell) in cells { self[variable] = CellSet(cell) }
  }

  /// The cells that are possible, at least one; nil if all are.
  package subscript(variable: Variable) -> CellSet? {
    get { variable.index < limits.count ? limits[variable.index] : nil }
    set {
      precondition(newValue?.isEmpty != true, "a variable lies in one cell at least")
      while limits.count <= variable.index { limits.append(nil) }
      limits[variable.index] = newValue
    }
  }

  /// The only possible cell; nil if there are several.
  package func cell(of variable: Variable) -> Int? {
    guard let limit = self[variable], limit.count == 1 else { return nil }
    return limit.first
  }
}
