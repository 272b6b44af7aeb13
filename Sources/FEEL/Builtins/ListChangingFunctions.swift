extension Builtin {
  static let listChangingFunctions: [Builtin] = [
    Builtin(
      "append", .list,
      [
        Signature(
          [Parameter("list", .list(.any)), Parameter("item", .any)], .list(.any), variadic: true)
      ],
      en: "The list with the items after it.", zh: "在列表末尾加上若干项。",
      examples: [("append([1], 2, 3)", "[1, 2, 3]")]
    ) { arguments throws(Refusal) in
      .list(try bounded(try arguments.list(0) + arguments.rest(1)))
    },
    Builtin(
      "concatenate", .list,
      [Signature([Parameter("list", .list(.any))], .list(.any), variadic: true)],
      en: "The items of all lists in a row.", zh: "把各个列表依次连成一个。",
      examples: [("concatenate([1, 2], [3])", "[1, 2, 3]")]
    ) { arguments throws(Refusal) in .list(try joined(arguments)) },
    Builtin(
      "insert before", .list,
      [
        Signature(
          [
            Parameter("list", .list(.any)), Parameter("position", .number),
            Parameter("newItem", .any),
          ],
          .list(.any))
      ],
      en: "The list with an item put in before a position.", zh: "在某个位置之前插入一项。",
      examples: [("insert before([1, 3], 1, 2)", "[2, 1, 3]")]
    ) { arguments throws(Refusal) in
      var list = try arguments.list(0)
      list.insert(arguments.value(2), at: try index(try arguments.integer(1), in: list.count))
      return .list(try bounded(list))
    },
    Builtin(
      "remove", .list,
      [Signature([Parameter("list", .list(.any)), Parameter("position", .number)], .list(.any))],
      en: "The list without the item at a position.", zh: "去掉某个位置的一项。",
      examples: [("remove([1, 2, 3], 2)", "[1, 3]"), ("remove([1, 2, 3], -1)", "[1, 2]")]
    ) { arguments throws(Refusal) in
      var list = try arguments.list(0)
      list.remove(at: try index(try arguments.integer(1), in: list.count))
      return .list(list)
    },
    Builtin(
      "list replace", .list,
      [
        Signature(
          [
            Parameter("list", .list(.any)), Parameter("position", .number),
            Parameter("newItem", .any),
          ],
          .list(.any)),
        Signature(
          [
            Parameter("list", .list(.any)), Parameter("match", .function([.any, .any], .boolean)),
            Parameter("newItem", .any),
          ], .list(.any)),
      ],
      en: "The list with the item at a position, or those that a function picks, replaced.",
      zh: "替换某个位置的一项，或函数所选的各项。",
      examples: [
        ("list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"),
        (
          "list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)",
          "[5, 5, 7, 8]"
        ),
      ]
    ) { arguments throws(Refusal) in
      var list = try arguments.list(0)
      if arguments.form == 0 {
        list[try index(try arguments.integer(1), in: list.count)] = arguments.value(2)
        return .list(list)
      }
      return .list(try replaced(list, by: arguments))
    },
    Builtin(
      "reverse", .list, [Signature([Parameter("list", .list(.any))], .list(.any))],
      en: "The items from the last to the first.", zh: "倒序。",
      examples: [("reverse([1, 2, 3])", "[3, 2, 1]")]
    ) { arguments throws(Refusal) in .list(try arguments.list(0).reversed()) },
    Builtin(
      "union", .list,
      [Signature([Parameter("list", .list(.any))], .list(.any), variadic: true)],
      en: "The items of all lists in a row, each once.", zh: "各列表的并集，相同的项只留一个。",
      examples: [("union([1, 2], [2, 3])", "[1, 2, 3]")]
    ) { arguments throws(Refusal) in .list(distinct(try joined(arguments))) },
    Builtin(
      "distinct values", .list, [Signature([Parameter("list", .list(.any))], .list(.any))],
      en: "The items, each once, where it first stands.", zh: "去掉重复的项，保留首次出现者。",
      examples: [("distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]")]
    ) { arguments throws(Refusal) in .list(distinct(try arguments.list(0))) },
    Builtin(
      "flatten", .list, [Signature([Parameter("list", .list(.any))], .list(.any))],
      en: "The items of all lists inside the list, at any depth.", zh: "把各层嵌套的列表展平。",
      examples: [("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]")]
    ) { arguments throws(Refusal) in
      var items: [Value] = []
      try flatten(try arguments.list(0), into: &items)
      return .list(items)
    },
  ]

  private static func bounded(_ list: [Value]) throws(Refusal) -> [Value] {
    if list.count > Refusal.longest { throw .tooLong }
    return list
  }

  private static func joined(_ arguments: Arguments) throws(Refusal) -> [Value] {
    var items: [Value] = []
    for index in arguments.call.arguments.indices {
      items = try bounded(items + (try arguments.list(index)))
    }
    return items
  }

  private static func distinct(_ list: [Value]) -> [Value] {
    var seen: Set<EqualityKey> = []
    return list.filter { item in EqualityKey(item).map { seen.insert($0).inserted } ?? true }
  }

  private static func flatten(_ list: [Value], into items: inout [Value]) throws(Refusal) {
    for item in list {
      if case .list(let inner) = item {
        try flatten(inner, into: &items)
      } else {
        items.append(item)
      }
    }
    if items.count > Refusal.longest { throw .tooLong }
  }

  private static func replaced(
    _ list: [Value], by arguments: Arguments
  ) throws(Refusal) -> [Value] {
    let (match, newItem) = (try arguments.function(1), arguments.value(2))
    guard match.parameters.count == 2 else {
      throw Refusal(en: "`match` must take two arguments", zh: "`match` 应有两个参数")
    }
    var result: [Value] = []
    for item in list {
      guard case .boolean(let picked) = arguments.call.services.call(match, [item, newItem]) else {
        throw Refusal(
          en: "`match` must answer true or false for each item", zh: "`match` 应对每一项答真或假")
      }
      result.append(picked ? newItem : item)
    }
    return result
  }
}
