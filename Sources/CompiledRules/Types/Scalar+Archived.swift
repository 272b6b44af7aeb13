import Diagnostics
import YAML

extension Scalar: ArchivedFields {
  static func fields(_ field: some Fields<Scalar>) -> Scalar {
    Scalar(
      text: field(\.text), style: field(\.style), span: field(\.span), value: field(\.value))
  }
}

extension Scalar.Style: ArchivedCases {}

extension ScalarValue: ArchivedCases {
  static func cases(_ one: inout some Cases<ScalarValue>) {
    one(.null)
    one(Self.boolean) { if case .boolean(let value) = $0 { value } else { nil } }
    one(.integer)
    one(.float)
    one(.string)
  }
}
