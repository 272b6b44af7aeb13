package import Diagnostics
package import FEEL

/// Why a text is not a valid value of its type, and what to type instead.
package struct ValueSlip: Error, Sendable {
  let expected: Wording
  /// What to type instead.
  package let help: Wording?
  /// The text that was meant, where there is only one way to read it.
  package let fix: String?

  init(_ expected: Wording, help: Wording? = nil, fix: String? = nil) {
    self.expected = expected
    self.help = help ?? fix.map { Wording(en: "write `\($0)`", zh: "写 `\($0)`") }
    self.fix = fix
  }

  /// The slip of a text that would be right in half-width characters.
  fileprivate init(_ expected: Wording, plain: String) {
    self.init(
      expected,
      help: Wording(
        en: "these characters are full-width: type `\(plain)`", zh: "这是全角字符，请改用半角：`\(plain)`"),
      fix: plain)
  }

  /// The finding for the place at which the text stands.
  package func diagnostic(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(text, expected: expected, at: place, help: help, fix: fix)
  }
}

/// Reads values as people write them in case files and playbooks, each by its declared type.
package enum ValueText {
  /// The text as a value of the type; the unit `CNY` also permits amounts such as `3200万元`.
  package static func value(_ text: String, type: DataType, unit: String?)
    -> Result<Value, ValueSlip>
  {
    switch type {
    case .boolean: boolean(text).map(Value.boolean)
    case .number: number(text, unit: unit).map(Value.number)
    case .string: .success(.string(text))
    case .date: date(text).map(Value.date)
    case .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      exact(text) { plainTime($0, type: type) }
    case .list, .record: .failure(ValueSlip(Wording(en: "a \(type.name)", zh: "\(type.name)")))
    }
  }

  /// The text as a value of the types that have to do with time, but dates.
  private static func plainTime(_ text: String, type: DataType) -> Result<Value, ValueSlip> {
    switch type {
    case .time:
      TimeOfDay(text).map { .success(.time($0)) }
        ?? .failure(ValueSlip(Wording(en: "a time like 09:30:00", zh: "时间（如 09:30:00）")))
    case .dateAndTime:
      DateAndTime(text).map { .success(.dateAndTime($0)) }
        ?? .failure(
          ValueSlip(
            Wording(
              en: "a date and time like 2021-09-06T09:30:00", zh: "日期时间（如 2021-09-06T09:30:00）")))
    case .daysAndTime:
      DaysAndTimeDuration(text).map { .success(.daysAndTime($0)) }
        ?? .failure(ValueSlip(Wording(en: "a duration like P30D", zh: "时长（如 P30D）")))
    case .yearsAndMonths:
      YearsAndMonthsDuration(text).map { .success(.yearsAndMonths($0)) }
        ?? .failure(ValueSlip(Wording(en: "a duration like P1Y6M", zh: "时长（如 P1Y6M）")))
    default: .failure(ValueSlip(Wording(en: "a \(type.name)", zh: "\(type.name)")))
    }
  }

  /// `true` or `false`; for other words of that meaning, the slip carries the fix.
  static func boolean(_ text: String) -> Result<Bool, ValueSlip> { exact(text, plainBoolean) }

  private static func plainBoolean(_ text: String) -> Result<Bool, ValueSlip> {
    if text == "true" { return .success(true) }
    if text == "false" { return .success(false) }
    let word = text.lowercased()
    let yes = ["true", "yes", "y", "on", "1", "是", "有", "对"].contains(word)
    let no = ["false", "no", "n", "off", "0", "否", "无", "没有"].contains(word)
    return .failure(
      ValueSlip(
        Wording(en: "`true` or `false`", zh: " `true` 或 `false`"),
        help: yes || no ? nil : Wording(en: "write `true` or `false`", zh: "写 `true` 或 `false`"),
        fix: yes ? "true" : no ? "false" : nil))
  }

  /// The text as a date, which is written YYYY-MM-DD.
  ///
  /// For a day written in another way, the slip carries the same day in that form.
  package static func date(_ text: String) -> Result<CalendarDate, ValueSlip> {
    exact(text, plainDate)
  }

  private static func plainDate(_ text: String) -> Result<CalendarDate, ValueSlip> {
    if text.utf8.count == 10, text.first?.isNumber == true, let date = CalendarDate(text) {
      return .success(date)
    }
    let expected = Wording(en: "a date written YYYY-MM-DD", zh: "日期（应写成 YYYY-MM-DD）")
    let numbers = text.split { !$0.isWholeNumber || !$0.isASCII }
    // What stands beside the day would be lost: `2021-09-06 (planned)`.
    let isDay = text.allSatisfy { $0.isWholeNumber || "-/.年月日号 ".contains($0) }
    guard isDay, numbers.count == 3, numbers[0].count == 4 else {
      return .failure(
        ValueSlip(
          expected, help: Wording(en: "write it like `2021-09-06`", zh: "写成如 `2021-09-06`")))
    }
    func two(_ digits: Substring) -> String { digits.count == 1 ? "0\(digits)" : String(digits) }
    let cure = "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
    guard CalendarDate(cure) != nil else {
      return .failure(
        ValueSlip(expected, help: Wording(en: "there is no such day", zh: "没有这一天")))
    }
    return .failure(ValueSlip(expected, fix: cure))
  }

  /// The text as a number; for the unit CNY also `3200万元`, `3.2亿元` and `32,000,000`.
  static func number(_ text: String, unit: String?) -> Result<Number, ValueSlip> {
    exact(text) { plainNumber($0, unit: unit) }
  }

  /// What `read` makes of the text; where it refuses full-width characters, the slip says what to
  /// type, as for the plain ones.
  private static func exact<Content>(
    _ text: String, _ read: (String) -> Result<Content, ValueSlip>
  ) -> Result<Content, ValueSlip> {
    let result = read(text)
    let plain = text.halfWidth
    guard case .failure(let slip) = result, plain != text else { return result }
    switch read(plain) {
    case .success: return .failure(ValueSlip(slip.expected, plain: plain))
    case .failure(let slip): return .failure(slip)
    }
  }

  private static func plainNumber(_ text: String, unit: String?) -> Result<Number, ValueSlip> {
    if let number = Number(text) { return .success(number) }
    if unit == "CNY", let amount = amount(text) { return .success(amount) }
    let ungrouped = withoutGrouping(text).flatMap { $0 != text && Number($0) != nil ? $0 : nil }
    let expected =
      unit == "CNY"
      ? Wording(en: "an amount in CNY", zh: "人民币金额")
      : Wording(en: "a number", zh: "数字")
    let digits = text.filter { $0.isASCII && ($0.isWholeNumber || $0 == "." || $0 == "-") }
    // `357户` or `1 200` means its digits; `0x10` does not.
    let isDigitsFirst = text.drop { $0.isASCII && ($0.isWholeNumber || "., -".contains($0)) }
      .allSatisfy { !$0.isASCII }
    let plain = Number(digits) == nil || !isDigitsFirst ? nil : digits
    let cure =
      unit == "CNY"
      ? amountInside(text).map {
        Wording(
          en: "write `\($0)`, and the rest under `note`", zh: "写 `\($0)`，其余说明写在 `note` 里")
      }
        ?? Wording(
          en: "write `32000000`, `3200万元` or `3.2亿元`", zh: "写 `32000000`、`3200万元` 或 `3.2亿元`")
      : plain.map { Wording(en: "write `\($0)`", zh: "写 `\($0)`") }
        ?? Wording(en: "write digits only, like `357`", zh: "只写数字，如 `357`")
    return .failure(ValueSlip(expected, help: cure, fix: ungrouped))
  }

  /// The amount that the text begins or ends with, as in `约120万元` or `120万元左右`.
  private static func amountInside(_ text: String) -> String? {
    let isOfAmount: (Character) -> Bool = {
      $0.isASCII && ($0.isWholeNumber || $0 == "." || $0 == ",") || "万亿元".contains($0)
    }
    guard let start = text.firstIndex(where: { $0.isASCII && $0.isWholeNumber }) else { return nil }
    let inside = String(text[start...].prefix(while: isOfAmount))
    let rest = text[..<start] + text[start...].dropFirst(inside.count)
    guard amount(inside) != nil, !rest.contains(where: { $0.isASCII || isOfAmount($0) }) else {
      return nil
    }
    return inside
  }

  private static func amount(_ text: String) -> Number? {
    var rest = text.split(whereSeparator: \.isWhitespace).joined()
    if rest.hasSuffix("元") { rest.removeLast() }
    var zeros = 0
    while let last = rest.last, let power = ["万": 4, "亿": 8][last] {
      zeros += power
      rest.removeLast()
    }
    guard zeros <= 12, let digits = withoutGrouping(rest) else { return nil }
    guard let number = Number(digits) else { return nil }
    return Number("1" + String(repeating: "0", count: zeros)).flatMap { number * $0 }
  }

  /// The digits of `32,000,000`; nil where the commas are not at the thousands.
  private static func withoutGrouping(_ text: String) -> String? {
    guard text.contains(",") else { return text }
    let groups = text.prefix { $0 != "." }.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].filter { $0 != "-" }.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return text.filter { $0 != "," }
  }
}
