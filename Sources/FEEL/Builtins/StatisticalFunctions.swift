extension Builtin {
  static let statisticalFunctions: [Builtin] = [
    statistic(
      "sum", en: "The sum of the numbers.", zh: "各数之和。",
      examples: [("sum([1, 2, 3])", "6"), ("sum(1, 2)", "3"), ("sum([])", "null")]
    ) { numbers throws(Refusal) in try total(numbers) },
    statistic(
      "mean", en: "The arithmetic mean of the numbers.", zh: "各数的平均值。",
      examples: [("mean([1, 2, 3])", "2")]
    ) { numbers throws(Refusal) in try mean(numbers) },
    statistic(
      "product", en: "The product of the numbers.", zh: "各数之积。",
      examples: [("product([2, 3, 4])", "24"), ("product(2, 3)", "6")]
    ) { numbers throws(Refusal) in
      var product = Number.one
      for number in numbers { product = try (product * number).or(.noNumber) }
      return product
    },
    statistic(
      "median", en: "The number in the middle, or the mean of the two there.",
      zh: "中位数；有两个居中时取其平均。",
      examples: [("median(8, 2, 5, 3, 4)", "4"), ("median([6, 1, 2, 3])", "2.5")]
    ) { numbers throws(Refusal) in
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      if sorted.count % 2 == 1 { return sorted[middle] }
      return try ((sorted[middle - 1] + sorted[middle]).or(.noNumber) / Number(2)).or(.noNumber)
    },
    statistic(
      "stddev", en: "The standard deviation of a sample.", zh: "样本标准差。",
      examples: [
        ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"), ("stddev([47])", "null"),
      ]
    ) { numbers throws(Refusal) in
      if numbers.count < 2 {
        throw Refusal(en: "it takes two numbers or more", zh: "至少需要两个数")
      }
      let mean = try mean(numbers)
      var squares: [Number] = []
      for number in numbers {
        let distance = try (number - mean).or(.noNumber)
        squares.append(try (distance * distance).or(.noNumber))
      }
      let variance = try (total(squares) / Number(numbers.count - 1)).or(.noNumber)
      return try variance.squareRoot().or(.noNumber)
    },
    Builtin(
      "mode", .list, Signature.listOrItems(.number, "n", .list(.number)),
      en: "The numbers that come most often, in ascending order.", zh: "出现次数最多的数，按升序。",
      examples: [
        ("mode(6, 3, 9, 6, 6)", "[6]"), ("mode([6, 1, 9, 6, 1])", "[1, 6]"), ("mode([])", "[]"),
      ]
    ) { arguments throws(Refusal) in
      var counts: [Number: Int] = [:]
      for number in try arguments.numbers() { counts[number, default: 0] += 1 }
      let most = counts.values.max() ?? 0
      return .list(counts.filter { $0.value == most }.keys.sorted().map(Value.number))
    },
  ]

  private static func statistic(
    _ name: String, en: String, zh: String, examples: [(String, String)],
    _ compute: @escaping @Sendable ([Number]) throws(Refusal) -> Number
  ) -> Builtin {
    Builtin(
      name, .list, Signature.listOrItems(.number, "n", .number), en: en, zh: zh,
      examples: examples
    ) { arguments throws(Refusal) in
      let numbers = try arguments.numbers()
      if numbers.isEmpty { throw .isEmpty }
      return .number(try compute(numbers))
    }
  }

  private static func total(_ numbers: [Number]) throws(Refusal) -> Number {
    var total = Number.zero
    for number in numbers { total = try (total + number).or(.noNumber) }
    return total
  }

  private static func mean(_ numbers: [Number]) throws(Refusal) -> Number {
    try (total(numbers) / Number(numbers.count)).or(.noNumber)
  }
}
