import Diagnostics

/// Values that do not go together.
extension Fault {
  static func wrongType(_ type: FEELType, wanted: FEELType, at span: Span) -> Fault {
    if let slip = AttributeSlip(type, wanted: wanted) { return attribute(slip, at: span) }
    return Fault(
      "wrong-type",
      Wording(
        en: "this is a `\(type.name)`, and a `\(wanted.name)` is wanted",
        zh: "这里是 `\(type.name)`，而需要 `\(wanted.name)`"), at: span,
      help: wantedHelp(type, wanted))
  }

  private static func wantedHelp(_ type: FEELType, _ wanted: FEELType) -> Wording? {
    switch (type, wanted) {
    case (_, .boolean):
      Wording(
        en: "compare it with something: `... = ...`, `... > ...`",
        zh: "请拿它作比较：`... = ...`、`... > ...`")
    case (.boolean, _):
      Wording(
        en: "this is a comparison: write what it is worth, or declare `type: boolean`",
        zh: "这里是判断，只有真假：请写出数值或文字，或把类型改为 `type: boolean`")
    case (.string, .date):
      Wording(en: "type a date as `date(\"2021-06-01\")`", zh: "日期请写成 `date(\"2021-06-01\")`")
    case (.string, .number): Wording(en: "type a number without quotes", zh: "数字不加引号")
    case (_, .string): Wording(en: "text stands in double quotes", zh: "文字要放在双引号里")
    default: nil
    }
  }

  /// The attribute for which a thing is not what is wanted.
  private static func attribute(_ slip: AttributeSlip, at span: Span) -> Fault {
    switch slip.fault {
    case .missing:
      Fault(
        "wrong-type",
        Wording(en: "the attribute `\(slip.name)` is missing", zh: "缺少属性 `\(slip.name)`"), at: span,
        help: Wording(
          en: "add `\(slip.name): ...`, or `\(slip.name): null` where there is none",
          zh: "请补上 `\(slip.name): ...`；没有的写 `\(slip.name): null`"))
    case .type(let found, let wanted):
      Fault(
        "wrong-type",
        Wording(
          en: "the attribute `\(slip.name)` is a `\(found.name)`, and a `\(wanted.name)` is wanted",
          zh: "属性 `\(slip.name)` 是 `\(found.name)`，而需要 `\(wanted.name)`"), at: span)
    }
  }

  static func notBoolean(_ type: FEELType, at span: Span) -> Fault {
    Fault(
      "not-a-condition",
      Wording(
        en: "this is a `\(type.name)`, and a condition is true or false",
        zh: "这里是 `\(type.name)`，而条件只能为真或为假"), at: span,
      help: Wording(
        en: "compare it with something: `... = ...`, `... > ...`",
        zh: "请拿它作比较：`... = ...`、`... > ...`"))
  }

  static func notComparable(_ left: FEELType, _ right: FEELType, at span: Span) -> Fault {
    Fault(
      "not-comparable",
      Wording(
        en: "a `\(left.name)` cannot be compared with a `\(right.name)`",
        zh: "`\(left.name)` 不能与 `\(right.name)` 比较"), at: span, help: comparisonHelp(left, right))
  }

  private static func comparisonHelp(_ left: FEELType, _ right: FEELType) -> Wording? {
    switch (left, right) {
    case (.date, .string), (.string, .date):
      Wording(
        en: "type a date as `@\"2021-06-01\"`", zh: "日期请写成 `@\"2021-06-01\"`")
    case (.number, .string): Wording(en: "type a number without quotes", zh: "数字不加引号")
    case (.string, .number):
      Wording(en: "type a text in double quotes", zh: "请写双引号里的文字")
    case (.boolean, .string), (.string, .boolean):
      Wording(en: "type `true` or `false`", zh: "请输入 `true` 或 `false`")
    case (.daysAndTime, .number), (.number, .daysAndTime):
      Wording(en: "type a number of days as `@\"P30D\"`", zh: "天数请写成 `@\"P30D\"`")
    case (.daysAndTime, .yearsAndMonths), (.yearsAndMonths, .daysAndTime):
      Wording(
        en: "months differ in length: type days, `duration(\"P90D\")`, or compare the days "
          + "themselves, `since + duration(\"P3M\") < today`",
        zh: "各月长短不一：请写天数 `duration(\"P90D\")`，或比较日期本身 `起始日 + duration(\"P3M\") < today`")
    default: nil
    }
  }

  static func notOrdered(_ type: FEELType, at span: Span) -> Fault {
    Fault(
      "not-comparable",
      Wording(
        en: "of two values of type `\(type.name)` none is less than the other",
        zh: "`\(type.name)` 之间没有大小之分"), at: span,
      help: Wording(en: "type `=` or `!=`", zh: "请用 `=` 或 `!=`"))
  }

  static func neverMatches(_ input: FEELType, _ test: FEELType, at span: Span) -> Fault {
    Fault(
      "not-comparable",
      Wording(
        en: "a `\(input.name)` is never this `\(test.name)`",
        zh: "`\(input.name)` 永远不会是这个 `\(test.name)`"),
      at: span, help: comparisonHelp(input, test))
  }

  static func noArithmetic(
    _ found: ArithmeticOperator, _ left: FEELType, _ right: FEELType, at span: Span
  ) -> Fault {
    Fault(
      "no-arithmetic",
      Wording(
        en: "`\(found.rawValue)` has no meaning between a `\(left.name)` and a `\(right.name)`",
        zh: "`\(left.name)` 与 `\(right.name)` 之间不能用 `\(found.rawValue)`"), at: span,
      help: arithmeticHelp(left, right))
  }

  private static func arithmeticHelp(_ left: FEELType, _ right: FEELType) -> Wording? {
    switch (left, right) {
    case (.date, .number), (.number, .date), (.dateAndTime, .number):
      Wording(
        en: "type a number of days as `@\"P30D\"`", zh: "天数请写成 `@\"P30D\"`")
    default: nil
    }
  }

  static func noNegative(_ type: FEELType, at span: Span) -> Fault {
    Fault(
      "no-arithmetic",
      Wording(en: "a `\(type.name)` has no negative", zh: "`\(type.name)` 没有负值"), at: span)
  }

  static func notAFilter(_ type: FEELType, at span: Span) -> Fault {
    Fault(
      "not-a-condition",
      Wording(
        en: "this is a `\(type.name)`, and a filter is a condition or a position",
        zh: "这里是 `\(type.name)`，而筛选须为条件或序号"), at: span)
  }

  static func notAFunction(_ type: FEELType, at span: Span) -> Fault {
    Fault(
      "not-a-function",
      Wording(en: "a `\(type.name)` is no function", zh: "`\(type.name)` 不是函数"), at: span)
  }

  static func noSteps(_ type: FEELType, at span: Span) -> Fault {
    Fault(
      "no-steps",
      Wording(
        en: "`..` counts numbers and dates, and this is a `\(type.name)`",
        zh: "`..` 只能数数字和日期，这里是 `\(type.name)`"), at: span)
  }

  static func notARange(at span: Span) -> Fault {
    Fault(
      "not-a-range",
      Wording(en: "`!=` makes no range", zh: "`!=` 不构成区间"), at: span)
  }

  static func numberOutOfRange(at span: Span) -> Fault {
    Fault(
      "number-out-of-range",
      Wording(en: "this number is too large", zh: "这个数字过大"), at: span)
  }

  static func notTemporal(_ text: String, at span: Span) -> Fault {
    if let missing = Zone.missingFiles(for: text) {
      return Fault("invalid-date", missing, at: span, help: Zone.cureForMissingFiles)
    }
    return Fault(
      "invalid-date",
      Wording(
        en: "`\(text)` is no date, time or duration", zh: "`\(text)` 不是日期、时间或时长"), at: span,
      help: Wording(
        en: "type a date as `2021-06-01`, a time as `09:30:00`, days as `P30D`, months as `P3M`",
        zh: "日期写 `2021-06-01`，时间写 `09:30:00`，天数写 `P30D`，月数写 `P3M`"))
  }

  static func noInput(at span: Span) -> Fault {
    Fault(
      "no-input",
      Wording(
        en: "`?` stands for a value only in a table or in `allowed`",
        zh: "`?` 只能用在决策表或 `allowed` 中"), at: span)
  }
}

/// The first attribute for which a thing, or the things of a list, are not what is wanted.
private struct AttributeSlip {
  /// What is wrong with it.
  enum Fault {
    case missing
    case type(FEELType, FEELType)
  }

  /// The attribute, with those that it stands in.
  let name: String
  let fault: Fault

  init?(_ type: FEELType, wanted: FEELType) {
    switch (type, wanted) {
    case (.list(let found), .list(let wanted)): self.init(found, wanted: wanted)
    case (.context(let found), .list(let wanted)): self.init(.context(found), wanted: wanted)
    case (.context(let found), .context(let wanted)):
      for entry in wanted {
        guard let own = found.first(where: { sameText($0.name, entry.name) }) else {
          self.init(entry.name, .missing)
          return
        }
        if own.type.mayBe(entry.type) { continue }
        if let inner = AttributeSlip(own.type, wanted: entry.type) {
          self.init("\(entry.name).\(inner.name)", inner.fault)
        } else {
          self.init(entry.name, .type(own.type, entry.type))
        }
        return
      }
      return nil
    default: return nil
    }
  }

  private init(_ name: String, _ fault: Fault) {
    self.name = name
    self.fault = fault
  }
}
