import Diagnostics

extension JSONProblem {
  var text: FaultText {
    switch self {
    case .expectedValue: .expectedValue
    case .expectedKey: .expectedKey
    case .expectedColon: .expectedColon
    case .expectedCommaOrEnd(let closer): .expectedCommaOrEnd(closer)
    case .badNumber: .badNumber
    case .badWord(let word): .badWord(word)
    case .unclosedText: .unclosedText
    case .badEscape(let escape): .badJSONEscape(escape)
    case .lineBreakInText: .lineBreakInText
    case .textAfterEnd: .textAfterEnd
    }
  }
}

extension FaultText {
  fileprivate static let expectedValue = FaultText(
    "json-missing-value", Wording(en: "a JSON value is missing here", zh: "此处缺少 JSON 值"),
    help: Wording(
      en: "write a text in double quotes, a number, `true`, `false`, `null`, `[` or `{`",
      zh: "请写双引号文字、数字、`true`、`false`、`null`、`[` 或 `{`"))

  fileprivate static let expectedKey = FaultText(
    "json-missing-key", Wording(en: "a key in double quotes is missing here", zh: "此处缺少双引号括起的键"),
    help: Wording(en: "write `\"key\": value`", zh: "请写 `\"键\": 值`"))

  fileprivate static let expectedColon = FaultText(
    "json-missing-colon", Wording(en: "no colon follows the key", zh: "键后面没有冒号"),
    help: Wording(en: "write `\"key\": value`", zh: "请写 `\"键\": 值`"))

  fileprivate static func expectedCommaOrEnd(_ closer: String) -> FaultText {
    FaultText(
      "json-missing-comma",
      Wording(en: "neither `,` nor `\(closer)` stands here", zh: "此处应为 `,` 或 `\(closer)`"),
      help: Wording(
        en: "write `,` between the entries and `\(closer)` after the last",
        zh: "条目之间写 `,`，最后写 `\(closer)`"))
  }

  fileprivate static let badNumber = FaultText(
    "json-bad-number", Wording(en: "this is no JSON number", zh: "这不是 JSON 数字"),
    help: Wording(en: "write it like `357`, `-0.5` or `1e6`", zh: "请写成 `357`、`-0.5` 或 `1e6` 的形式"))

  fileprivate static func badWord(_ word: String) -> FaultText {
    FaultText(
      "json-bad-word", Wording(en: "`\(word)` is no JSON value", zh: "`\(word)` 不是 JSON 值"),
      help: Wording(
        en: "write `true`, `false` or `null`, or put the text in double quotes",
        zh: "请写 `true`、`false` 或 `null`，文字请加双引号"))
  }

  fileprivate static let unclosedText = FaultText(
    "unclosed-quote", Wording(en: "this quotation mark is never closed", zh: "这个引号没有闭合"),
    help: Wording(en: "write `\"` where the text ends", zh: "请在文字结束处写 `\"`"))

  fileprivate static func badJSONEscape(_ escape: String) -> FaultText {
    FaultText(
      "bad-escape",
      Wording(en: "`\(escape)` means nothing in a JSON text", zh: "JSON 文字中的 `\(escape)` 没有意义"),
      help: Wording(en: "write `\\\\` for a backslash", zh: "反斜杠请写 `\\\\`"))
  }

  fileprivate static let lineBreakInText = FaultText(
    "json-line-break",
    Wording(en: "a text in quotes goes over the end of the line", zh: "引号中的文字跨行了"),
    help: Wording(en: "write `\\n` for a line break", zh: "换行请写 `\\n`"))

  fileprivate static let textAfterEnd = FaultText(
    "json-text-after-end",
    Wording(en: "the value has ended, and the text goes on", zh: "值已结束，但后面还有内容"),
    help: Wording(en: "write one JSON value a line", zh: "每行只写一个 JSON 值"))
}
