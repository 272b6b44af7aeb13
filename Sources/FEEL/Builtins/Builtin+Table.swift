import Diagnostics

extension Builtin {
  /// Every built-in function, in the order of the standard's chapters.
  package static let all: [Builtin] =
    conversionFunctions + dateConversionFunctions + booleanFunctions + stringFunctions
    + patternFunctions + listFunctions + listChangingFunctions + statisticalFunctions
    + numericFunctions + roundingFunctions + dateAndTimeFunctions + pointAndRangeFunctions
    + rangeFunctions + sortFunctions + contextFunctions

  /// The built-in of this name.
  package static func named(_ name: String) -> Builtin? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension Builtin {
  /// A built-in whose implementation throws the reason where it fails.
  init(
    _ name: String, _ chapter: Chapter, _ signatures: [Signature], en: String, zh: String,
    examples: [(String, String)],
    _ implementation: @escaping @Sendable (Arguments) throws(Refusal) -> Value
  ) {
    self.name = name
    self.chapter = chapter
    self.signatures = signatures
    summary = Wording(en: en, zh: zh)
    self.examples = examples.map { Example($0.0, $0.1) }
    body = { call in
      do throws(Refusal) {
        let arguments = Arguments(call, signatures[call.signature])
        guard call.services.work.spend(arguments.size / 100) else { throw .tooMuchWork }
        let value = try implementation(arguments)
        if value.weight == nil { throw .tooLarge }
        return .value(value)
      } catch {
        return .failure(error.reason)
      }
    }
  }
}

extension Builtin.Signature {
  /// One that takes a list, or its items one by one.
  static func listOrItems(_ item: FEELType, _ name: String, _ result: FEELType) -> [Self] {
    [
      .init([.init("list", .list(item))], result),
      .init([.init(name, item)], result, variadic: true),
    ]
  }
}
