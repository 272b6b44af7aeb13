import Diagnostics
import FEEL
import Playbooks

@testable import Advising

/// What is known of a random case by going through every filling of its facts (contract, section 2);
/// it uses nothing of the engine but the evaluation of conditions whose facts are all known.
struct FillingOracle {
  /// The number of a value for each fact, in the order of the facts; nil for unknown.
  typealias Known = [Int?]

  let sample: RandomPlaybook
  let playbook: Playbook
  /// The values of each fact.
  let values: [[Value]]
  /// Every filling of all facts: the number of the value of each.
  let assignments: [[Int]]
  /// For each constraint whether it allows each filling, by number.
  private var allowed: [[Bool]] = []
  private let frames: [Frame]
  /// The constraints that compare facts with facts: they take part once all these are stated.
  private let ofTwoFacts: [Int: [Int]]

  static let facts = RandomPlaybook.facts

  init(_ sample: RandomPlaybook, _ playbook: Playbook, _ rules: PlaybookInForce) {
    self.sample = sample
    self.playbook = playbook
    let nothing = Frame(values: [], now: DateAndTime(startOf: .epoch))
    let values: [[Value]] = Self.facts.map { fact in
      fact.values.map { text in
        let literal = fact.name == "s" ? "\"\(text)\"" : text
        return Program.compile(literal, in: Scope([])).program?.evaluate(in: nothing) ?? .null
      }
    }
    self.values = values
    assignments = values.reduce([[]]) { all, own in
      all.flatMap { head in own.indices.map { head + [$0] } }
    }
    let empty = Situation(rules, Case(id: "c", title: Text("c")), part: nil).frame
    frames = assignments.map { assignment in
      var frame = empty
      for (fact, number) in assignment.enumerated() { frame.values[fact] = values[fact][number] }
      rules.derive(playbook.decisionOrder, in: &frame)
      return frame
    }
    var ofTwoFacts: [Int: [Int]] = [:]
    for (number, constraint) in playbook.constraints.enumerated()
    where constraint.if?.text.contains("n < o") == true {
      ofTwoFacts[number] = Self.facts.indices.filter { fact in
        constraint.slots.contains(Slot(fact))
          || constraint.slots.contains { playbook.decision(at: $0) != nil }
      }
    }
    self.ofTwoFacts = ofTwoFacts
    allowed = playbook.constraints.map { constraint in
      let then = truths(of: constraint.then)
      guard let condition = constraint.if else { return then.map { $0 != false } }
      return zip(truths(of: condition), then).map { !($0 == true && $1 == false) }
    }
  }

  /// The result of a condition in every filling; nil where it is null.
  func truths(of formula: Formula?) -> [Bool?] {
    guard let formula else { return frames.map { _ in true } }
    return frames.map { formula.program.evaluate(in: $0).boolean }
  }

  /// The constraints that take part where these facts are stated, without these.
  func constraints(stated: Known, without aside: Set<Int> = []) -> [Int] {
    allowed.indices.filter { number in
      !aside.contains(number) && (ofTwoFacts[number] ?? []).allSatisfy { stated[$0] != nil }
    }
  }

  /// The numbers of the fillings that agree with what is known and that the constraints allow.
  func fillings(_ known: Known, _ constraints: [Int]) -> [Int] {
    assignments.indices.filter { index in
      zip(known, assignments[index]).allSatisfy { $0 == nil || $0 == $1 }
        && constraints.allSatisfy { allowed[$0][index] }
    }
  }

  /// The truth of a condition over these fillings: nil where they differ, or it is null.
  func truth(_ truths: [Bool?], over fillings: [Int]) -> Bool? {
    let found = Set(fillings.map { truths[$0] })
    return found.count == 1 ? found.first ?? nil : nil
  }

  /// The parts once each fact with one value left has it, and each fact of the case that one part
  /// makes known is known in all; nil where no filling is left.
  func closed(_ parts: [Known], _ constraints: [[Int]]) -> [Known]? {
    var parts = parts
    while true {
      let before = parts
      for index in parts.indices {
        let fillings = fillings(parts[index], constraints[index])
        if fillings.isEmpty { return nil }
        for fact in Self.facts.indices where parts[index][fact] == nil {
          let left = Set(fillings.map { assignments[$0][fact] })
          if left.count == 1, let only = left.first, isOneValue(only, of: fact) {
            parts[index][fact] = only
          }
        }
      }
      for fact in Self.facts.indices where Self.facts[fact].isOfCase {
        let known = Set(parts.compactMap { $0[fact] })
        if known.count > 1 { return nil }
        for index in parts.indices { parts[index][fact] = known.first }
      }
      if parts == before { return parts }
    }
  }

  /// Whether the value stands for itself alone, and not for a stretch of numbers.
  private func isOneValue(_ number: Int, of fact: Int) -> Bool {
    switch Self.facts[fact].name {
    case "n": Self.facts[fact].values[number] == "5"
    case "o": Self.facts[fact].values[number] == "null"
    default: true
    }
  }

  /// Whether a constraint compares a fact with a fact.
  var comparesTwoFacts: Bool { !ofTwoFacts.isEmpty }

  /// The parts of the case; one where it has none.
  var parts: [String?] { sample.parts.isEmpty ? [nil] : sample.parts }

  /// What is stated of each part, nones of a checklist gone through included.
  var stated: [Known] {
    parts.indices.map { part in
      Self.facts.indices.map { fact in
        if let line = sample.stated.first(where: { isLine($0.name, $0.part, fact, part) }) {
          return Self.facts[fact].values.firstIndex(of: line.value)
        }
        return sample.isScreened && !isWithheld(fact, part) ? none(of: fact) : nil
      }
    }
  }

  private func isLine(_ name: String, _ of: String?, _ fact: Int, _ part: Int) -> Bool {
    name == Self.facts[fact].name && (of == nil || of == parts[part])
  }

  func isWithheld(_ fact: Int, _ part: Int) -> Bool {
    sample.unknown.contains { isLine($0.name, $0.part, fact, part) && $0.withheld != nil }
  }

  private func none(of fact: Int) -> Int? {
    guard sample.screen.contains(Self.facts[fact].name) else { return nil }
    return Self.facts[fact].values.firstIndex { $0 == "false" || $0 == "0" }
  }

  private func defaultValue(of fact: Int) -> Int? {
    let assumed = sample.assumed[Self.facts[fact].name]
    return assumed.flatMap(Self.facts[fact].values.firstIndex(of:)) ?? none(of: fact)
  }

  /// The parts with assumed values and provisional nones, taken in the order of the facts.
  func takingDefaults(_ parts: [Known], _ constraints: [[Int]]) -> [Known] {
    var parts = parts
    for fact in Self.facts.indices {
      guard let value = defaultValue(of: fact) else { continue }
      let all = Array(parts.indices)
      var wanting = all.filter { parts[$0][fact] == nil && !isWithheld(fact, $0) }
      if Self.facts[fact].isOfCase {
        guard wanting == all else { continue }
      } else {
        wanting = wanting.filter { fits(fact, value, in: [$0], parts, constraints) }
      }
      guard !wanting.isEmpty, fits(fact, value, in: wanting, parts, constraints) else { continue }
      for index in wanting { parts[index][fact] = value }
    }
    return parts
  }

  private func fits(
    _ fact: Int, _ value: Int, in wanting: [Int], _ parts: [Known], _ constraints: [[Int]]
  ) -> Bool {
    var trying = parts
    for index in wanting { trying[index][fact] = value }
    guard let before = closed(parts, constraints), let after = closed(trying, constraints) else {
      return false
    }
    return parts.indices.allSatisfy { part in
      Self.facts.indices.allSatisfy { other in
        guard other != fact, before[part][other] == nil, let new = after[part][other] else {
          return true
        }
        return !isWithheld(other, part) && defaultValue(of: other) == new
      }
    }
  }

  /// The part without the nones that nobody has looked at, but for those whose checklist cannot
  /// concern it whatever the other nones are.
  func withoutProvisional(_ part: Int, _ known: Known, before: Known, _ constraints: [Int]) -> Known
  {
    let screen = sample.screen.isEmpty ? nil : playbook.screens.first
    let may = truths(of: screen?.when)
    guard truth(may, over: fillings(known, constraints)) != false else { return known }
    return Self.facts.indices.map { fact in
      before[fact] == nil && none(of: fact) != nil ? nil : known[fact]
    }
  }
}

extension Value {
  /// The boolean; nil for all else.
  fileprivate var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
}
