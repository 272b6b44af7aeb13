extension Builtin {
  private typealias Relation = @Sendable (RangeEnds, RangeEnds) throws(Refusal) -> Bool

  /// Relations that one side or both may be a point in.
  static let pointAndRangeFunctions: [Builtin] = [
    relation(
      "before", [.ranges, .pointAndRange, .rangeAndPoint, .points],
      en: "The first lies wholly before the second.", zh: "前者完全在后者之前。",
      examples: [
        ("before(1, 10)", "true"), ("before([1..5), 5)", "true"),
        ("before([1..5], [5..8])", "false"),
      ]
    ) { a, b throws(Refusal) in try a.endsBefore(b) },
    relation(
      "after", [.ranges, .pointAndRange, .rangeAndPoint, .points],
      en: "The first lies wholly after the second.", zh: "前者完全在后者之后。",
      examples: [("after(10, 5)", "true"), ("after([11..20], [1..11))", "true")]
    ) { a, b throws(Refusal) in try b.endsBefore(a) },
    relation(
      "finishes", [.ranges, .pointAndRange], en: "The first ends the second.", zh: "前者是后者的结尾部分。",
      examples: [("finishes(10, [1..10])", "true"), ("finishes([5..10), [1..10])", "false")]
    ) { a, b throws(Refusal) in try finishes(a, b) },
    relation(
      "finished by", [.ranges, .rangeAndPoint], en: "The second ends the first.",
      zh: "后者是前者的结尾部分。",
      examples: [("finished by([1..10], 10)", "true"), ("finished by([1..10], [5..10])", "true")]
    ) { a, b throws(Refusal) in try finishes(b, a) },
    relation(
      "includes", [.ranges, .rangeAndPoint], en: "The second lies in the first.", zh: "前者包含后者。",
      examples: [("includes([1..10], 5)", "true"), ("includes([1..10), 10)", "false")]
    ) { a, b throws(Refusal) in try b.lies(within: a) },
    relation(
      "during", [.ranges, .pointAndRange], en: "The first lies in the second.", zh: "前者在后者之内。",
      examples: [("during(5, [1..10])", "true"), ("during((1..10], [1..10])", "true")]
    ) { a, b throws(Refusal) in try a.lies(within: b) },
    relation(
      "starts", [.ranges, .pointAndRange], en: "The first begins the second.", zh: "前者是后者的开头部分。",
      examples: [("starts(1, [1..10])", "true"), ("starts((1..5], [1..5])", "false")]
    ) { a, b throws(Refusal) in try starts(a, b) },
    relation(
      "started by", [.ranges, .rangeAndPoint], en: "The second begins the first.",
      zh: "后者是前者的开头部分。",
      examples: [("started by([1..10], 1)", "true"), ("started by([1..10], [1..5])", "true")]
    ) { a, b throws(Refusal) in try starts(b, a) },
    relation(
      "coincides", [.ranges, .points], en: "Both are the same.", zh: "两者重合。",
      examples: [("coincides(5, 5)", "true"), ("coincides([1..5], [1..5))", "false")]
    ) { a, b throws(Refusal) in try a.coincides(with: b) },
  ]

  /// Relations between two ranges.
  static let rangeFunctions: [Builtin] = [
    relation(
      "meets", [.ranges], en: "The first ends where the second begins.", zh: "前者的终点是后者的起点。",
      examples: [("meets([1..5], [5..10])", "true"), ("meets([1..5), [5..10])", "false")]
    ) { a, b throws(Refusal) in try a.meets(b) },
    relation(
      "met by", [.ranges], en: "The first begins where the second ends.", zh: "前者的起点是后者的终点。",
      examples: [("met by([5..10], [1..5])", "true")]
    ) { a, b throws(Refusal) in try b.meets(a) },
    relation(
      "overlaps", [.ranges], en: "They have something in common.", zh: "两者有共同部分。",
      examples: [("overlaps([1..5], [3..8])", "true"), ("overlaps([1..5], (5..8])", "false")]
    ) { a, b throws(Refusal) in try a.overlaps(b) },
    relation(
      "overlaps before", [.ranges],
      en: "The first begins before the second and ends in it.", zh: "前者先开始，并在后者之内结束。",
      examples: [
        ("overlaps before([1..5], [3..8])", "true"), ("overlaps before([3..8], [1..5])", "false"),
      ]
    ) { a, b throws(Refusal) in try overlapsBefore(a, b) },
    relation(
      "overlaps after", [.ranges],
      en: "The first begins in the second and ends after it.", zh: "前者在后者之内开始，并在其后结束。",
      examples: [("overlaps after([3..8], [1..5])", "true")]
    ) { a, b throws(Refusal) in try overlapsBefore(b, a) },
  ]

  private static func finishes(_ a: RangeEnds, _ b: RangeEnds) throws(Refusal) -> Bool {
    let (end, start) = (try a.hasEnd(of: b), try a.startsWithin(b))
    return end && start
  }

  private static func starts(_ a: RangeEnds, _ b: RangeEnds) throws(Refusal) -> Bool {
    let (start, end) = (try a.hasStart(of: b), try a.endsWithin(b))
    return start && end
  }

  private static func overlapsBefore(_ a: RangeEnds, _ b: RangeEnds) throws(Refusal) -> Bool {
    let (start, end) = (try a.startsBefore(b), try a.endsWithin(b))
    let apart = try a.endsBefore(b)
    return start && end && !apart
  }

  /// What the two arguments are.
  private enum Shape {
    case ranges, pointAndRange, rangeAndPoint, points

    var signature: Signature {
      let range = FEELType.range(.any)
      let parameters =
        switch self {
        case .ranges: [Parameter("range1", range), Parameter("range2", range)]
        case .pointAndRange: [Parameter("point", .any), Parameter("range", range)]
        case .rangeAndPoint: [Parameter("range", range), Parameter("point", .any)]
        case .points: [Parameter("point1", .any), Parameter("point2", .any)]
        }
      return Signature(parameters, .boolean)
    }
  }

  private static func relation(
    _ name: String, _ shapes: [Shape], en: String, zh: String, examples: [(String, String)],
    _ holds: @escaping Relation
  ) -> Builtin {
    Builtin(
      name, .range, shapes.map(\.signature), en: en, zh: zh, examples: examples
    ) { arguments throws(Refusal) in
      .boolean(try holds(try ends(0, arguments), try ends(1, arguments)))
    }
  }

  private static func ends(_ index: Int, _ arguments: Arguments) throws(Refusal) -> RangeEnds {
    switch try arguments.present(index) {
    case .range(let range): RangeEnds(range)
    case let point: RangeEnds(point: point)
    }
  }
}
