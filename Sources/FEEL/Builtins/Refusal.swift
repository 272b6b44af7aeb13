import Diagnostics

/// Why a built-in answers null.
struct Refusal: Error {
  let reason: Wording

  init(en: String, zh: String) { reason = Wording(en: en, zh: zh) }
}

extension Refusal {
  /// The most scalars in a string, and items in a list, that a function makes.
  static let longest = 10_000_000

  static func isNull(_ parameter: String) -> Refusal {
    Refusal(en: "`\(parameter)` is null", zh: "`\(parameter)` 为 null")
  }

  static func hasNull(_ parameter: String) -> Refusal {
    Refusal(en: "an item of `\(parameter)` is null", zh: "`\(parameter)` 中有一项为 null")
  }

  static func wrongType(_ parameter: String, _ value: Value, wanted: String) -> Refusal {
    Refusal(
      en: "`\(parameter)` must be \(wanted), not \(value.type.text)",
      zh: "`\(parameter)` 应为 \(wanted)，而不是 \(value.type.text)")
  }

  static func outOfRange(_ parameter: String, _ number: Number) -> Refusal {
    Refusal(
      en: "`\(parameter)` is `\(number.text)`, which is out of range",
      zh: "`\(parameter)` 为 `\(number.text)`，超出范围")
  }

  static let noNumber = Refusal(
    en: "the result is too large to be a number", zh: "结果过大，不能表示为数")

  static let tooLarge = Refusal(
    en: "the result is too large, or nested too deeply", zh: "结果过大，或嵌套过深")

  static let tooLong = Refusal(
    en: "the result would be longer than \(longest) items or characters",
    zh: "结果将超过 \(longest) 项或字符")

  static let tooMuchWork = Refusal(
    en: "the expression takes too much work", zh: "该表达式的工作量过大")

  static func position(_ number: Number, count: Int) -> Refusal {
    Refusal(
      en: "the position `\(number.text)` is not in a list or text of \(count)",
      zh: "位置 `\(number.text)` 不在长度为 \(count) 的列表或文本之内")
  }

  static func notText(_ text: String, en: String, zh: String) -> Refusal {
    if let missing = Zone.missingFiles(for: text) { return Refusal(en: missing.en, zh: missing.zh) }
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return Refusal(en: "`\(shown)` is not \(en)", zh: "`\(shown)` 不是\(zh)")
  }

  static func uncomparable(_ a: Value, _ b: Value) -> Refusal {
    Refusal(
      en: "\(a.type.text) and \(b.type.text) cannot be compared",
      zh: "\(a.type.text) 与 \(b.type.text) 不能比较")
  }
}
