import Diagnostics

/// What was meant by a text that is no time limit: `15个工作日`, `三个月`, `60`, `15 business days`.
enum SpanSlip {
  /// What to type instead; nil where that cannot be told.
  static func help(for text: String) -> Wording? {
    let plain = text.halfWidth.lowercased().filter { !" _-\u{3000}".contains($0) }
      .withoutEnd(of: ["以内", "之内", "内"]).withoutBeginning(of: ["within", "不超过", "最长"])
    let number = plain.prefix { $0.isNumber || $0 == "." || numerals.contains($0) }
    let unit = String(plain.dropFirst(number.count))
    if number.contains(".") {
      return Wording(
        en: "a time limit is a whole number: write it in days, like `45 days`",
        zh: "时限须为整数，请换算成天数，如 `45 days`")
    }
    guard let count = count(String(number)) else { return nil }
    if unit.isEmpty {
      return Wording(
        en: "say what is counted: `\(count) days` or `\(count) working days`",
        zh: "请写明单位：`\(count) days`（天）或 `\(count) working days`（工作日）")
    }
    guard
      let (word, factor) = units.first(where: { $0.names.contains(unit) }).map({
        ($0.word, $0.factor)
      })
    else { return nil }
    let total = count * factor
    let meant = "\(total) \(word)\(total == 1 ? "" : "s")"
    return Wording(en: "write `\(meant)`", zh: "写 `\(meant)`")
  }

  private static let numerals = "〇零一二两三四五六七八九十百"

  private static let units: [(word: String, factor: Int, names: Set<String>)] = [
    (
      "working day", 1,
      [
        "个工作日", "工作日", "workingday", "workingdays", "businessday", "businessdays", "workday",
        "workdays",
      ]
    ),
    ("day", 1, ["天", "日", "个自然日", "自然日", "d", "day", "days", "calendardays", "naturaldays"]),
    ("day", 7, ["周", "星期", "个星期", "w", "week", "weeks"]),
    ("month", 1, ["个月", "月", "m", "month", "months"]),
    ("year", 1, ["年", "y", "year", "years"]),
  ]

  /// The number, in digits or in Chinese numerals up to 999.
  private static func count(_ text: String) -> Int? {
    if let number = Int(text) { return number < 100_000 ? number : nil }
    let digits: [Character: Int] = [
      "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
      "九": 9,
    ]
    var total = 0
    var digit: Int?
    for character in text {
      switch character {
      case "百":
        total += (digit ?? 1) * 100
        digit = nil
      case "十":
        total += (digit ?? 1) * 10
        digit = nil
      default:
        guard let next = digits[character], digit ?? 0 == 0 else { return nil }
        digit = next
      }
    }
    return text.isEmpty ? nil : total + (digit ?? 0)
  }
}

extension String {
  fileprivate func withoutEnd(of words: [String]) -> String {
    words.first(where: hasSuffix).map { String(dropLast($0.count)) } ?? self
  }

  fileprivate func withoutBeginning(of words: [String]) -> String {
    words.first(where: hasPrefix).map { String(dropFirst($0.count)) } ?? self
  }
}
