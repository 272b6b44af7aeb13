/// Conditions that all hold and that variables link with one another, as one diagram.
package struct LinkedDiagrams: Sendable {
  /// The numbers of the conditions.
  package fileprivate(set) var numbers: [Int]
  /// The diagram, true where all of them are.
  package fileprivate(set) var diagram: Diagram
  /// The variables that they depend on.
  package fileprivate(set) var variables: Set<Variable>
}

extension DiagramStore {
  /// The conditions in groups that no variable links; one that is always true is left out.
  ///
  /// Nil where some of them cannot hold together. None of them is null anywhere.
  package mutating func linked(_ conditions: [(number: Int, diagram: Diagram)]) throws(Overflow)
    -> [LinkedDiagrams]?
  {
    var groups: [LinkedDiagrams] = []
    for (number, diagram) in conditions where diagram != .alwaysTrue {
      var own = LinkedDiagrams(
        numbers: [number], diagram: diagram, variables: Set(support(of: diagram)))
      for index in groups.indices.reversed()
      where !groups[index].variables.isDisjoint(with: own.variables) {
        let other = groups.remove(at: index)
        own.numbers += other.numbers
        own.diagram = try and(own.diagram, other.diagram)
        own.variables.formUnion(other.variables)
      }
      if own.diagram == .alwaysFalse { return nil }
      groups.append(own)
    }
    return groups
  }
}
