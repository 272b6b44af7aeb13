package import Advising
import FEEL
package import Playbooks

/// A case in the vocabulary of another version of the playbook.
///
/// Whatever that version does not know is left out, and named.
package struct CaseTranslation: Sendable {
  /// The case as the other version reads it.
  package let `case`: Case
  /// The facts, checklists and remedies that the other version does not know, and the facts whose
  /// value it does not accept.
  package let leftOut: [String]

  /// Translates a case that was read with `source`.
  package init(_ case: Case, from source: Playbook, to target: Playbook) {
    var left: [String] = []
    func facts(_ statements: [Slot: Statement]) -> [Slot: Statement] {
      var result: [Slot: Statement] = [:]
      for (slot, statement) in statements.sorted(by: { $0.key < $1.key }) {
        let name = source.vocabulary.name(of: slot)
        let today = target.oldNames[name, .facts] ?? name
        if let there = target.vocabulary.slot(named: today), let fact = target.fact(at: there),
          statement.forms.allSatisfy({ fact.takes($0.value) })
        {
          result[there] = statement
        } else if !left.contains(name) {
          left.append(name)
        }
      }
      return result
    }
    let remedies = Dictionary(
      target.remedies.enumerated().map { ($1.id, Reference<Remedy>($0)) },
      uniquingKeysWith: { first, _ in first })
    var translated = `case`
    translated.facts = facts(`case`.facts)
    for index in `case`.parts.indices {
      translated.parts[index].facts = facts(`case`.parts[index].facts)
    }
    translated.screened = [:]
    for (screen, screening) in `case`.screened.sorted(by: { $0.key < $1.key }) {
      let id = source[screen].id
      if let index = target.screens.firstIndex(where: { $0.id == id }) {
        translated.screened[Reference(index)] = screening
      } else {
        left.append(id)
      }
    }
    translated.log = `case`.log.compactMap { entry in
      let id = source[entry.remedy].id
      guard let remedy = remedies[target.oldNames[id, .remedies] ?? id] else {
        if !left.contains(id) { left.append(id) }
        return nil
      }
      var entry = entry
      entry.remedy = remedy
      return entry
    }
    translated.offices = [:]
    for (office, text) in `case`.offices {
      let id = target.oldNames[source[office].id, .offices] ?? source[office].id
      if let index = target.offices.firstIndex(where: { $0.id == id }) {
        translated.offices[Reference(index)] = text
      }
    }
    self.case = translated
    leftOut = left
  }
}

extension Fact {
  /// Whether a case file may state the value for this fact.
  fileprivate func takes(_ value: Value?) -> Bool {
    guard let value else { return true }
    if case .null = value { return optional }
    guard type.feel.isType(of: value) else { return false }
    return allowed?.contains(value) ?? true
  }
}

extension FEELType {
  fileprivate func isType(of value: Value) -> Bool { value.type.conforms(to: self) }
}
