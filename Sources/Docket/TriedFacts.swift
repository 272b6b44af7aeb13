package import Advising
import Diagnostics
package import FEEL
package import Playbooks

/// Facts tried with `--set`: they change the advice, but no file.
package struct TriedFacts: Sendable {
  /// One `--set`: the fact, the part that it concerns, and the text as typed.
  struct Setting: Sendable {
    let fact: Slot
    let name: TypedName
    let content: Content
    let text: String

    /// The id of the part that is named, in this case; nil where none is, or the case has none of
    /// that name.
    func part(of content: Case) -> String? {
      var slips: [Diagnostic] = []
      return name.part(of: content, &slips)
    }
  }

  /// The new content of a fact.
  enum Content: Sendable {
    case value(Value)
    /// The value of a FEEL expression over the facts as they are.
    case formula(Program)
    /// No value, as if the file did not give the fact.
    case empty
  }

  let settings: [Setting]
  private let playbook: Playbook

  /// Reads `FACT[@PART]=FEEL`, each text as one setting; all faults are reported together.
  package init(_ texts: [String], _ playbook: Playbook) throws(Slips) {
    self.playbook = playbook
    var settings: [Setting] = []
    var diagnostics: [Diagnostic] = []
    for text in texts {
      switch TriedFacts.setting(text, playbook) {
      case .success(let setting): settings.append(setting)
      case .failure(let slip): diagnostics.append(slip.diagnostic)
      }
    }
    self.settings = settings
    if !diagnostics.isEmpty { throw Slips(diagnostics) }
  }

  /// The cases with all facts set; an expression reads the facts as they were before.
  ///
  /// A part that no case has is a slip.
  package func applied(to cases: [Case], _ advisor: Advisor, on date: CalendarDate)
    throws(Slips) -> [Case]
  {
    var result = cases
    var slips: [Diagnostic] = []
    for setting in settings {
      let parts = cases.map { setting.part(of: $0) }
      if setting.name.partName != nil, parts.allSatisfy({ $0 == nil }) {
        slips.append(setting.name.unknownPart(among: cases.flatMap(\.parts)))
        continue
      }
      for index in result.indices where setting.name.partName == nil || parts[index] != nil {
        result[index] = try set(
          setting, parts[index], in: cases[index], result[index], advisor, on: date)
      }
    }
    if !slips.isEmpty { throw Slips(slips) }
    return result
  }

  /// Sets one fact in `after`; an expression reads the facts of `before`.
  private func set(
    _ setting: Setting, _ part: String?, in before: Case, _ after: Case, _ advisor: Advisor,
    on date: CalendarDate
  ) throws(Slips) -> Case {
    func stating(_ value: Value, part: String?) -> Case {
      let statement = Statement(value: value, source: "--set", status: .stated)
      return after.stating(statement, of: setting.fact, part: part)
    }
    switch setting.content {
    case .value(let value): return stating(value, part: part)
    case .empty:
      var copy = after
      if part == nil { copy.facts[setting.fact] = nil }
      for index in copy.parts.indices where part == nil || copy.parts[index].id == part {
        copy.parts[index].facts[setting.fact] = nil
      }
      return copy
    case .formula(let program):
      let own = before.parts.first { $0.id == part }
      let situation = Situation(advisor.rules(on: date), before, part: own)
      let value = program.evaluate(in: situation.frame)
      let isAllowed = playbook.fact(at: setting.fact)?.allowed?.contains(value) ?? true
      guard value.isStated, !value.isNull, isAllowed else {
        let source = SourceFile(typed: setting.text, for: "--set")
        let place = Place(source, Span(0, setting.text.utf8.count))
        throw Slips([.noValue(value.isStated ? value.text : "?", at: place)])
      }
      return stating(value, part: part)
    }
  }

  /// The effect of the settings on the advice on a case; nil if nothing is tried.
  package func trial(of before: Case, with after: Case, _ advisor: Advisor, on date: CalendarDate)
    -> FactTrial?
  {
    if settings.isEmpty { return nil }
    let set = settings.map { setting in
      let name = playbook.vocabulary.name(of: setting.fact)
      let id = setting.part(of: after)
      let part = after.parts.first { $0.id == id }
      let statement = part?.facts[setting.fact] ?? after.facts[setting.fact]
      return FactTrial.Setting(
        text: setting.text, name: name + (id.map { "@\($0)" } ?? ""),
        value: statement?.value ?? .null)
    }
    return FactTrial(set, advisor.comparison(of: before, with: after, on: date))
  }

  /// A fault in the text of a setting.
  private struct Slip: Error {
    let diagnostic: Diagnostic
  }

  private static func setting(_ text: String, _ playbook: Playbook) -> Result<Setting, Slip> {
    let source = SourceFile(typed: text, for: "--set")
    let whole = Place(source, Span(0, text.utf8.count))
    guard let equals = text.firstIndex(where: { "=＝".contains($0) }) else {
      return .failure(Slip(diagnostic: .noEquals(text, at: whole)))
    }
    let name = TypedName(prefix: text[..<equals], of: text, option: "--set")
    let written = text[text.index(after: equals)...].drop(while: \.isWhitespace)
    var slips: [Diagnostic] = []
    guard let slot = name.fact(of: playbook, &slips), let fact = playbook.fact(at: slot) else {
      return .failure(Slip(diagnostic: slips[0]))
    }
    if name.partName != nil, fact.ofCase {
      return .failure(Slip(diagnostic: .notOfTheCase(fact.id, at: name.partPlace)))
    }
    let place = Place(source, span(of: written, in: text))
    return content(String(written), of: fact, at: place, playbook).map {
      Setting(fact: slot, name: name, content: $0, text: text)
    }
  }

  /// The value, read as people type it if possible, otherwise as FEEL over the facts.
  private static func content(
    _ text: String, of fact: Fact, at place: Place, _ playbook: Playbook
  ) -> Result<Content, Slip> {
    if text == "null" || text.isEmpty {
      return .success(fact.optional && !text.isEmpty ? .value(.null) : .empty)
    }
    let isQuoted = text.hasPrefix("\"")
    if fact.isFreeText, !isQuoted { return allowed(.string(text), text, of: fact, at: place) }
    let isFormula = text.contains { "()[]{}+*<>".contains($0) }
    let plain =
      isQuoted && text.hasSuffix("\"") && text.count > 1
      ? String(text.dropFirst().dropLast()) : text
    if !isFormula, case .success(let value) = TypedValue.read(plain, of: fact) {
      return .success(.value(value))
    }
    let compiled = Program.compile(
      text, in: playbook.vocabulary.scope, expecting: fact.type.feel)
    if let program = compiled.program {
      let value = program.evaluate(
        in: playbook.blankFrame(now: Frame.empty.now))
      if !program.slots.isEmpty || !value.isStated { return .success(.formula(program)) }
      return allowed(value, text, of: fact, at: place)
    }
    // A single word or an amount is meant as a value, anything else as FEEL.
    let looksLikeFEEL = text.contains { "\"()[]{}+*<>".contains($0) }
    if looksLikeFEEL, let fault = compiled.faults.first {
      return .failure(
        Slip(
          diagnostic: fault.diagnostic {
            Place(place.file, Span(place.span.start + $0.start, place.span.start + $0.end))
          }))
    }
    switch ValueText.value(text, type: fact.type, unit: fact.unit) {
    case .failure(let slip):
      let isYesOrNo = if case .boolean = fact.type { true } else { false }
      return .failure(
        Slip(diagnostic: isYesOrNo ? .neither(text, at: place) : slip.diagnostic(text, at: place)))
    case .success(let value): return allowed(value, text, of: fact, at: place)
    }
  }

  private static func allowed(_ value: Value, _ text: String, of fact: Fact, at place: Place)
    -> Result<Content, Slip>
  {
    guard let allowed = fact.allowed, !value.isNull, !allowed.contains(value) else {
      return .success(.value(value))
    }
    return .failure(Slip(diagnostic: .notAllowed(text, fact: fact, at: place)))
  }

  /// Where a piece of the text stands in it.
  private static func span(of piece: Substring, in text: String) -> Span {
    let start = text.utf8.distance(from: text.startIndex, to: piece.startIndex)
    return Span(start, start + piece.utf8.count)
  }
}

extension Fact {
  /// Whether it is a text, and not one of some listed texts.
  fileprivate var isFreeText: Bool {
    guard case .string = type else { return false }
    if case .values = allowed { return false }
    return true
  }
}

extension Diagnostic {
  fileprivate static func noValue(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(
      text, expected: Wording(en: "a value that the fact may take", zh: "该事实可取的值"), at: place)
  }

  fileprivate static func neither(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(
      text, expected: Wording(en: "yes or no", zh: "“是”或“否”"), at: place,
      help: Wording(en: "write `yes` or `no`", zh: "写 `是` 或 `否`"))
  }

  fileprivate static func noEquals(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(
      text, expected: Wording(en: "a fact with a value", zh: "“事实=值”"), at: place,
      help: Wording(en: "write `--set assets.seized=false`", zh: "写 `--set assets.seized=false`"))
  }
}
