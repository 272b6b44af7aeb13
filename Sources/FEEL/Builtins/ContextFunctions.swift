extension Builtin {
  private static let entry = FEELType.context([.init("key", .string), .init("value", .any)])

  static let contextFunctions: [Builtin] = [
    Builtin(
      "get value", .context,
      [Signature([Parameter("m", .context([])), Parameter("key", .string)], .any)],
      en: "The value of an entry, null where there is none.", zh: "取某个键的值；没有则为 null。",
      examples: [(#"get value({a: "foo"}, "a")"#, #""foo""#), (#"get value({a: 1}, "b")"#, "null")]
    ) { arguments throws(Refusal) in
      let (context, key) = (try arguments.context(0), try arguments.string(1))
      return context[key] ?? .null
    },
    Builtin(
      "get entries", .context, [Signature([Parameter("m", .context([]))], .list(entry))],
      en: "The entries as contexts of `key` and `value`.", zh: "把各项列为 `key` 与 `value`。",
      examples: [("get entries({a: 1})", #"[{key: "a", value: 1}]"#)]
    ) { arguments throws(Refusal) in
      .list(
        try arguments.context(0).entries.map { entry in
          var pair = ContextValue()
          pair.put("key", .string(entry.name))
          pair.put("value", entry.value)
          return .context(pair)
        })
    },
    Builtin(
      "context", .context, [Signature([Parameter("entries", .list(entry))], .context([]))],
      en: "The context of a list of `key` and `value`.", zh: "由 `key` 与 `value` 的列表得到上下文。",
      examples: [(#"context([{key: "a", value: 1}, {key: "b", value: 2}])"#, "{a: 1, b: 2}")]
    ) { arguments throws(Refusal) in
      var entries: [ContextValue.Entry] = []
      for item in try arguments.list(0) {
        guard case .context(let pair) = item else { throw .hasNull("entries") }
        guard case .string(let key) = pair["key"], let value = pair["value"] else {
          throw Refusal(
            en: "each entry must have a string `key` and a `value`",
            zh: "每一项应有文本 `key` 和 `value`")
        }
        entries.append(.init(key, value))
      }
      return .context(
        try ContextValue(entries).or(Refusal(en: "a key comes twice", zh: "有重复的键")))
    },
    Builtin(
      "context put", .context,
      [
        Signature(
          [
            Parameter("context", .context([])), Parameter("key", .string), Parameter("value", .any),
          ],
          .context([])),
        Signature(
          [
            Parameter("context", .context([])), Parameter("keys", .list(.string)),
            Parameter("value", .any),
          ], .context([])),
      ],
      en: "The context with the value at a key, or along a path of keys.",
      zh: "在某个键（或逐级的键）处放入值。",
      examples: [
        (#"context put({x: 1}, "y", 2)"#, "{x: 1, y: 2}"),
        (#"context put({x: 1, y: {a: 0}}, ["y", "a"], 2)"#, "{x: 1, y: {a: 2}}"),
      ]
    ) { arguments throws(Refusal) in
      let keys = arguments.form == 0 ? [try arguments.present(1)] : try arguments.list(1)
      return .context(try put(arguments.value(2), at: keys[...], into: arguments.present(0)))
    },
    Builtin(
      "context merge", .context,
      [Signature([Parameter("contexts", .list(.context([])))], .context([]))],
      en: "One context of all; a later entry replaces an earlier one of its name.",
      zh: "合并各上下文；同名的以后者为准。",
      examples: [("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}")]
    ) { arguments throws(Refusal) in
      var result = ContextValue()
      for item in try arguments.list(0) {
        guard case .context(let context) = item else { throw .hasNull("contexts") }
        for entry in context.entries { result.put(entry.name, entry.value) }
      }
      return .context(result)
    },
  ]

  private static func put(
    _ value: Value, at keys: ArraySlice<Value>, into target: Value
  ) throws(Refusal) -> ContextValue {
    guard case .context(var context) = target else {
      throw Refusal(en: "the keys lead to no context", zh: "所给的键没有指向上下文")
    }
    guard let first = keys.first else { throw Refusal(en: "there are no keys", zh: "没有给出键") }
    guard case .string(let key) = first else { throw .hasNull("keys") }
    if keys.count == 1 {
      context.put(key, value)
    } else {
      context.put(
        key, .context(try put(value, at: keys.dropFirst(), into: context[key] ?? .null)))
    }
    return context
  }
}
