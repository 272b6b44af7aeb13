package import Diagnostics
import FEEL
package import YAML

/// The messages about the shape of a playbook or a case file, in one place so that their wording
/// stays consistent.
extension Diagnostic {
  /// A value that has to be a mapping is something else.
  package static func notAMapping(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-mapping", .error,
      Wording(en: "\(what.en) is a mapping of keys to values", zh: "\(what.zh)应为“键: 值”的形式"),
      at: place, help: Wording(en: "write `key: value`, a line each", zh: "每行写一个 `键: 值`"))
  }

  /// The same for a node, with a more exact message where the node shows what went wrong.
  ///
  /// The usual cause is a colon that YAML does not take as one, such as a full-width colon.
  package static func notAMapping(
    _ what: Wording, _ node: Node, in file: SourceFile
  ) -> Diagnostic {
    if let hint = node.hint(in: file) { return hint }
    let general = notAMapping(what, at: Place(file, node.span))
    guard let meant = mapping(from: node) else { return general }
    return Diagnostic(
      general.id, .error, general.message, at: general.place,
      help: Wording(en: "write `\(meant)`", zh: "写 `\(meant)`"))
  }

  /// What is written for a mapping: `a = b`, or a list of names; nil for anything else.
  private static func mapping(from node: Node) -> String? {
    switch node.kind {
    case .scalar(let scalar):
      let sides = scalar.text.split(separator: "=", omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }), scalar.text.count < 60,
        !sides[0].contains(where: { "<>! ".contains($0) })
      else { return nil }
      return "{\(sides[0]): \(sides[1])}"
    case .sequence(let items):
      let names = items.compactMap(\.text)
      guard !names.isEmpty, names.count == items.count, names.joined().count < 50,
        names.allSatisfy({ $0.first?.isLetter ?? false })
      else { return nil }
      return "{" + names.map { "\($0): ..." }.joined(separator: ", ") + "}"
    case .mapping: return nil
    }
  }

  /// A value that has to be a list is something else.
  package static func notAList(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-list", .error, Wording(en: "\(what.en) is a list", zh: "\(what.zh)应为列表"), at: place,
      help: Wording(en: "write `[a, b]`, or `- a` a line each", zh: "写 `[a, b]`，或每行一个 `- a`"))
  }

  /// What people write for an empty list.
  private static let wordsForNone: Set<String> = ["none", "no", "nothing", "-", "无", "没有", "空"]

  /// The same for a node, with what to write for it.
  package static func notAList(_ what: Wording, _ node: Node, in file: SourceFile) -> Diagnostic {
    let place = Place(file, node.span)
    let general = notAList(what, at: place)
    let meant: String
    switch node.kind {
    case .scalar(let scalar):
      if let first = scalar.text.first, "【［".contains(first), let hint = node.hint(in: file) {
        return hint
      }
      let items =
        Self.wordsForNone.contains(scalar.text.lowercased())
        ? [] : scalar.text.split { "，、,；;".contains($0) }.map { String($0).trimmed }
      meant = "[\(items.joined(separator: ", "))]"
      guard !scalar.text.contains("\n"), meant.count < 70 else { return general }
    case .mapping:
      let text = file.text(in: node.span)
      guard text.hasPrefix("{"), !text.contains("\n"), text.count < 70 else { return general }
      meant = "[\(text)]"
    case .sequence: return general
    }
    return Diagnostic(
      general.id, .error, general.message, at: place,
      help: Wording(en: "write `\(meant)`", zh: "写 `\(meant)`"))
  }

  /// A value is neither a text nor a map of language to text.
  package static func notAText(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-text", .error,
      Wording(
        en: "\(what.en) is a text, or a text for each language",
        zh: "\(what.zh)应为一段文字，或每种语言一段"),
      at: place,
      help: Wording(en: "write `{en: ..., zh: ...}`", zh: "写 `{en: ..., zh: ...}`"))
  }

  /// An unquoted text in a flow mapping contains a comma, at which YAML ends the text.
  static func commaInText(_ language: String, _ quoted: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-text", .error,
      Wording(
        en: "the text of `\(language)` holds a comma, which ends it here unless it is quoted",
        zh: "`\(language)` 的文字中有半角逗号，不加引号会在此断开"),
      at: place,
      help: Wording(en: "write `\(language): \(quoted)`", zh: "写 `\(language): \(quoted)`"),
      fix: Fix(place.span, quoted))
  }

  /// A list or a mapping stands where a single value has to stand.
  package static func notAScalar(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-scalar", .error,
      Wording(en: "\(what.en) is a single value", zh: "\(what.zh)应为单个值"), at: place)
  }

  /// The same for a list, of which only one item may stand; `others` is the key for the rest.
  package static func notAScalar(
    _ what: Wording, _ node: Node, others: String? = nil, in file: SourceFile
  ) -> Diagnostic {
    let general = notAScalar(what, at: Place(file, node.span))
    guard let first = node.sequence?.first?.text else { return general }
    let rest = others.map { Wording(en: "; the others stand under `\($0)`", zh: "，其余写在 `\($0)` 下") }
    return Diagnostic(
      general.id, .error, general.message, at: general.place,
      help: Wording(
        en: "write one only, without brackets: `\(first)`\(rest?.en ?? "")",
        zh: "只写一个，不加方括号：`\(first)`\(rest?.zh ?? "")"))
  }

  /// The key of a mapping is a list or a mapping.
  package static func keyIsNoText(at place: Place) -> Diagnostic {
    Diagnostic(
      "key-is-no-text", .error, Wording(en: "a key is a plain text", zh: "键应为普通文字"), at: place)
  }

  /// A mapping has a key that the language does not define (contract, section 1).
  ///
  /// `free` are the keys that the mapping does not have yet, one of which may be meant.
  package static func unknownKey(
    _ key: String, of what: Wording, keys: [String], free: [String]? = nil, at place: Place
  ) -> Diagnostic {
    let near = meantName(by: key, among: free ?? keys)
    let all = keys.map { "`\($0)`" }.joined(separator: ", ")
    let section = near == nil ? SectionName(rawValue: key) : nil
    return Diagnostic(
      "unknown-key", .error,
      Wording(en: "\(what.en) has no key `\(key)`", zh: "\(what.zh)没有键 `\(key)`"), at: place,
      help: near.map { Wording(en: "write `\($0)`", zh: "写 `\($0)`") }
        ?? section.map { _ in
          Wording(
            en: "`\(key)` is a section of its own: let the line begin at the left edge",
            zh: "`\(key)` 是独立的一节，这一行应顶格写，不要缩进")
        } ?? Wording(en: "the keys are \(all)", zh: "可用的键：\(all)"),
      cure: .init(key, meaning: near, at: place), subject: section?.rawValue)
  }

  /// An entry stands at the left edge, after a section without entries: it is not indented.
  static func notIndented(_ key: String, under section: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-key", .error,
      Wording(
        en: "`\(key)` stands at the left edge, so it is no entry of `\(section)`",
        zh: "`\(key)` 顶格书写，因此不属于上面的 `\(section)`"),
      at: place,
      help: Wording(
        en: "indent it, and all that belongs to it, by two blanks",
        zh: "请把它及其以下内容缩进两个空格"))
  }

  /// A mapping lacks a key that is required there.
  package static func missingKey(_ key: String, of what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error,
      Wording(en: "\(what.en) has no `\(key)`", zh: "\(what.zh)缺少 `\(key)`"), at: place,
      help: Wording(en: "add `\(key): ...`", zh: "补上 `\(key): ...`"))
  }

  /// A name is defined a second time; a note shows the first place.
  package static func definedTwice(_ id: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      "defined-twice", .error,
      Wording(en: "`\(id)` is defined a second time", zh: "`\(id)` 重复定义"), at: place,
      notes: [Note(Wording(en: "it is defined here first", zh: "首次定义在这里"), at: first)],
      help: Wording(en: "rename or remove one of the two", zh: "改名或删去其中一个"))
  }

  /// An id or the name of a fact is not formed as it has to be; `form` says how to write it.
  package static func badName(
    _ name: String, kind: Wording, form: Wording, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      "bad-name", .error,
      Wording(
        en: "`\(name)` cannot name \("aeiou".contains(kind.en.prefix(1)) ? "an" : "a") \(kind.en)",
        zh: "`\(name)` 不能作为\(kind.zh)的名称"),
      at: place, help: form)
  }

  /// No entry of the section has this id.
  package static func unknownReference(
    _ id: String, to section: SectionName, known: [String], titles: [String: String] = [:],
    at place: Place
  ) -> Diagnostic {
    unknownReference(
      id, to: section.singular, section.word, known: known, titles: titles, at: place)
  }

  /// A name is not among the known ones; `end` is the end of the finding's id, as in
  /// `unknown-status`.
  package static func unknownReference(
    _ name: String, to end: String, _ kind: Wording, known: [String],
    titles: [String: String] = [:], at place: Place
  ) -> Diagnostic {
    if let mark = wideSeparator(in: name, of: known, at: place) { return mark }
    let near = titles[name] ?? meantName(by: name, among: known)
    let list = ranked(known, bySharingWordsWith: name).prefix(8).map { "`\($0)`" }.joined(
      separator: ", ")
    let more = known.count > 8 ? ", ..." : ""
    return Diagnostic(
      "unknown-\(end)", .error,
      Wording(en: "there is no \(kind.en) `\(name)`", zh: "没有\(kind.zh) `\(name)`"), at: place,
      help: near.map { Wording(en: "write `\($0)`", zh: "写 `\($0)`") }
        ?? (known.isEmpty ? nil : Wording(en: "there are \(list)\(more)", zh: "现有：\(list)\(more)")),
      cure: .init(name, meaning: near, at: place))
  }

  /// The names that share the most words with this one come first; ties keep their order.
  private static func ranked(_ known: [String], bySharingWordsWith name: String) -> [String] {
    func words(_ text: String) -> Set<Substring> {
      Set(text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }))
    }
    let own = words(name)
    let shared = known.map { words($0).intersection(own).count }
    return known.indices.sorted { (-shared[$0], $0) < (-shared[$1], $1) }.map { known[$0] }
  }

  /// A text cannot be read as a value of the expected kind.
  package static func wrongValue(
    _ text: String, expected: Wording, at place: Place, help: Wording? = nil, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      "wrong-value", .error,
      Wording(en: "`\(text)` is not \(expected.en)", zh: "`\(text)` 不是\(expected.zh)"), at: place,
      help: help, fix: fix.map { Fix(place.span, $0) })
  }

  /// A value is outside the values that the fact declares in `allowed`.
  package static func notAllowed(_ text: String, fact: Fact, at place: Place) -> Diagnostic {
    func named(_ choice: Allowed.Choice, _ language: Language) -> String {
      guard let title = choice.title?[language], title != choice.value.text else {
        return "`\(choice.value.text)`"
      }
      return language == .zh
        ? "`\(choice.value.text)`（\(title)）" : "`\(choice.value.text)` (\(title))"
    }
    let choices: [Allowed.Choice] = if case .values(let all) = fact.allowed { all } else { [] }
    let titled = choices.first { choice in
      choice.title?.translations.contains { $0.text.lowercased() == text.lowercased() } ?? false
    }
    let near = titled?.value.text ?? meantName(by: text, among: choices.map(\.value.text))
    let all =
      if case .tests(let formula) = fact.allowed {
        Wording(en: "`\(formula.text)`", zh: "`\(formula.text)`")
      } else {
        Wording(
          en: choices.map { named($0, .en) }.joined(separator: ", "),
          zh: choices.map { named($0, .zh) }.joined(separator: "、"))
      }
    return Diagnostic(
      "value-not-allowed", .error,
      Wording(
        en: "`\(text)` is no value of \"\(fact.title[.en])\" [\(fact.id)]",
        zh: "`\(text)` 不是“\(fact.title[.zh])”[\(fact.id)] 允许的值"),
      at: place,
      help: near.map { Wording(en: "write `\($0)`", zh: "写 `\($0)`") }
        ?? Wording(en: "it may be \(all.en)", zh: "可以是：\(all.zh)"),
      cure: .init(text, meaning: near, at: place))
  }
}
