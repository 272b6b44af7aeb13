import Advising
import ArgumentParser
import Diagnostics
import FEEL
import Playbooks

/// Facts tried with `--set`: they change the advice, but no file.
struct TriedFacts {
  /// One `--set`: the fact, the part that it concerns, and the text as typed.
  struct Setting {
    let fact: Slot
    let part: String?
    let content: Content
    let text: String
  }

  /// The new content of a fact.
  enum Content {
    case value(Value)
    /// The value of a FEEL expression over the facts as they are.
    case formula(Program)
    /// No value, as if the file did not give the fact.
    case empty
  }

  let settings: [Setting]
  private let playbook: Playbook
  private let language: Language

  /// Reads `FACT[@PART]=FEEL`; faults are reported together, with exit status 2.
  init(_ texts: [String], _ playbook: Playbook, _ language: Language) throws {
    self.playbook = playbook
    self.language = language
    var settings: [Setting] = []
    var diagnostics: [Diagnostic] = []
    for text in texts {
      switch TriedFacts.setting(text, playbook) {
      case .success(let setting): settings.append(setting)
      case .failure(let slip): diagnostics.append(slip.diagnostic)
      }
    }
    self.settings = settings
    guard diagnostics.isEmpty else {
      Console.error(diagnostics, language)
      throw ExitCode(2)
    }
  }

  /// The cases with all facts set; an expression reads the facts as they were before.
  func applied(to cases: [Case], _ advisor: Advisor, on date: CalendarDate) throws -> [Case] {
    var result = cases
    for setting in settings {
      if let part = setting.part, !cases.contains(where: { $0.parts.contains { $0.id == part } }) {
        let known = cases.flatMap { $0.parts.map(\.id) }
        let source = SourceFile(name: "--set", text: setting.text)
        let written = TriedFacts.partName(in: setting.text) ?? setting.text[...]
        let place = Place(source, TriedFacts.span(of: written, in: setting.text))
        let kind = Wording(en: "part", zh: "楼栋")
        Console.error(
          [.unknownReference(part, to: "part", kind, known: known, at: place)], language)
        throw ExitCode(2)
      }
      for index in result.indices {
        result[index] = try set(setting, in: cases[index], result[index], advisor, on: date)
      }
    }
    return result
  }

  /// Sets one fact in `after`; an expression reads the facts of `before`.
  private func set(
    _ setting: Setting, in before: Case, _ after: Case, _ advisor: Advisor,
    on date: CalendarDate
  ) throws -> Case {
    func stating(_ value: Value, part: String?) -> Case {
      let statement = Statement(value: value, source: "--set", status: .stated)
      return after.stating(statement, of: setting.fact, part: part)
    }
    switch setting.content {
    case .value(let value): return stating(value, part: setting.part)
    case .empty:
      var copy = after
      if setting.part == nil { copy.facts[setting.fact] = nil }
      for index in copy.parts.indices
      where setting.part == nil || copy.parts[index].id == setting.part {
        copy.parts[index].facts[setting.fact] = nil
      }
      return copy
    case .formula(let program):
      let part = before.parts.first { $0.id == setting.part }
      let situation = Situation(advisor.rules(on: date), before, part: part)
      let value = program.evaluate(in: situation.frame)
      let isAllowed = playbook.fact(at: setting.fact)?.allowed?.contains(value) ?? true
      guard value.isStated, !value.isNull, isAllowed else {
        let source = SourceFile(name: "--set", text: setting.text)
        let place = Place(source, Span(0, setting.text.utf8.count))
        Console.error([.noValue(value.isStated ? value.text : "?", at: place)], language)
        throw ExitCode(2)
      }
      return stating(value, part: setting.part)
    }
  }

  /// The effect of the settings on the advice on a case; nil if nothing is tried.
  func trial(of before: Case, with after: Case, _ advisor: Advisor, on date: CalendarDate)
    -> FactTrial?
  {
    if settings.isEmpty { return nil }
    let set = settings.map { setting in
      let name = playbook.vocabulary.name(of: setting.fact)
      let part = after.parts.first { $0.id == setting.part }
      let statement = part?.facts[setting.fact] ?? after.facts[setting.fact]
      return FactTrial.Setting(
        text: setting.text, name: name + (setting.part.map { "@\($0)" } ?? ""),
        value: statement?.value ?? .null)
    }
    return FactTrial(set, advisor.comparison(of: before, with: after, on: date))
  }

  /// A fault in the text of a setting.
  private struct Slip: Error {
    let diagnostic: Diagnostic
  }

  private static func setting(_ text: String, _ playbook: Playbook) -> Result<Setting, Slip> {
    let source = SourceFile(name: "--set", text: text)
    let whole = Place(source, Span(0, text.utf8.count))
    guard let equals = text.firstIndex(of: "=") else {
      return .failure(Slip(diagnostic: .noEquals(text, at: whole)))
    }
    let name = (text[..<equals].prefix { $0 != "@" }).filter { !$0.isWhitespace }
    let part = partName(in: text)
    let written = text[text.index(after: equals)...].drop(while: \.isWhitespace)
    guard let slot = playbook.vocabulary.slot(named: name), let fact = playbook.fact(at: slot)
    else {
      return .failure(
        Slip(
          diagnostic: UnknownFact(name, among: playbook.facts)
            .diagnostic(at: Place(source, Span(0, name.utf8.count)))))
    }
    if let part, fact.ofCase {
      return .failure(
        Slip(diagnostic: .notOfTheCase(name, at: Place(source, span(of: part, in: text)))))
    }
    let place = Place(source, span(of: written, in: text))
    return content(String(written), of: fact, at: place, playbook).map {
      Setting(fact: slot, part: part.map(String.init), content: $0, text: text)
    }
  }

  /// The value, read as in a case file if possible, otherwise as FEEL over the facts.
  private static func content(
    _ text: String, of fact: Fact, at place: Place, _ playbook: Playbook
  ) -> Result<Content, Slip> {
    if text == "null" || text.isEmpty {
      return .success(fact.optional && !text.isEmpty ? .value(.null) : .empty)
    }
    if !text.hasPrefix("\""),
      case .success(let value) = ValueText.value(text, type: fact.type, unit: fact.unit)
    {
      return allowed(value, text, of: fact, at: place)
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
    case .failure(let slip): return .failure(Slip(diagnostic: slip.diagnostic(text, at: place)))
    case .success(let value): return allowed(value, text, of: fact, at: place)
    }
  }

  private static func allowed(_ value: Value, _ text: String, of fact: Fact, at place: Place)
    -> Result<Content, Slip>
  {
    guard let allowed = fact.allowed, !value.isNull, !allowed.contains(value) else {
      return .success(.value(value))
    }
    let choices =
      switch allowed {
      case .values(let choices): choices.map { $0.value.text }
      case .tests(let formula): [formula.text]
      }
    return .failure(
      Slip(diagnostic: .notAllowed(text, fact: fact.id, choices: choices, at: place)))
  }

  /// The part that a setting names, between `@` and `=`.
  private static func partName(in text: String) -> Substring? {
    let target = text.prefix { $0 != "=" }
    guard let at = target.firstIndex(of: "@") else { return nil }
    return target[target.index(after: at)...]
  }

  /// Where a piece of the text stands in it.
  private static func span(of piece: Substring, in text: String) -> Span {
    let start = text.utf8.distance(from: text.startIndex, to: piece.startIndex)
    return Span(start, start + piece.utf8.count)
  }
}

extension Diagnostic {
  fileprivate static func noValue(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(
      text, expected: Wording(en: "a value that the fact may take", zh: "该事实可取的值"), at: place)
  }

  fileprivate static func noEquals(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(
      text, expected: Wording(en: "a fact with a value", zh: "“事实=值”"), at: place,
      help: Wording(en: "write `--set assets.seized=false`", zh: "写 `--set assets.seized=false`"))
  }
}
