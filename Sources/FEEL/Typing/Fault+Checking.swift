import Diagnostics

/// What the checker finds wrong.
extension Fault {
  static func unknownName(_ name: String, at span: Span, among names: [String]) -> Fault {
    if let meant = foreignWords[name.lowercased()], meant != name {
      return unknownName(
        name, at: span, Wording(en: "type `\(meant)`", zh: "请输入 `\(meant)`"), fix: meant)
    }
    if let test = Comparisons.test(name) {
      return unknownName(
        name, at: span, Wording(en: "type `\(test)`", zh: "请输入 `\(test)`"))
    }
    guard let near = nearestName(to: name, among: names) else {
      return unknownName(
        name, at: span,
        Wording(
          en: "text stands in double quotes: `\"\(name)\"`; a name must be declared",
          zh: "文字要放在双引号里：`\"\(name)\"`；名称须先声明"))
    }
    return unknownName(
      name, at: span, Wording(en: "did you mean `\(near)`?", zh: "是不是 `\(near)`？"))
  }

  private static func unknownName(
    _ name: String, at span: Span, _ help: Wording, fix: String? = nil
  ) -> Fault {
    Fault(
      "unknown-name",
      Wording(en: "there is no `\(name)` here", zh: "此处没有名为 `\(name)` 的内容"), at: span,
      help: help, fix: fix.map { Fix(span, $0) }, subject: name)
  }

  /// Words that people mean true, false or null by.
  private static let foreignWords = [
    "yes": "true", "no": "false", "true": "true", "false": "false", "是": "true", "否": "false",
    "真": "true", "假": "false", "none": "null", "nil": "null", "null": "null", "无": "null",
    "空": "null", "今天": "today", "今日": "today", "当天": "today", "当日": "today",
  ]

  static func groupOfNames(_ path: String, _ names: [String], at span: Span) -> Fault {
    let shown = names.prefix(5).map { "`\($0)`" }
    let more = names.count > 5 ? ", ..." : ""
    return Fault(
      "incomplete-name",
      Wording(
        en: "`\(path)` is only the beginning of a name", zh: "`\(path)` 只是名称的开头"),
      at: span,
      help: Wording(
        en: "type one of " + shown.joined(separator: ", ") + more,
        zh: "请写完整：" + shown.joined(separator: "、") + more))
  }

  static func unknownMember(_ name: String, of type: FEELType, at span: Span) -> Fault {
    let known = type.properties.map(\.name)
    let near = nearestName(to: name, among: known)
    return Fault(
      "unknown-entry",
      Wording(
        en: "a `\(type.name)` has no `\(name)`", zh: "`\(type.name)` 没有 `\(name)`"),
      at: span,
      help: near.map { Wording(en: "did you mean `\($0)`?", zh: "是不是 `\($0)`？") }
        ?? (known.isEmpty
          ? nil
          : Wording(
            en: "it has " + known.map { "`\($0)`" }.joined(separator: ", "),
            zh: "它有 " + known.map { "`\($0)`" }.joined(separator: "、"))))
  }

  static func unknownFunction(_ name: String, at span: Span) -> Fault {
    let near = nearestName(to: name, among: Builtin.all.map(\.name))
    return Fault(
      "unknown-function",
      Wording(en: "there is no function `\(name)`", zh: "没有名为 `\(name)` 的函数"), at: span,
      help: near.map { Wording(en: "did you mean `\($0)`?", zh: "是不是 `\($0)`？") })
  }

  static func noSignature(_ builtin: Builtin, at span: Span) -> Fault {
    Fault(
      "wrong-arguments",
      Wording(
        en: "`\(builtin.name)` takes other arguments", zh: "`\(builtin.name)` 的参数不对"), at: span,
      help: builtin.usage)
  }

  static func wrongArguments(_ builtin: Builtin, _ types: [FEELType], at span: Span) -> Fault {
    let found = types.map { "`\($0.name)`" }
    return Fault(
      "wrong-arguments",
      Wording(
        en: "`\(builtin.name)` does not take \(found.joined(separator: ", "))",
        zh: "`\(builtin.name)` 不接受 \(found.joined(separator: "、"))"), at: span,
      help: builtin.usage)
  }

  static func argumentCount(wanted: Int, found: Int, at span: Span) -> Fault {
    Fault(
      "wrong-arguments",
      Wording(
        en: "the function takes \(wanted) arguments, and \(found) are given",
        zh: "函数需要 \(wanted) 个参数，给出了 \(found) 个"), at: span)
  }

  /// A name compared with itself, often an attribute that hides a fact of the same name.
  static func comparedWithItself(_ name: String, isHidden: Bool, at span: Span) -> Fault {
    Fault(
      "compared-with-itself",
      Wording(
        en: "`\(name)` is compared with itself, so the answer is always the same",
        zh: "`\(name)` 与自身比较，结果总是一样"),
      at: span, severity: .warning,
      help: isHidden
        ? hiddenHelp(name)
        : Wording(en: "compare it with something else", zh: "请与其他内容比较"))
  }

  /// In a filter, an attribute of the items has the name of a fact or a decision.
  static func hiddenName(_ name: String, at span: Span) -> Fault {
    Fault(
      hiddenID,
      Wording(
        en:
          "`\(name)` is the attribute of the items here, and hides the fact or decision of that name",
        zh: "此处 `\(name)` 指清单各项的属性，同名的事实或推算项在这里取不到"),
      at: span, severity: .warning, help: hiddenHelp(name), subject: name)
  }

  static let hiddenID = "hidden-name"

  private static func hiddenHelp(_ name: String) -> Wording {
    Wording(
      en: "for the attribute type `item.\(name)`; for the fact, name the items: "
        + "`some x in LIST satisfies x.\(name) > \(name)`",
      zh: "指属性请写 `item.\(name)`；指事实请给各项取名：`some x in 清单 satisfies x.\(name) > \(name)`")
  }

  /// A date without quotes, which is read as a subtraction or a division.
  static func unquotedDate(_ written: String, _ date: String, at span: Span) -> Fault {
    Fault(
      "invalid-date",
      Wording(
        en: "`\(written)` is no date here but a sum: a date stands in quotes",
        zh: "`\(written)` 在此是算式而不是日期：日期要放在引号里"),
      at: span,
      help: Wording(
        en: "type `date(\"\(date)\")`", zh: "请输入 `date(\"\(date)\")`"))
  }

  static func repeatedKey(_ name: String, at span: Span) -> Fault {
    Fault(
      "repeated-entry",
      Wording(
        en: "the entry `\(name)` stands twice in this context", zh: "此处 `\(name)` 出现了两次"),
      at: span)
  }

  static func alwaysNull(_ reason: Wording, at span: Span) -> Fault {
    Fault(
      "always-null", reason, at: span,
      notes: [
        Note(Wording(en: "so this can never have a value", zh: "因此这里永远得不到值"))
      ])
  }
}

extension Builtin {
  /// How it is called, one way after the other.
  fileprivate var usage: Wording {
    let ways = signatures.map { signature in
      let parameters = signature.parameters.map { parameter in
        let shown = "\(parameter.name): \(parameter.type.name)"
        return parameter.optional ? "[\(shown)]" : shown
      }
      return "`\(name)(\(parameters.joined(separator: ", "))\(signature.variadic ? ", ..." : ""))`"
    }
    return Wording(
      en: "type " + ways.joined(separator: " or "), zh: "请写 " + ways.joined(separator: " 或 "))
  }
}
