import FEEL
import Foundation
import Testing

/// The evaluator against the reference, on random terms.
///
/// `FEEL_TERMS` sets how many; each is tried with all known and with some unknown.
struct SoundnessTests {
  /// What each name may be.
  static let domains: [(name: String, type: FEELType, values: [Known])] = [
    ("a", .boolean, [.truth(true), .truth(false), .null]),
    ("b", .boolean, [.truth(true), .truth(false)]),
    ("m", .number, [.number(0), .number(1), .number(2), .number(3), .null]),
    ("n", .number, [.number(-1), .number(1), .number(3)]),
    ("s", .string, [.text("x"), .text("y"), .text("z"), .null]),
  ]

  static var count: Int {
    ProcessInfo.processInfo.environment["FEEL_TERMS"].flatMap(Int.init) ?? 5_000
  }

  @Test(arguments: 0..<4)
  func randomTermsMeanWhatTheReferenceSays(part: Int) throws {
    let scope = Scope(
      Self.domains.enumerated().map {
        Scope.Name(path: $1.name, type: $1.type, slot: Slot($0))
      })
    var unknownResults = 0
    var settledResults = 0
    for index in 0..<Self.count / 4 {
      var random = RandomTerms(seed: UInt64(part * 10_000_000 + index + 1))
      let term = random.truth(1 + random.below(4))
      let compiled = Program.compile(term.feel, in: scope, mode: .dynamic)
      let program = try #require(compiled.program, "\(term.feel): \(compiled.faults)")
      try check(term, program, &random, &unknownResults, &settledResults)
    }
    #expect(unknownResults > Self.count / 40, "unknown results are part of the test")
    #expect(settledResults > Self.count / 40, "so are results settled in spite of the unknown")
  }

  private func check(
    _ term: Term, _ program: Program, _ random: inout RandomTerms, _ unknownResults: inout Int,
    _ settledResults: inout Int
  ) throws {
    let chosen = Self.domains.map { $0.values[random.below($0.values.count)] }
    let whole = program.evaluate(in: frame(chosen.map(Optional.some)))
    #expect(whole.isSame(as: value(meaning(term, chosen))), "\(term.feel) with \(chosen)")

    let hidden = Set((0..<1 + random.below(3)).map { _ in random.below(Self.domains.count) })
    let partly = frame(chosen.enumerated().map { hidden.contains($0) ? nil : $1 })
    let answer = program.evaluate(in: partly)
    if case .unknown(let slots) = answer {
      unknownResults += 1
      #expect(Set(slots.slots.map(\.index)).isSubset(of: hidden), "\(term.feel)")
      return
    }
    if !Set(program.slots.map(\.index)).isDisjoint(with: hidden) { settledResults += 1 }
    for filling in fillings(chosen, hidden) {
      #expect(
        answer.isSame(as: value(meaning(term, filling))),
        "\(term.feel) is not \(answer) with \(filling)")
    }
  }

  private func meaning(_ term: Term, _ values: [Known]) -> Known {
    let names = zip(Self.domains, values).map { ($0.name, $1) }
    return Reference(values: Dictionary(uniqueKeysWithValues: names)).value(of: term)
  }

  private func fillings(_ values: [Known], _ hidden: Set<Int>) -> [[Known]] {
    hidden.sorted().reduce([values]) { all, index in
      all.flatMap { filling in
        Self.domains[index].values.map { value in
          var filled = filling
          filled[index] = value
          return filled
        }
      }
    }
  }

  private func frame(_ values: [Known?]) -> Frame {
    Frame(
      values: values.enumerated().map { index, known in
        known.map { value($0) } ?? .unknown(.one(Slot(index)))
      }, now: .test)
  }

  private func value(_ known: Known) -> Value {
    switch known {
    case .null: .null
    case .truth(let truth): .boolean(truth)
    case .number(let number): .number(Number(number))
    case .text(let text): .string(text)
    }
  }
}
