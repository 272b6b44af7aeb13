package import Diagnostics
import YAML

/// The messages about the content of a playbook, in one place so that their wording stays
/// consistent.
extension Diagnostic {
  /// A text is neither `true` nor `false`; the fix translates common words such as `yes` and `是`.
  package static func notABoolean(_ text: String, at place: Place) -> Diagnostic {
    let yes = ["yes", "y", "on", "1", "是", "有", "对"].contains(text.lowercased())
    let no = ["no", "n", "off", "0", "否", "无", "没有"].contains(text.lowercased())
    let cure =
      text.lowercased() == "true" || yes
      ? "true" : no || text.lowercased() == "false" ? "false" : nil
    return wrongValue(
      text, expected: Wording(en: "`true` or `false`", zh: " `true` 或 `false`"), at: place,
      help: cure.map { Wording(en: "write `\($0)`", zh: "写 `\($0)`") }
        ?? Wording(en: "write `true` or `false`", zh: "写 `true` 或 `false`"),
      fix: cure)
  }

  /// A text cannot be read as a time limit, or as a length of time of another kind.
  static func notASpan(_ text: String, _ kind: Wording, at place: Place) -> Diagnostic {
    wrongValue(
      text, expected: kind, at: place,
      help: SpanSlip.help(for: text)
        ?? Wording(
          en: "write `30 days`, `15 working days`, `3 months`, `1 year`, or `P30D`",
          zh: "写 `30 days`（天）、`15 working days`（工作日）、`3 months`（月）、`1 year`（年）或 `P30D`"))
  }

  /// The type of a list is written as in other languages.
  static func listType(_ name: String, _ meant: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-type", .error,
      Wording(en: "there is no type `\(name)`", zh: "没有类型 `\(name)`"), at: place,
      help: Wording(en: "write `\(meant)`", zh: "写 `\(meant)`"), fix: Fix(place.span, meant))
  }

  /// An `effective` is a day alone.
  static func effectiveDay(_ day: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-mapping", .error,
      Wording(
        en: "`effective` says from which day, until which day, or both",
        zh: "`effective` 须写明起止日期"),
      at: place,
      help: Wording(
        en: "write `{from: \(day)}`, or `{until: \(day)}`",
        zh: "写 `{from: \(day)}`（起）或 `{until: \(day)}`（止）"))
  }

  /// The `until` of an `effective` is before its `from`.
  static func endsBeforeItBegins(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "ends-before-it-begins", .error,
      Wording(en: "\(what.en) ends before it begins", zh: "\(what.zh)的结束日期早于开始日期"), at: place,
      help: Wording(en: "`from` is the first day, `until` the last", zh: "`from` 为首日，`until` 为末日"))
  }

  /// A list contains the same entry twice.
  static func listedTwice(_ text: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      "listed-twice", .warning,
      Wording(en: "`\(text)` is listed twice", zh: "`\(text)` 重复列出"), at: place,
      notes: [Note(Wording(en: "it is listed here first", zh: "首次列出在这里"), at: first)],
      help: Wording(en: "remove one of the two", zh: "删去其中一个"))
  }

  /// The calendar lists a day both as a holiday and as a workday.
  static func bothHolidayAndWorkday(at place: Place) -> Diagnostic {
    Diagnostic(
      "holiday-and-workday", .error,
      Wording(en: "this day is given as a holiday too", zh: "这一天同时列为节假日"), at: place)
  }

  /// The name of a fact or decision is a prefix of another (contract, section 1).
  static func nameInsideAnother(
    _ prefix: String, of name: String, at place: Place, _ other: Place
  ) -> Diagnostic {
    Diagnostic(
      "name-inside-another", .error,
      Wording(
        en: "`\(prefix)` is a name already, so `\(name)` cannot begin with it",
        zh: "`\(prefix)` 已是名称，`\(name)` 不能以它开头"),
      at: place, notes: [Note(Wording(en: "it stands here", zh: "它在这里"), at: other)],
      help: Wording(
        en: "rename one, like `\(prefix)_\(name.dropFirst(prefix.count + 1))`",
        zh: "改名其一，如 `\(prefix)_\(name.dropFirst(prefix.count + 1))`"))
  }

  /// The name of a fact or decision is a prefix of several others.
  static func beginningOfNames(
    _ prefix: String, _ longer: [(name: String, place: Place)], at place: Place
  ) -> Diagnostic {
    let names = longer.prefix(3).map { "`\($0.name)`" }.joined(separator: ", ")
    let more = longer.count > 3 ? ", ..." : ""
    return Diagnostic(
      "name-inside-another", .error,
      Wording(
        en: "`\(prefix)` cannot be a name: others begin with it",
        zh: "`\(prefix)` 不能作名称：另有名称以它开头"),
      at: place,
      notes: longer.prefix(1).map {
        Note(Wording(en: "one of them stands here", zh: "其中之一在这里"), at: $0.place)
      },
      help: Wording(
        en: "rename it; these begin with it: \(names)\(more)",
        zh: "请改名；以它开头的有：\(names)\(more)"))
  }

  /// An item definition contains itself, directly or through other definitions.
  static func typeInsideItself(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "type-inside-itself", .error,
      Wording(en: "type `\(name)` holds itself", zh: "类型 `\(name)` 包含了自身"), at: place)
  }

  /// Decisions depend on one another in a circle, which the message spells out.
  static func decisionCircle(_ names: [String], at place: Place) -> Diagnostic {
    let path = names.map { "`\($0)`" }.joined(separator: " -> ")
    return Diagnostic(
      "decision-circle", .error,
      Wording(en: "decisions need each other: \(path)", zh: "推算项互相依赖：\(path)"), at: place,
      help: Wording(en: "take one of them out of the circle", zh: "去掉其中一处依赖"))
  }

  /// An entry has two keys of which only one may be given.
  static func bothOf(_ a: String, _ b: String, _ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "two-forms", .error,
      Wording(en: "\(what.en) has both `\(a)` and `\(b)`", zh: "\(what.zh)同时有 `\(a)` 和 `\(b)`"),
      at: place, help: Wording(en: "keep one of the two", zh: "只留其一"))
  }

  /// The row of a decision table does not have one cell per input and one for the output.
  static func wrongLength(_ count: Int, expected: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      "row-length", .error,
      Wording(
        en: "the row has \(count) cells; there are \(expected - 1) inputs and the output",
        zh: "本行有 \(count) 格；应为 \(expected - 1) 个输入加 1 个输出"),
      at: place,
      help: count < expected
        ? Wording(en: "write `-` where an input does not matter", zh: "不限的输入写 `-`")
        : Wording(
          en: "take out \(count - expected) of them, or add the input to `inputs`",
          zh: "请删去多出的 \(count - expected) 格，或在 `inputs` 中补上输入"))
  }

  /// A condition is the id of a rule.
  static func entryInCondition(_ entry: PlaybookSections.Entry, at place: Place) -> Diagnostic {
    let own = entry.node["when"]?.text ?? entry.node["reached"]?.text
    return Diagnostic(
      "unknown-name", .error,
      Wording(
        en:
          "`\(entry.key)` is a \(entry.section.word.en), and a condition reads facts and decisions",
        zh: "`\(entry.key)` 是\(entry.section.word.zh)，而条件只能读事实和推算项"),
      at: place,
      help: own.map {
        Wording(en: "write what it rests on: `\($0)`", zh: "请写它所依据的条件：`\($0)`")
      } ?? Wording(en: "write the facts that are meant", zh: "请写所指的事实"), subject: entry.key)
  }

  /// A cell of a table is empty.
  static func emptyCell(at place: Place) -> Diagnostic {
    Diagnostic(
      "empty-expression", .error,
      Wording(en: "this cell is empty", zh: "这一格是空的"), at: place,
      help: Wording(en: "write `\"-\"` where the input does not matter", zh: "不限的输入写 `\"-\"`"))
  }

  /// A part states a fact that is declared `of: case`.
  package static func notOfTheCase(_ fact: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "fact-of-the-case", .error,
      Wording(
        en: "`\(fact)` is one for the whole case; a part cannot state it",
        zh: "`\(fact)` 属于整案，不能由某一部分填写"),
      at: place, help: Wording(en: "move it to the case's `facts`", zh: "移到案件的 `facts` 下"))
  }

  /// A remedy names itself under `excludes`.
  static func remedyExcludesItself(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "excludes-itself", .error,
      Wording(en: "`\(id)` excludes itself", zh: "`\(id)` 排斥了自身"), at: place,
      help: Wording(
        en: "name the other remedy that must not run at the same time",
        zh: "请写不能同时办理的另一项措施"))
  }

  /// A fact stands under `achieves` and under `also` of one remedy.
  static func inAchievesAndAlso(_ fact: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      "in-achieves-and-also", .error,
      Wording(
        en: "`\(fact)` stands under `achieves` of this remedy too",
        zh: "`\(fact)` 已列在本措施的 `achieves` 下"),
      at: place, notes: [Note(Wording(en: "it stands here first", zh: "前一处在这里"), at: first)],
      help: Wording(
        en: "keep it under `achieves` if the step is begun for its sake, else under `also`",
        zh: "为改变该事实而办的留在 `achieves`，只是顺带改变的留在 `also`"))
  }

  /// The `have` of a document names a fact that is not a boolean.
  static func notBooleanFact(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-boolean-fact", .error,
      Wording(en: "`\(id)` is no boolean fact", zh: "`\(id)` 不是布尔型事实"), at: place,
      help: Wording(
        en: "name a fact of type `boolean` that says whether the paper is at hand",
        zh: "写一个表示材料是否齐备的布尔型事实"))
  }

  /// The `weight` of the playbook names a fact that is not a number.
  static func notNumberFact(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-a-number-fact", .error,
      Wording(en: "`\(id)` is no number fact", zh: "`\(id)` 不是数值型事实"), at: place,
      help: Wording(
        en:
          "name a fact of type `number` that says how much each case weighs, such as a number of persons",
        zh: "写一个表示案件规模的数值型事实，如人数"))
  }

  /// A decision has neither `is` nor `table`.
  static func missingLogic(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error,
      Wording(en: "\(what.en) has neither `is` nor `table`", zh: "\(what.zh)缺少 `is` 或 `table`"),
      at: place,
      help: Wording(en: "add `is: ...` or `table: ...`", zh: "补上 `is: ...` 或 `table: ...`"))
  }
}
