import Advising
import ArgumentParser
import Diagnostics
import FEEL
import Playbooks

/// Facts tried with `--set`: they change what is advised, and no file.
struct WhatIf {
  struct Setting {
    let fact: Slot
    let part: String?
    let value: Value
    let text: String
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
      switch WhatIf.setting(text, playbook) {
      case .success(let setting): settings.append(setting)
      case .failure(let slip): diagnostics.append(slip.diagnostic)
      }
    }
    self.settings = settings
    guard diagnostics.isEmpty else {
      Talk.error(diagnostics, language)
      throw ExitCode(2)
    }
  }

  /// The cases with the facts set.
  func applied(to cases: [Case]) throws -> [Case] {
    var result = cases
    for setting in settings {
      if let part = setting.part, !cases.contains(where: { $0.parts.contains { $0.id == part } }) {
        let known = cases.flatMap { $0.parts.map(\.id) }
        let source = SourceFile(name: "--set", text: setting.text)
        let place = Place(source, WhatIf.span(of: part, in: setting.text))
        let kind = Wording(en: "part", zh: "部分")
        Talk.error([.unknownReference(part, kind: kind, known: known, at: place)], language)
        throw ExitCode(2)
      }
      for index in result.indices { WhatIf.set(setting, in: &result[index]) }
    }
    return result
  }

  private static func set(_ setting: Setting, in file: inout Case) {
    let statement = Statement(value: setting.value, source: "--set", status: .stated)
    file = file.stating(statement, of: setting.fact, part: setting.part)
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
    let name = target.first ?? ""
    let written = String(text[text.index(after: equals)...])
    guard let slot = playbook.vocabulary.slot(named: name), let fact = playbook.fact(at: slot)
    else {
      return .failure(
        Slip(
          diagnostic: .unknownReference(
            name, kind: .kind(ofSection: "facts"), known: playbook.facts.map(\.id),
            at: Place(source, Span(0, name.utf8.count)))))
    }
    let part = target.count == 2 ? target[1] : nil
    if let part, fact.ofCase {
      return .failure(
        Slip(diagnostic: .notOfTheCase(name, at: Place(source, span(of: part, in: text)))))
    }
    let place = Place(source, span(of: written, in: text))
    return value(written, of: fact, at: place).map {
      Setting(fact: slot, part: part, value: $0, text: text)
    }
  }

  /// FEEL, or the value as a case file would write it.
  private static func value(_ text: String, of fact: Fact, at place: Place)
    -> Result<Value, Slip>
  {
    let own = ValueText.value(text, type: fact.type, unit: fact.unit)
    var value: Value?
    if case .success(let read) = own, !text.hasPrefix("\"") { value = read }
    if value == nil || text == "null" {
      value = feel(text, fact) ?? value
    }
    guard let value else {
      if case .failure(let slip) = own {
        return .failure(Slip(diagnostic: slip.diagnostic(text, at: place)))
      }
      return .failure(
        Slip(
          diagnostic: .wrongValue(
            text, expected: Wording(en: "a \(fact.type.name)", zh: "\(fact.type.name)"), at: place))
      )
    }
    if let allowed = fact.allowed, !value.isNull, !allowed.contains(value) {
      let choices =
        switch allowed {
        case .values(let choices): choices.map { $0.value.text }
        case .tests(let formula): [formula.text]
        }
      return .failure(
        Slip(diagnostic: .notAllowed(text, fact: fact.id, choices: choices, at: place)))
    }
    return .success(value)
  }

  private static func feel(_ text: String, _ fact: Fact) -> Value? {
    let compiled = Program.compile(text, in: Scope([]), expecting: fact.type.feel)
    guard let program = compiled.program, compiled.faults.allSatisfy({ $0.severity != .error })
    else { return nil }
    let value = program.evaluate(in: .empty)
    if value.isNull { return fact.optional && text == "null" ? .null : nil }
    return value
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

extension Diagnostic {
  fileprivate static func noEquals(_ text: String, at place: Place) -> Diagnostic {
    .wrongValue(
      text, expected: Wording(en: "a fact with a value", zh: "“事实=值”"), at: place,
      help: Wording(en: "write `--set assets.seized=false`", zh: "写 `--set assets.seized=false`"))
  }
}
