/// Why a part of an expression is null.
package enum FailureReason: Sendable {
  case unknownName(String)
  case unknownFunction(String)
  case noSignature(String)
  case repeatedKey
  case numberOutOfRange
  case notTemporal(String)
  case noInput
  case notARange
  case notBoolean(FEELType)
  case notComparable(FEELType, FEELType)
  case noArithmetic(ArithmeticOperator, FEELType, FEELType)
  case arithmeticFailed(ArithmeticOperator)
  case noNegative(FEELType)
  case notAFilter(FEELType)
  case noItem(position: String, count: Int)
  case noEntry(String, FEELType)
  case notAFunction(FEELType)
  case argumentCount(wanted: Int, found: Int)
  case wrongArguments(String, [FEELType])
  case wrongParameter(String, FEELType)
  case noSteps(FEELType)
  case emptyRange
  case tooLarge
  case tooDeep
}
