import Advising
import ArgumentParser
import Diagnostics
import FEEL
import Playbooks

/// Facts tried with `--set`: they change what is advised, and no file.
struct TriedFacts {
  struct Setting {
    let fact: Slot
    let part: String?
    let content: Content
    let text: String
  }

  /// What a fact is set to.
  enum Content {
    case value(Value)
    /// FEEL over the facts as they are.
    case formula(Program)
    /// Nothing, as if the file were silent on it.
    case empty
  }

  let settings: [Setting]
  private let playbook: Playbook
  private let language: Language

  /// Reads `FACT[@PART]=FEEL`; all slips are told at once, with exit status 2.
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

  /// The cases with the facts set; formulas see the facts as they are under these rules.
  func applied(to cases: [Case], _ rules: PlaybookInForce) throws -> [Case] {
    var result = cases
    for setting in settings {
      if let part = setting.part, !cases.contains(where: { $0.parts.contains { $0.id == part } }) {
        let known = cases.flatMap { $0.parts.map(\.id) }
        let source = SourceFile(name: "--set", text: setting.text)
        let place = Place(source, TriedFacts.span(of: part, in: setting.text))
        let kind = Wording(en: "part", zh: "部分")
        Console.error([.unknownReference(part, kind: kind, known: known, at: place)], language)
        throw ExitCode(2)
      }
      for index in result.indices {
        result[index] = try set(setting, in: cases[index], result[index], rules)
      }
    }
    return result
  }

  /// `before` is what formulas see, `file` what is changed.
  private func set(
    _ setting: Setting, in before: Case, _ file: Case, _ rules: PlaybookInForce
  ) throws -> Case {
    func stating(_ value: Value, part: String?) -> Case {
      let statement = Statement(value: value, source: "--set", status: .stated)
      return file.stating(statement, of: setting.fact, part: part)
    }
    switch setting.content {
    case .value(let value): return stating(value, part: setting.part)
    case .empty:
      var copy = file
      if setting.part == nil { copy.facts[setting.fact] = nil }
      for index in copy.parts.indices
      where setting.part == nil || copy.parts[index].id == setting.part {
        copy.parts[index].facts[setting.fact] = nil
      }
      return copy
    case .formula(let program):
      let part = before.parts.first { $0.id == setting.part }
      let situation = Situation(rules, before, part: part)
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

  private struct Slip: Error {
    let diagnostic: Diagnostic
  }

  private static func setting(_ text: String, _ playbook: Playbook) -> Result<Setting, Slip> {
    let source = SourceFile(name: "--set", text: text)
    let whole = Place(source, Span(0, text.utf8.count))
    guard let equals = text.firstIndex(of: "=") else {
      return .failure(Slip(diagnostic: .noEquals(text, at: whole)))
    }
    let target = text[..<equals].split(separator: "@", maxSplits: 1).map(String.init)
    let name = (target.first ?? "").filter { !$0.isWhitespace }
    let written = String(text[text.index(after: equals)...].drop(while: \.isWhitespace))
    guard let slot = playbook.vocabulary.slot(named: name), let fact = playbook.fact(at: slot)
    else {
      return .failure(
        Slip(
          diagnostic: UnknownFact(name, among: playbook.facts)
            .diagnostic(at: Place(source, Span(0, name.utf8.count)))))
    }
    let part = target.count == 2 ? target[1] : nil
    if let part, fact.ofCase {
      return .failure(
        Slip(diagnostic: .notOfTheCase(name, at: Place(source, span(of: part, in: text)))))
    }
    let place = Place(source, span(of: written, in: text))
    return content(written, of: fact, at: place, playbook).map {
      Setting(fact: slot, part: part, content: $0, text: text)
    }
  }

  /// The value as a case file would write it, or FEEL over the facts.
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
      let value = program.evaluate(in: .empty(playbook.vocabulary.count))
      if !program.slots.isEmpty || !value.isStated { return .success(.formula(program)) }
      return allowed(value, text, of: fact, at: place)
    }
    // A bare word or an amount is meant as a value; anything else as FEEL.
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

  private static func span(of piece: String, in text: String) -> Span {
    let all = Array(text.utf8)
    let own = Array(piece.utf8)
    for start in 0...max(0, all.count - own.count) where all[start...].starts(with: own) {
      return Span(start, start + own.count)
    }
    return Span(0, all.count)
  }
}

extension Frame {
  /// A frame of so many slots of which none is known.
  fileprivate static func empty(_ count: Int) -> Frame {
    Frame(values: (0..<count).map { .unknown(.one(Slot($0))) }, now: Frame.empty.now)
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
