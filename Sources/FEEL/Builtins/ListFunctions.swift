extension Builtin {
  /// Whether it is `list contains`.
  package var isListContains: Bool { name == Self.listContains }

  private static let listContains = "list contains"

  static let listFunctions: [Builtin] = [
    Builtin(
      listContains, .list,
      [Signature([Parameter("list", .list(.any)), Parameter("element", .any)], .boolean)],
      en: "Whether an item of the list equals the value.", zh: "列表中是否有等于该值的项。",
      examples: [
        ("list contains([1, 2, 3], 2)", "true"), ("list contains([1, null], null)", "true"),
      ]
    ) { arguments throws(Refusal) in
      let element = arguments.value(1)
      return .boolean(try arguments.list(0).contains { $0.matches(element) })
    },
    Builtin(
      "count", .list, [Signature([Parameter("list", .list(.any))], .number)],
      en: "How many items the list has.", zh: "列表的项数。",
      examples: [("count([1, 2, 3])", "3"), ("count([])", "0")]
    ) { arguments throws(Refusal) in .number(Number(try arguments.list(0).count)) },
    extreme(
      "min", .before, en: "The least item.", zh: "最小的一项。",
      examples: [("min([1, 2, 3])", "1"), ("min(2, 1)", "1"), ("min([])", "null")]),
    extreme(
      "max", .after, en: "The greatest item.", zh: "最大的一项。",
      examples: [("max([1, 2, 3])", "3"), (#"max("a", "b")"#, #""b""#), ("max([])", "null")]),
    quantifier(
      "all", settling: false, en: "False if an item is false, true if all are true.",
      zh: "有一项为假则为假，全部为真则为真。",
      examples: [
        ("all([true, null, false])", "false"), ("all([])", "true"), ("all([true, null])", "null"),
      ]),
    quantifier(
      "any", settling: true, en: "True if an item is true, false if all are false.",
      zh: "有一项为真则为真，全部为假则为假。",
      examples: [
        ("any([false, null, true])", "true"), ("any([])", "false"), ("any([false, null])", "null"),
      ]),
    Builtin(
      "sublist", .list,
      [
        Signature(
          [
            Parameter("list", .list(.any)), Parameter("start position", .number),
            Parameter("length", .number, optional: true),
          ], .list(.any))
      ],
      en: "The items from a position on, counted from 1, or from the end where it is negative.",
      zh: "从某个位置起的若干项；位置从 1 数起，负数从末尾数起。",
      examples: [
        ("sublist([4, 5, 6], 1, 2)", "[4, 5]"), ("sublist([4, 5, 6], -2)", "[5, 6]"),
      ]
    ) { arguments throws(Refusal) in
      let list = try arguments.list(0)
      let start = try index(try arguments.integer(1), in: list.count)
      let length = arguments.isAbsent(2) ? list.count - start : try arguments.integer(2)
      guard length >= 1, length <= list.count - start else {
        throw Refusal(
          en: "the list has no \(length) items from there on", zh: "列表从该位置起没有 \(length) 项")
      }
      return .list(Array(list[start..<start + length]))
    },
    Builtin(
      "index of", .list,
      [Signature([Parameter("list", .list(.any)), Parameter("match", .any)], .list(.number))],
      en: "The positions of the items that equal the value.", zh: "等于该值的各项的位置。",
      examples: [("index of([1, 2, 3, 2], 2)", "[2, 4]")]
    ) { arguments throws(Refusal) in
      let match = arguments.value(1)
      return .list(
        try arguments.list(0).enumerated().filter { $1.matches(match) }
          .map { .number(Number($0.offset + 1)) })
    },
  ]

  private static func extreme(
    _ name: String, _ wanted: Value.Order, en: String, zh: String, examples: [(String, String)]
  ) -> Builtin {
    Builtin(
      name, .list, Signature.listOrItems(.any, "n", .any), en: en, zh: zh, examples: examples
    ) { arguments throws(Refusal) in
      let items = try arguments.items()
      guard var best = items.first else { throw .isEmpty }
      for item in items {
        guard let order = item.order(best) else {
          if case .null = item { throw .hasNull(arguments.name(0)) }
          throw .uncomparable(best, item)
        }
        if order == wanted { best = item }
      }
      return best
    }
  }

  private static func quantifier(
    _ name: String, settling: Bool, en: String, zh: String, examples: [(String, String)]
  ) -> Builtin {
    Builtin(
      name, .list, Signature.listOrItems(.any, "b", .boolean), en: en, zh: zh, examples: examples
    ) { arguments throws(Refusal) in
      var other: Value?
      for item in try arguments.items() {
        guard case .boolean(let flag) = item else {
          other = item
          continue
        }
        if flag == settling { return .boolean(settling) }
      }
      switch other {
      case nil: return .boolean(!settling)
      case .null: throw .hasNull(arguments.name(0))
      case let other?: throw .wrongType(arguments.name(0), other, wanted: "boolean")
      }
    }
  }
}

extension Refusal {
  static let isEmpty = Refusal(en: "the list is empty", zh: "列表为空")
}
