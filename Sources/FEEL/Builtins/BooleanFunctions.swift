extension Builtin {
  static let booleanFunctions: [Builtin] = [
    Builtin(
      "not", .boolean, [Signature([Parameter("negand", .boolean)], .boolean)],
      en: "True for false, false for true.", zh: "取反：真变假，假变真。",
      examples: [("not(true)", "false"), ("not(null)", "null")]
    ) { arguments throws(Refusal) in .boolean(try !arguments.boolean(0)) }
  ]
}
