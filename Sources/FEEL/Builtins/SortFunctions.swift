extension Builtin {
  static let sortFunctions: [Builtin] = [
    Builtin(
      "sort", .sort,
      [
        Signature(
          [
            Parameter("list", .list(.any)),
            Parameter("precedes", .function([.any, .any], .boolean)),
          ], .list(.any))
      ],
      en: "The items in the order that the function gives; items that tie keep theirs.",
      zh: "按函数给出的先后排序；不分先后的保持原序。",
      examples: [("sort([3, 1, 4, 2], function(x, y) x < y)", "[1, 2, 3, 4]")]
    ) { arguments throws(Refusal) in
      let precedes = try arguments.function(1)
      guard precedes.parameters.count == 2 else {
        throw Refusal(en: "`precedes` must take two arguments", zh: "`precedes` 应有两个参数")
      }
      let services = arguments.call.services
      return .list(
        try merged(try arguments.list(0)) { a, b throws(Refusal) in
          guard case .boolean(let answer) = services.call(precedes, [a, b]) else {
            throw Refusal(
              en: "`precedes` must answer true or false for each pair",
              zh: "`precedes` 应对每一对答真或假")
          }
          return answer
        })
    }
  ]

  /// A merge sort: stable, and at home with a function that contradicts itself.
  private static func merged(
    _ list: [Value], _ precedes: (Value, Value) throws(Refusal) -> Bool
  ) throws(Refusal) -> [Value] {
    if list.count < 2 { return list }
    let middle = list.count / 2
    let left = try merged(Array(list[..<middle]), precedes)
    let right = try merged(Array(list[middle...]), precedes)
    var (i, j, result) = (0, 0, [Value]())
    result.reserveCapacity(list.count)
    while i < left.count && j < right.count {
      if try precedes(right[j], left[i]) {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    return result + left[i...] + right[j...]
  }
}
