import FEEL
import Playbooks
import Reasoning

/// What is known of the facts of one part of a case, and how.
struct PartFacts: Sendable {
  /// The id of the part; nil where the case has no parts.
  let part: String?
  /// What the case file says of the facts.
  let statements: [Slot: Statement]
  /// The values of the facts; the decisions follow from them.
  var frame: Frame
  /// The facts that are stated, those of checklists gone through included.
  var stated: Set<Slot>
  /// How the known facts that the case file does not give are known.
  var origins: [Slot: FactOrigin] = [:]
  /// The facts that are none only as long as nobody has gone through their checklist.
  var provisional: Set<Slot> = []
  /// The facts that a contradiction names.
  var named: Set<Slot> = []
  /// The facts that a contradiction names, and those inferred through them.
  var doubtful: Set<Slot> = []
  /// The constraints that a contradiction sets aside.
  var setAside: Set<Int> = []
  /// The constraints that count.
  var limits = Limits()

  /// Reads what the case states of the part.
  init(_ case: Case, _ part: Case.Part?, _ rules: PlaybookInForce) {
    self.part = part?.id
    let playbook = rules.playbook
    let statements = `case`.statements(on: rules.date, part: part)
    self.statements = statements
    frame = Frame(
      values: Array(repeating: .null, count: playbook.vocabulary.count),
      now: DateAndTime(startOf: rules.date))
    let vocabulary = playbook.vocabulary
    frame.values[vocabulary.today.index] = .date(rules.date)
    frame.values[vocabulary.caseID.index] = .string(`case`.id)
    frame.values[vocabulary.caseOpened.index] =
      `case`.opened.map(Value.date) ?? .unknown(.one(vocabulary.caseOpened))
    stated = []
    for fact in playbook.facts {
      let value = statements[fact.slot]?.knownValue
      frame.values[fact.slot.index] = value ?? .unknown(.one(fact.slot))
      if value != nil { stated.insert(fact.slot) }
    }
    for (screen, screening) in `case`.screened where screening.counts(on: rules.date) {
      for slot in playbook[screen].facts where statements[slot] == nil {
        guard let none = playbook.fact(at: slot)?.none else { continue }
        frame.values[slot.index] = none
        stated.insert(slot)
        origins[slot] = .screen(screen)
      }
    }
  }

  /// Whether nothing is said of the fact, so that it may still be inferred, assumed or none.
  ///
  /// A list of which an attribute is left out is not wholly known, and stated all the same.
  func isOpen(_ fact: Slot) -> Bool {
    !stated.contains(fact) && frame.values[fact.index].unknowns != nil
  }

  /// Whether the file names the fact without a value that counts: it is disputed, or was asked about.
  func isWithheld(_ fact: Slot) -> Bool {
    statements[fact].map { $0.knownValue == nil } ?? false
  }
}
