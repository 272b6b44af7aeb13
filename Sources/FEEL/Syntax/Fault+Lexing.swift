import Diagnostics

/// What the lexer finds wrong.
extension Fault {
  static let fullWidthID = "full-width-character"
  static let unusualSpaceID = "unusual-space"
  /// After one of these the rest of the text cannot be judged.
  static let breaksText: Set<String> = [
    "unexpected-character", "unclosed-string", "unclosed-comment",
  ]

  static func fullWidth(_ written: String, meant: String, at span: Span) -> Fault {
    Fault(
      fullWidthID,
      Wording(
        en: "`\(written)` is a full-width character, which FEEL does not read as `\(meant)`",
        zh: "`\(written)` 是全角字符，FEEL 不会把它当作 `\(meant)`"),
      at: span, help: Wording(en: "type `\(meant)`", zh: "请输入 `\(meant)`"),
      fix: Fix(span, meant))
  }

  static func unusualSpace(_ scalar: Unicode.Scalar, at span: Span) -> Fault {
    let name = "U+" + String(scalar.value, radix: 16, uppercase: true)
    return Fault(
      unusualSpaceID,
      Wording(
        en: "this is no plain space but the character \(name)",
        zh: "此处不是普通空格，而是字符 \(name)"),
      at: span, severity: .warning, help: Wording(en: "type a plain space", zh: "请输入普通的半角空格"),
      fix: Fix(span, " "))
  }

  static func foreignOperator(_ written: String, meant: String, at span: Span) -> Fault {
    let plain = meant.trimmedBlanks
    return Fault(
      "foreign-operator",
      Wording(en: "FEEL has no `\(written)`", zh: "FEEL 没有 `\(written)`"),
      at: span, help: Wording(en: "type `\(plain)`", zh: "请输入 `\(plain)`"),
      fix: Fix(span, meant))
  }

  static func exclamation(at span: Span) -> Fault {
    Fault(
      "foreign-operator", Wording(en: "FEEL has no `!`", zh: "FEEL 没有 `!`"), at: span,
      help: Wording(
        en: "type `not(...)` around what is denied", zh: "请用 `not(...)` 括住要否定的内容"))
  }

  static func percent(at span: Span) -> Fault {
    Fault(
      "foreign-operator", Wording(en: "FEEL has no `%`", zh: "FEEL 没有 `%`"), at: span,
      help: Wording(
        en: "type `modulo(a, b)` for the remainder, `0.05` for 5 percent",
        zh: "求余数请用 `modulo(a, b)`，5% 请写 `0.05`"))
  }

  /// A percentage: in FEEL a number is written out.
  static func percentage(_ written: String, _ number: String, at span: Span) -> Fault {
    Fault(
      "foreign-operator",
      Wording(en: "FEEL has no `%`", zh: "FEEL 没有 `%`"), at: span,
      help: Wording(
        en: "type `\(number)` for \(written)", zh: "\(written) 请输入 `\(number)`"))
  }

  /// A stop, comma or semicolon at the end of an expression, as after a sentence.
  static func trailingMark(_ written: String, at span: Span) -> Fault {
    Fault(
      "unexpected-text",
      Wording(
        en: "`\(written)` at the end does not belong to the expression",
        zh: "结尾的 `\(written)` 不属于表达式"),
      at: span, help: Wording(en: "delete it", zh: "请删去"), fix: Fix(span, ""))
  }

  /// A range as offices write it.
  static func rangeMark(_ from: String, _ to: String, _ written: String, at span: Span) -> Fault {
    Fault(
      "unexpected-text",
      Wording(en: "`\(written)` means nothing in FEEL", zh: "FEEL 读不懂 `\(written)`"), at: span,
      help: Wording(
        en: "type `[\(from)..\(to)]` for a range with both its ends",
        zh: "区间（含两端）请输入 `[\(from)..\(to)]`"))
  }

  static func strayCharacter(_ scalar: Unicode.Scalar, at span: Span) -> Fault {
    let name = "U+" + String(scalar.value, radix: 16, uppercase: true)
    let shown = scalar.properties.isWhitespace || scalar.value < 0x20 ? name : "\(scalar)"
    return Fault(
      "unexpected-character",
      Wording(en: "`\(shown)` means nothing in FEEL", zh: "`\(shown)` 在 FEEL 中没有意义"), at: span)
  }

  static func openString(at span: Span) -> Fault {
    Fault(
      "unclosed-string",
      Wording(en: "this text has no closing `\"`", zh: "这段文字缺少结尾的 `\"`"), at: span,
      help: Wording(en: "type `\"` where the text ends", zh: "请在文字结束处输入 `\"`"))
  }

  static func openComment(at span: Span) -> Fault {
    Fault(
      "unclosed-comment",
      Wording(en: "this comment has no closing `*/`", zh: "这段注释缺少结尾的 `*/`"), at: span)
  }

  static func brokenEscape(at span: Span) -> Fault {
    Fault(
      "invalid-escape",
      Wording(en: "this escape stands for no character", zh: "这个转义不代表任何字符"), at: span)
  }
}

extension String {
  /// Without the plain spaces before and after.
  var trimmedBlanks: String {
    var view = Substring(self)
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
