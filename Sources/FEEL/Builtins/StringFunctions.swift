extension Builtin {
  static let stringFunctions: [Builtin] = [
    Builtin(
      "substring", .string,
      [
        Signature(
          [
            Parameter("string", .string), Parameter("start position", .number),
            Parameter("length", .number, optional: true),
          ], .string)
      ],
      en: "The part from a position on, counted from 1, or from the end where it is negative.",
      zh: "从某个位置起的一段文字；位置从 1 数起，负数从末尾数起。",
      examples: [
        (#"substring("foobar", 3)"#, #""obar""#), (#"substring("foobar", 3, 3)"#, #""oba""#),
        (#"substring("foobar", -2, 1)"#, #""a""#), (#"substring("\U01F40Eab", 2)"#, #""ab""#),
      ]
    ) { arguments throws(Refusal) in
      let scalars = try arguments.string(0).unicodeScalars
      let start = try index(try arguments.integer(1), in: scalars.count)
      var length = scalars.count - start
      if !arguments.isAbsent(2) {
        let wanted = try arguments.integer(2)
        guard wanted >= 1 else {
          throw Refusal(en: "`length` must be 1 or more", zh: "`length` 应不小于 1")
        }
        length = min(length, wanted)
      }
      return .string(String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(length))))
    },
    Builtin(
      "string length", .string, [Signature([Parameter("string", .string)], .number)],
      en: "How many Unicode scalars the text has.", zh: "文本的字符数（Unicode 标量）。",
      examples: [(#"string length("foo")"#, "3"), (#"string length("\U01F40Eab")"#, "3")]
    ) { arguments throws(Refusal) in
      .number(Number(try arguments.string(0).unicodeScalars.count))
    },
    text("upper case", en: "The text in capitals.", zh: "转为大写。", ("aBc4", "ABC4")) {
      $0.uppercased()
    },
    text("lower case", en: "The text in small letters.", zh: "转为小写。", ("aBc4", "abc4")) {
      $0.lowercased()
    },
    part(
      "substring before", en: "What stands before the first place of the other text.",
      zh: "某段文字首次出现之前的部分。",
      examples: [
        (#"substring before("foobar", "bar")"#, #""foo""#),
        (#"substring before("foobar", "xyz")"#, "\"\""),
      ]
    ) { text, found in found.map { text.prefix(upTo: $0.lowerBound) } ?? "" },
    part(
      "substring after", en: "What stands after the first place of the other text.",
      zh: "某段文字首次出现之后的部分。",
      examples: [
        (#"substring after("foobar", "ob")"#, #""ar""#),
        (#"substring after("foobar", "xyz")"#, "\"\""),
      ]
    ) { text, found in found.map { text.suffix(from: $0.upperBound) } ?? "" },
    comparison(
      "contains", en: "Whether the other text stands in it.", zh: "是否包含另一段文字。",
      examples: [(#"contains("foobar", "of")"#, "false"), (#"contains("foobar", "ob")"#, "true")]
    ) { $0.firstRange(ofBytes: $1) != nil },
    comparison(
      "starts with", en: "Whether it begins with the other text.", zh: "是否以另一段文字开头。",
      examples: [(#"starts with("foobar", "fo")"#, "true")]
    ) { $0.utf8.starts(with: $1.utf8) },
    comparison(
      "ends with", en: "Whether it ends with the other text.", zh: "是否以另一段文字结尾。",
      examples: [(#"ends with("foobar", "r")"#, "true")]
    ) { $0.utf8.reversed().starts(with: $1.utf8.reversed()) },
    Builtin(
      "string join", .string,
      [
        Signature(
          [
            Parameter("list", .list(.string)), Parameter("delimiter", .string, optional: true),
          ], .string)
      ],
      en: "The texts of a list in a row, with the delimiter between them; nulls are left out.",
      zh: "把列表中的文字依次连接，中间加分隔符；null 略去。",
      examples: [
        (#"string join(["a", "b", "c"], "_and_")"#, #""a_and_b_and_c""#),
        (#"string join(["a", null, "c"])"#, #""ac""#),
      ]
    ) { arguments throws(Refusal) in
      let texts = try arguments.list(0).compactMap { item in
        if case .string(let text) = item { text } else { String?.none }
      }
      let delimiter = try arguments.optionalString(1) ?? ""
      let length =
        texts.reduce(0) { $0 + $1.utf8.count } + delimiter.utf8.count * max(0, texts.count - 1)
      if length > 4 * Refusal.longest { throw .tooLong }
      return .string(texts.joined(separator: delimiter))
    },
  ]

  /// The place, from 0, of a position that counts from 1, or from the end where it is negative.
  static func index(_ position: Int, in count: Int) throws(Refusal) -> Int {
    if position > 0 && position <= count { return position - 1 }
    if position < 0 && -position <= count { return count + position }
    throw .position(Number(position), count: count)
  }

  private static func text(
    _ name: String, en: String, zh: String, _ example: (String, String),
    _ change: @escaping @Sendable (String) -> String
  ) -> Builtin {
    Builtin(
      name, .string, [Signature([Parameter("string", .string)], .string)], en: en, zh: zh,
      examples: [("\(name)(\"\(example.0)\")", "\"\(example.1)\"")]
    ) { arguments throws(Refusal) in .string(change(try arguments.string(0))) }
  }

  private static let pair = [Parameter("string", .string), Parameter("match", .string)]

  private static func comparison(
    _ name: String, en: String, zh: String, examples: [(String, String)],
    _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> Builtin {
    Builtin(
      name, .string, [Signature(pair, .boolean)], en: en, zh: zh, examples: examples
    ) { arguments throws(Refusal) in
      .boolean(holds(try arguments.string(0), try arguments.string(1)))
    }
  }

  private static func part(
    _ name: String, en: String, zh: String, examples: [(String, String)],
    _ cut: @escaping @Sendable (String, Range<String.Index>?) -> Substring
  ) -> Builtin {
    Builtin(
      name, .string, [Signature(pair, .string)], en: en, zh: zh, examples: examples
    ) { arguments throws(Refusal) in
      let (text, match) = (try arguments.string(0), try arguments.string(1))
      return .string(String(cut(text, text.firstRange(ofBytes: match))))
    }
  }
}
