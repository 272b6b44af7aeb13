import FEEL

extension Program: ArchivedFields {
  static func fields(_ field: some Fields<Program>) -> Program {
    Program(
      text: field(\.text), root: field(\.root), slots: field(\.slots),
      sourceSpan: field(\.sourceSpan))
  }
}

extension Slot: ArchivedFields {
  static func fields(_ field: some Fields<Slot>) -> Slot { Slot(field(\.index)) }
}

extension ComparisonOperator: ArchivedCases {}
extension ArithmeticOperator: ArchivedCases {}
extension Quantifier: ArchivedCases {}
extension HitPolicy: ArchivedCases {}
