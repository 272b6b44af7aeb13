extension Builtin {
  static let patternFunctions: [Builtin] = [
    Builtin(
      "matches", .string,
      [
        Signature(
          [
            Parameter("input", .string), Parameter("pattern", .string),
            Parameter("flags", .string, optional: true),
          ], .boolean)
      ],
      en: "Whether a part of the text matches the regular expression (that of XPath).",
      zh: "文本中是否有一段与正则表达式（XPath 的写法）相符。",
      examples: [
        (#"matches("foobar", "^fo*b")"#, "true"), (#"matches("ABC", "b", "i")"#, "true"),
        (#"matches("a", "[a")"#, "null"),
      ]
    ) { arguments throws(Refusal) in
      let input = try arguments.string(0)
      var pattern = try pattern(arguments, flags: 2)
      return .boolean(try pattern.firstMatch(in: Array(input.utf8), from: 0) != nil)
    },
    Builtin(
      "replace", .string,
      [
        Signature(
          [
            Parameter("input", .string), Parameter("pattern", .string),
            Parameter("replacement", .string), Parameter("flags", .string, optional: true),
          ], .string)
      ],
      en: "The text with each match of the regular expression replaced; `$1` stands for a group.",
      zh: "把与正则表达式相符的各段替换掉；`$1` 代表第一组。",
      examples: [
        (#"replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")"#, #""[1=ab][2=]cd""#),
        (#"replace("abracadabra", "bra", "*")"#, #""a*cada*""#),
      ]
    ) { arguments throws(Refusal) in
      let input = Array(try arguments.string(0).utf8)
      var pattern = try pattern(arguments, flags: 3)
      let isLiteral = try arguments.optionalString(3)?.contains("q") ?? false
      let replacement = try Replacement(
        try arguments.string(2), groups: pattern.groups, isLiteral: isLiteral)
      return .string(try replaced(input, &pattern, replacement))
    },
    Builtin(
      "split", .string,
      [Signature([Parameter("string", .string), Parameter("delimiter", .string)], .list(.string))],
      en: "The parts of the text between the matches of a regular expression.",
      zh: "按与正则表达式相符之处把文本分开。",
      examples: [
        (#"split("John Doe", "\\s")"#, #"["John", "Doe"]"#),
        (#"split("a;b;;", ";")"#, #"["a", "b", "", ""]"#),
      ]
    ) { arguments throws(Refusal) in
      let input = Array(try arguments.string(0).utf8)
      var pattern = try Pattern(try arguments.string(1), flags: "")
      var (parts, last) = ([Value](), 0)
      for match in try pattern.allMatches(in: input) {
        parts.append(.string(String(decoding: input[last..<match.whole.lowerBound], as: UTF8.self)))
        last = match.whole.upperBound
      }
      return .list(parts + [.string(String(decoding: input[last...], as: UTF8.self))])
    },
  ]

  private static func pattern(_ arguments: Arguments, flags: Int) throws(Refusal) -> Pattern {
    try Pattern(try arguments.string(1), flags: try arguments.optionalString(flags) ?? "")
  }

  private static func replaced(
    _ input: [UInt8], _ pattern: inout Pattern, _ replacement: Replacement
  ) throws(Refusal) -> String {
    var (result, last) = ([UInt8](), 0)
    for match in try pattern.allMatches(in: input) {
      result += input[last..<match.whole.lowerBound]
      replacement.append(match, of: input, to: &result)
      last = match.whole.upperBound
      if result.count > 4 * Refusal.longest { throw .tooLong }
    }
    return String(decoding: result + input[last...], as: UTF8.self)
  }
}
