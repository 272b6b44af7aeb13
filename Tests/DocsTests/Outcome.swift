import Advising
import FEEL
import Playbooks

/// What an expression comes to, as the pages write it: a FEEL value, or `unknown: a, b`.
enum Outcome: Equatable, CustomStringConvertible {
  case value(Value)
  case unknown([String])
  case unreadable

  init(of program: Program, in situation: Situation) {
    let vocabulary = situation.playbook.vocabulary
    if program.type == .boolean {
      switch situation.truth(of: program) {
      case .holds:
        self = .value(.boolean(true))
        return
      case .fails:
        self = .value(.boolean(false))
        return
      case .unknown(let slots) where !slots.isEmpty:
        self = .unknown(slots.map(vocabulary.name).sorted())
        return
      case .unknown: break
      }
    }
    switch program.evaluate(in: situation.frame) {
    case .unknown(let slots): self = .unknown(slots.slots.map(vocabulary.name).sorted())
    case let value: self = .value(value)
    }
  }

  init(text: String) {
    if text.hasPrefix("unknown: ") {
      let names = text.dropFirst(9).split(separator: ",").map { String($0.drop { $0 == " " }) }
      self = .unknown(names.sorted())
      return
    }
    guard let today = Examples.today,
      let program = Program.compile(text, in: Scope([]), mode: .dynamic).program
    else {
      self = .unreadable
      return
    }
    let frame = Frame(values: [], now: DateAndTime(startOf: today))
    self = .value(program.evaluate(in: frame))
  }

  static func == (a: Outcome, b: Outcome) -> Bool {
    switch (a, b) {
    case (.value(let a), .value(let b)): a.equals(b) == true
    case (.unknown(let a), .unknown(let b)): a == b
    default: false
    }
  }

  var description: String {
    switch self {
    case .value(let value): value.text
    case .unknown(let names): "unknown: " + names.joined(separator: ", ")
    case .unreadable: "unreadable"
    }
  }
}
