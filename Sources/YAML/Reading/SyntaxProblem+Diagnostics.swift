import Diagnostics

extension SyntaxProblem {
  var text: FaultText {
    switch self {
    case .unclosedBracket(let closer, _): .unclosedBracket(closer)
    case .unclosedQuote(let quote, _): .unclosedQuote(quote)
    case .missingComma(let closer, _): .missingComma(closer)
    case .missingColon: .missingColon
    case .dashWithoutBlank: .dashWithoutBlank
    case .tooDeepAfter(let key): .tooDeepAfter(key)
    case .missingCommaBefore(let word): .missingCommaBefore(word)
    case .longKey: .longKey
    case .misplacedColon: .misplacedColon
    case .misplacedDash: .misplacedDash
    case .misplacedQuestionMark: .misplacedQuestionMark
    case .textAfterValue: .textAfterValue
    case .badIndentation: .badIndentation
    case .reservedCharacter(let character): .reservedCharacter(character)
    case .badEscape(let escape): .badEscape(escape)
    case .badBlockHeader: .badBlockHeader
    case .badAnchor: .badAnchor
    case .badTag: .badTag
    case .badDirective: .badDirective
    case .missingValue: .missingValue
    case .unreadable: .unreadable
    }
  }
}

extension FaultText {
  fileprivate static func unclosedBracket(_ closer: String) -> FaultText {
    FaultText(
      "unclosed-bracket", Wording(en: "this bracket is never closed", zh: "这个括号没有闭合"),
      help: Wording(en: "write `\(closer)` where it ends", zh: "请在结束处写 `\(closer)`"))
  }

  fileprivate static func unclosedQuote(_ quote: String) -> FaultText {
    FaultText(
      "unclosed-quote", Wording(en: "this quotation mark is never closed", zh: "这个引号没有闭合"),
      help: Wording(en: "write `\(quote)` where the text ends", zh: "请在文字结束处写 `\(quote)`"))
  }

  fileprivate static func missingComma(_ closer: String) -> FaultText {
    FaultText(
      "missing-comma",
      Wording(
        en: "neither `,` nor `\(closer)` stands here", zh: "此处应为 `,` 或 `\(closer)`"),
      help: Wording(
        en:
          "write `,` between the entries and `\(closer)` after the last; text with commas or brackets goes in quotes",
        zh: "条目之间写 `,`，最后写 `\(closer)`；含逗号或括号的文字要加引号"))
  }

  fileprivate static let missingColon = FaultText(
    "missing-colon",
    Wording(en: "this stands where a key should, and has no colon", zh: "此处应为键，但没有冒号"),
    help: Wording(
      en: "write `key: value`, or indent the line so that it belongs to the value above",
      zh: "请写成 `键: 值`，或增加缩进使其属于上一行的值"))

  fileprivate static let dashWithoutBlank = FaultText(
    "missing-colon",
    Wording(en: "there is no blank after this dash", zh: "这个短横后面没有空格"),
    help: Wording(en: "write `- `, with a blank after the dash", zh: "请写 `- `（短横后加空格）"))

  fileprivate static func tooDeepAfter(_ key: String) -> FaultText {
    FaultText(
      "bad-indentation",
      Wording(
        en: "this line is indented deeper than `\(key)` above, whose value stands on its own line",
        zh: "这一行比上面的 `\(key)` 缩进更深，而 `\(key)` 的值已写在同一行"),
      help: Wording(
        en: "let it begin where `\(key)` begins", zh: "请与 `\(key)` 左端对齐"))
  }

  fileprivate static func missingCommaBefore(_ word: String) -> FaultText {
    FaultText(
      "missing-comma",
      Wording(en: "a comma is missing before `\(word)`", zh: "`\(word)` 之前缺少逗号"),
      help: Wording(en: "write `, \(word): `", zh: "请写 `, \(word): `"))
  }

  fileprivate static let longKey = FaultText(
    "key-too-long",
    Wording(en: "this key has more than 1024 characters", zh: "这个键超过 1024 个字符"),
    help: Wording(en: "write a short key", zh: "请缩短键名"))

  fileprivate static let misplacedColon = FaultText(
    "misplaced-colon",
    Wording(en: "there can be no second `key: value` here", zh: "此处不能再写一个 `键: 值`"),
    help: Wording(
      en: "put a value that has a colon and a blank in it in quotes, or start a new line",
      zh: "值中含有冒号加空格时请加引号，或另起一行"))

  fileprivate static let misplacedDash = FaultText(
    "misplaced-dash",
    Wording(en: "a list cannot begin here", zh: "列表不能从这里开始"),
    help: Wording(
      en: "put the first `- ` on a line of its own; a text that begins with `- ` goes in quotes",
      zh: "请把第一个 `- ` 另起一行；以 `- ` 开头的文字要加引号"))

  fileprivate static let misplacedQuestionMark = FaultText(
    "misplaced-question-mark",
    Wording(en: "a text cannot begin with `? ` here", zh: "此处的文字不能以 `? ` 开头"),
    help: Wording(en: "put the text in quotes", zh: "请给文字加引号"))

  fileprivate static let textAfterValue = FaultText(
    "text-after-value",
    Wording(
      en: "the value has ended, and the line goes on", zh: "值已结束，但这一行还有内容"),
    help: Wording(
      en: "put the whole value in single quotes, or write it on the next line after `|`",
      zh: "请给整个值加单引号，或先写 `|` 再另起一行写值"))

  fileprivate static let badIndentation = FaultText(
    "bad-indentation",
    Wording(
      en: "the indentation fits no line above", zh: "缩进与上文各级都不一致"),
    help: Wording(
      en: "let the line begin where its siblings begin", zh: "请与同级各行左端对齐"))

  fileprivate static func reservedCharacter(_ character: String) -> FaultText {
    FaultText(
      "reserved-character",
      Wording(en: "a text cannot begin with `\(character)`", zh: "文字不能以 `\(character)` 开头"),
      help: Wording(en: "put the text in quotes", zh: "请给文字加引号"))
  }

  fileprivate static func badEscape(_ escape: String) -> FaultText {
    FaultText(
      "bad-escape",
      Wording(
        en: "`\(escape)` means nothing in double quotes", zh: "双引号中的 `\(escape)` 没有意义"),
      help: Wording(
        en: "write `\\\\` for a backslash, or put the text in single quotes",
        zh: "反斜杠请写 `\\\\`，或改用单引号"))
  }

  fileprivate static let badBlockHeader = FaultText(
    "bad-block-header",
    Wording(
      en: "only `-`, `+`, a digit or a comment may follow `|` or `>` on its line",
      zh: "`|` 或 `>` 所在行之后只能有 `-`、`+`、数字或注释"),
    help: Wording(
      en: "begin the text on the next line; a text that begins with `|` or `>` goes in quotes",
      zh: "请从下一行开始写正文；以 `|` 或 `>` 开头的文字要加引号"))

  fileprivate static let badAnchor = FaultText(
    "bad-anchor",
    Wording(
      en: "the name after `&` or `*` has only a-z, A-Z, 0-9, `-` and `_`",
      zh: "`&` 或 `*` 之后的名称只能用 a-z、A-Z、0-9、`-`、`_`"),
    help: Wording(
      en: "rename it; a text that begins with `&` or `*` goes in quotes",
      zh: "请改名；以 `&` 或 `*` 开头的文字要加引号"))

  fileprivate static let badTag = FaultText(
    "unknown-tag", Wording(en: "this is no type known here", zh: "这不是可用的类型标记"),
    help: Wording(
      en: "delete it; a text that begins with `!` goes in quotes", zh: "请删除；以 `!` 开头的文字要加引号"))

  fileprivate static let badDirective = FaultText(
    "bad-directive",
    Wording(en: "this line beginning with `%` cannot be read", zh: "以 `%` 开头的这一行无法识别"),
    help: Wording(
      en: "delete it; a text that begins with `%` goes in quotes", zh: "请删除；以 `%` 开头的文字要加引号"))

  fileprivate static let missingValue = FaultText(
    "missing-value", Wording(en: "a value is missing here", zh: "此处缺少值"),
    help: Wording(
      en: "write the value, or `null`; text that begins with a bracket or a comma goes in quotes",
      zh: "请写出值，或写 `null`；以括号或逗号开头的文字要加引号"))

  fileprivate static let unreadable = FaultText(
    "not-yaml", Wording(en: "this cannot be read as YAML", zh: "此处无法按 YAML 读取"),
    help: Wording(
      en: "write `key: value`, and put text with special characters in quotes",
      zh: "请写成 `键: 值`，含特殊字符的文字要加引号"))
}
