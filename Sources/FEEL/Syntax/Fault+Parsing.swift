import Diagnostics

/// What the parser finds wrong.
extension Fault {
  static func empty(at span: Span) -> Fault {
    Fault("empty-expression", Wording(en: "the expression is empty", zh: "表达式是空的"), at: span)
  }

  static func tooLong(at span: Span) -> Fault {
    Fault(
      "expression-too-long",
      Wording(
        en: "the expression is longer than \(Parser.lengthLimit) bytes",
        zh: "表达式超过了 \(Parser.lengthLimit) 字节"), at: span)
  }

  static func tooDeep(at span: Span) -> Fault {
    Fault(
      "nested-too-deeply",
      Wording(en: "the expression is nested too deeply", zh: "表达式嵌套过深"), at: span,
      help: Wording(
        en: "split it: give a part of it a name of its own as a decision",
        zh: "请拆分：把其中一部分另立为推算项并取名"))
  }

  static func external(at span: Span) -> Fault {
    Fault(
      "external-function",
      Wording(
        en: "functions of other programs cannot be called from here", zh: "此处不能调用外部程序的函数"),
      at: span)
  }

  static func unexpected(_ token: Token) -> Fault {
    Fault(
      "unexpected-text",
      Wording(
        en: "\(token.shown.en) does not fit here", zh: "此处不应出现\(token.shown.zh)"),
      at: token.span, help: token.hint ?? token.strayBracket)
  }

  static func valueExpected(found token: Token, after previous: Token?) -> Fault {
    let before = previous.flatMap { $0.kind == .word ? nil : $0.text }
    return Fault(
      "value-expected",
      Wording(
        en: "a value is missing before \(token.shown.en)", zh: "在\(token.shown.zh)之前缺少一个值"),
      at: token.span,
      help: token.hint
        ?? before.map {
          Wording(
            en: "write what comes after `\($0)`, or delete `\($0)`",
            zh: "请写出 `\($0)` 之后的内容，或删去 `\($0)`")
        })
  }

  static func nameExpected(found token: Token) -> Fault {
    Fault(
      "name-expected",
      Wording(
        en: "a name is missing before \(token.shown.en)", zh: "在\(token.shown.zh)之前缺少一个名称"),
      at: token.span)
  }

  static func expected(_ wanted: String, found token: Token, opened: Span?) -> Fault {
    Fault(
      "missing-\(missingName(wanted))",
      Wording(
        en: "`\(wanted)` is missing before \(token.shown.en)",
        zh: "在\(token.shown.zh)之前缺少 `\(wanted)`"),
      at: token.span, help: token.help(for: wanted),
      fix: token.slip(for: wanted) == nil ? nil : Fix(token.span, wanted),
      notes: opened.map {
        [Note(Wording(en: "the bracket was opened here", zh: "括号在此处打开"), at: $0)]
      } ?? [])
  }

  private static func missingName(_ wanted: String) -> String {
    switch wanted {
    case ")", "]", "}", "(": "bracket"
    case ">", "->", ":", "..": "mark"
    default: "word"
    }
  }

  /// A comparison that goes on, such as `10 < households < 30`; `cure` is what says the same.
  static func chainedComparison(_ cure: String?, at span: Span) -> Fault {
    Fault(
      "chained-comparison",
      Wording(
        en: "a comparison cannot be compared again", zh: "比较的结果不能再接着比较"), at: span,
      help: cure.map { Wording(en: "type `\($0)`", zh: "请输入 `\($0)`") }
        ?? Wording(
          en: "type `a < b and b < c`, or `b between a and c`",
          zh: "请写成 `a < b and b < c`，或 `b between a and c`"))
  }

  static func unknownType(_ name: String, at span: Span, found token: Token) -> Fault {
    let known = nearestName(
      to: name, among: Array(Parser.simpleTypes.keys) + ["list", "context", "range", "function"])
    return Fault(
      "unknown-type",
      name.isEmpty
        ? Wording(
          en: "a type is missing before \(token.shown.en)", zh: "在\(token.shown.zh)之前缺少类型")
        : Wording(en: "there is no type `\(name)`", zh: "没有 `\(name)` 这种类型"),
      at: span,
      help: known.map { Wording(en: "did you mean `\($0)`?", zh: "是不是 `\($0)`？") })
  }

  /// `@` before something else than a text.
  static func bareLiteral(_ written: String, at span: Span) -> Fault {
    Fault(
      "value-expected",
      Wording(en: "`@` stands before a text in quotes", zh: "`@` 后面须是引号中的文字"), at: span,
      help: Wording(en: "type `@\"\(written)\"`", zh: "请输入 `@\"\(written)\"`"),
      fix: Fix(span, "@\"\(written)\""))
  }

  /// What officials write, and what FEEL has for it.
  static func slip(
    _ written: String, _ cure: String, more: Wording = Wording(en: "", zh: ""), at span: Span
  ) -> Fault {
    Fault(
      "unexpected-text",
      Wording(en: "`\(written)` means nothing in FEEL", zh: "FEEL 读不懂 `\(written)`"), at: span,
      help: Wording(en: "type \(cure)\(more.en)", zh: "请输入 \(cure)\(more.zh)"))
  }

  /// A test that is the difference of two numbers, which is how offices write a range.
  static func differenceOfConstants(_ from: String, _ to: String, at span: Span) -> Fault {
    Fault(
      "difference-of-constants",
      Wording(
        en: "`\(from)-\(to)` is a subtraction here: one number, and no range",
        zh: "`\(from)-\(to)` 在此是减法，得到一个数，不是区间"),
      at: span, severity: .warning,
      help: Wording(
        en: "type `[\(from)..\(to)]` for a range with both its ends",
        zh: "区间（含两端）请输入 `[\(from)..\(to)]`"))
  }

  /// A number with commas among unary tests, each piece of which is a test.
  static func groupedDigits(_ written: String, _ plain: String, at span: Span) -> Fault {
    Fault(
      "grouped-digits",
      Wording(
        en: "`\(written)` is a list of several numbers here",
        zh: "`\(written)` 在此是几个数的列举，不是一个数"),
      at: span, severity: .warning,
      help: Wording(en: "type `\(plain)` for one number", zh: "一个数请输入 `\(plain)`"))
  }

  static func apostrophes(_ inner: String, at span: Span) -> Fault {
    Fault(
      "single-quotes",
      Wording(en: "text stands in double quotes", zh: "文字要放在双引号里"), at: span,
      help: Wording(en: "type `\"\(inner)\"`", zh: "请输入 `\"\(inner)\"`"),
      fix: Fix(span, "\"\(inner)\""))
  }
}

extension Token {
  /// That the wanted word is meant, where this one is nearly it.
  fileprivate func slip(for wanted: String) -> Wording? {
    guard kind == .word, wanted.count > 1, nearestName(to: text, among: [wanted]) != nil else {
      return nil
    }
    return Wording(en: "did you mean `\(wanted)`?", zh: "是不是 `\(wanted)`？")
  }

  /// What to type where another token is wanted: the word that is nearly it, or the token itself.
  fileprivate func help(for wanted: String) -> Wording? {
    if let slip = slip(for: wanted) { return slip }
    if meantOperator == wanted || kind == .symbol(.question) { return hint }
    guard (kind == .end) == (wanted.count == 1) else { return nil }
    return kind == .end
      ? Wording(en: "type `\(wanted)` there", zh: "请在该处输入 `\(wanted)`")
      : Wording(en: "type `\(wanted)` before \(shown.en)", zh: "请在\(shown.zh)之前输入 `\(wanted)`")
  }

  /// That a closing bracket closes nothing.
  fileprivate var strayBracket: Wording? {
    switch kind {
    case .symbol(.close), .symbol(.closeBracket), .symbol(.closeBrace):
      Wording(en: "delete it; no bracket is open here", zh: "请删去：此处没有尚未闭合的括号")
    default: nil
    }
  }

  /// How a message names the token.
  fileprivate var shown: Wording {
    switch kind {
    case .end: Wording(en: "the end", zh: "结尾")
    case .string: Wording(en: "the text `\"\(text)\"`", zh: "文字 `\"\(text)\"`")
    case .word, .keyword, .number, .symbol: Wording(en: "`\(text)`", zh: " `\(text)` ")
    }
  }

  /// What to type instead, where the token is a word that people mean an operator by.
  fileprivate var hint: Wording? {
    guard let meant = meantOperator, meant != text else { return nil }
    return Wording(en: "type `\(meant)`", zh: "请输入 `\(meant)`")
  }

  /// The operator that the word stands for.
  private var meantOperator: String? {
    switch text.lowercased() {
    case "and", "且", "并且", "和", "而且", "同时", "以及": "and"
    case "or", "或", "或者", "unless", "除非": "or"
    case "not", "非", "不是": "not(...)"
    case "is", "equals", "eq", "是", "等于", "为": "="
    case "contains", "includes", "like", "包含", "含有": "contains(text, part)"
    case let word where Comparisons.words[word] != nil: Comparisons.words[word]
    case "then", "那么", "则": "then"
    case "else", "否则": "else"
    case "between", "介于": "between"
    case "in", "属于": "in"
    case "?": "if a then b else c"
    default: nil
    }
  }
}

/// What people write for comparisons.
enum Comparisons {
  /// The operators by the words for them.
  static let words: [String: String] = [
    "大于": ">", "超过": ">", "多于": ">", "高于": ">", "gt": ">", "小于": "<", "少于": "<", "低于": "<",
    "不足": "<", "不满": "<", "未满": "<", "lt": "<", "大于等于": ">=", "不小于": ">=", "不少于": ">=",
    "不低于": ">=", "至少": ">=", "达到": ">=", "满": ">=", "ge": ">=", "小于等于": "<=", "不大于": "<=",
    "不超过": "<=", "不高于": "<=", "不多于": "<=", "至多": "<=", "le": "<=", "不等于": "!=", "ne": "!=",
  ]

  /// `不少于30` as a test, `>= 30`; nil where it is none.
  static func test(_ text: String) -> String? {
    let digits = text.drop { !($0.isASCII && $0.isWholeNumber) }
    let number = digits.prefix { $0.isASCII && ($0.isWholeNumber || $0 == ".") }
    guard !number.isEmpty, digits.dropFirst(number.count).allSatisfy({ !$0.isASCII }),
      let sign = words[String(text.dropLast(digits.count))]
    else { return nil }
    return "\(sign) \(number)"
  }
}
