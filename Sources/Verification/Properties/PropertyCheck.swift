import Advising
package import Diagnostics
package import FEEL
package import Playbooks
import Reasoning

/// Looks for promises that can never be broken.
package struct PropertyCheck {
  private let playbook: Playbook
  private var space: ConditionSpace

  /// Checks promises of this playbook.
  package init(_ playbook: Playbook, _ properties: [Property], on day: CalendarDate) {
    self.playbook = playbook
    let programs = properties.flatMap { property -> [Program] in
      guard case .own(let when, let holds) = property.promise else { return [] }
      return [when?.program, holds.program].compactMap { $0 }
    }
    var ground = playbook.ground
    ground.domains[playbook.vocabulary.today] = Domain(.date)
    let own = programs.filter { program in
      program.slots.allSatisfy { $0.index < playbook.vocabulary.count }
    }
    space = ConditionSpace(
      ground, frame: playbook.blankFrame(now: DateAndTime(startOf: day)), conditions: own,
      bound: 100_000)
  }

  /// The finding of a promise that is about no case, or says nothing of any.
  package mutating func finding(_ property: Property) -> Diagnostic? {
    guard case .own(let when, let holds) = property.promise else { return nil }
    if let when, isNever(when, .true) {
      return .emptyPromise(
        property.name,
        Wording(
          en: "`when` is never true, so it is about no case", zh: "`when` 永远不成立，不涉及任何案件"),
        at: when.place)
    }
    if isNever(holds, .false) && isNever(holds, .null) {
      return .emptyPromise(
        property.name,
        Wording(en: "`holds` is true whatever the case is", zh: "`holds` 在任何案件中都成立"),
        at: holds.place)
    }
    return nil
  }

  /// Whether the condition never has this answer, whatever the facts are; false where that cannot
  /// be told.
  private mutating func isNever(_ formula: Formula, _ answer: Ternary) -> Bool {
    guard formula.program.slots.allSatisfy({ $0.index < playbook.vocabulary.count }),
      !formula.program.readsClock, let diagram = try? space.diagram(of: formula.program),
      let cases = try? space.store.has(answer, diagram), let left = try? space.possible(cases)
    else { return false }
    return left == .alwaysFalse
  }
}

extension Diagnostic {
  /// A promise that no case can break.
  fileprivate static func emptyPromise(_ name: String, _ reason: Wording, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "empty-promise", .error,
      Wording(en: "\"\(name)\" can never be broken", zh: "“\(name)”永远不可能被违反"), at: place,
      notes: [Note(reason)],
      help: Wording(
        en: "say what must be so, of cases that there can be", zh: "请写明在可能出现的案件中必须成立的内容"))
  }
}
