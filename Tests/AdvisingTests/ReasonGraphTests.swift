import FEEL
import Playbooks
import Testing

@testable import Advising

/// The graph of reasons, read node by node in every case of small random playbooks.
struct ReasonGraphTests {
  private static let worlds: UInt64 = 40

  @Test func whatIsReadAfterAChangeIsWhatIsReadAnew() throws {
    for seed in 1...Self.worlds {
      let world = try ExplanationWorld(seed: seed)
      let rules = Advisor(world.playbook).rules(on: world.day)
      var random = SeededRandom(seed: seed)
      for numbers in world.all.shuffled(using: &random).prefix(12) {
        let read = Assessment.all([Situation(rules, world.file(numbers), part: nil)])[0].situation
        let other = world.all.randomElement(using: &random) ?? numbers
        let changes = other.indices.filter { other[$0] != numbers[$0] }.map { fact in
          let value = world.values[fact][other[fact]]
          return (Slot(fact), value.unknowns == nil ? value : .unknown(.one(Slot(fact))))
        }
        var changed = Reading<Bool>(read.carryingOut(changes))
        var anew = Reading<Bool>(Situation(rules, world.file(other), part: nil))
        for node in rules.graph.kinds.indices {
          let link = ReasonGraph.Link(to: node)
          #expect(changed[link] == anew[link], "node \(node), seed \(seed), \(numbers) to \(other)")
        }
      }
    }
  }

  /// Likely blockers, unclear gaps and steps if needed are there only while facts are unknown, so no
  /// filling has them; all else that is read for every filling is so in each (contract, section 4.2:
  /// certain is what is there "other than *if needed*, under every filling").
  @Test func whatIsReadForEveryFillingHoldsInEachOfThem() throws {
    for seed in 1...Self.worlds {
      let world = try ExplanationWorld(seed: seed)
      let rules = Advisor(world.playbook).rules(on: world.day)
      var random = SeededRandom(seed: seed)
      for numbers in world.all.shuffled(using: &random).prefix(12) {
        var reading = Reading<Truth>(Situation(rules, world.file(numbers), part: nil))
        for filling in world.fillings(of: numbers) {
          var complete = Reading<Bool>(Situation(rules, world.file(filling), part: nil))
          for (name, link) in rules.graph.lasting {
            guard let known = reading[link].known else { continue }
            #expect(complete[link] == known, "\(name), seed \(seed), \(numbers), \(filling)")
          }
        }
      }
    }
  }

  @Test func aChangeThatTurnsARemedyTouchesATurningFact() throws {
    for seed in 1...Self.worlds {
      let world = try ExplanationWorld(seed: seed)
      let rules = Advisor(world.playbook).rules(on: world.day)
      let nodes = rules.graph.remedies.map(\.canStart)
      let states = Dictionary(
        uniqueKeysWithValues: world.all.map { numbers in
          var reading = Reading<Bool>(Situation(rules, world.file(numbers), part: nil))
          return (numbers, nodes.map { reading[$0] })
        })
      var random = SeededRandom(seed: seed)
      for numbers in world.all.shuffled(using: &random).prefix(12) {
        var turning = TurningFacts(
          Reading<Bool>(Situation(rules, world.file(numbers), part: nil)))
        for (index, node) in nodes.enumerated() {
          let facts = turning.facts(of: node)
          for (other, state) in states where state[index] != states[numbers]?[index] {
            let touched = Set(other.indices.filter { other[$0] != numbers[$0] }.map(Slot.init))
            #expect(
              !touched.isDisjoint(with: facts), "r\(index), seed \(seed), \(numbers), \(other)")
          }
        }
      }
    }
  }

  @Test func remediesThatOnlySupportEachOtherAreNotAdvised() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: p, version: "1", title: p}
        facts:
          f.a: {title: a, type: boolean, assume: false}
          f.b: {title: b, type: boolean, assume: false}
          f.c: {title: c, type: boolean}
        blockers:
          b: {title: b, when: f.c, remedies: [first]}
        remedies:
          first: {title: first, needs: f.b, achieves: {f.a: true}}
          second: {title: second, needs: f.a, achieves: {f.b: true}}
        """)
    let rules = small.advisor.rules(on: .epoch)
    let nodes = rules.graph.remedies.map(\.advised)
    func advised(_ isPresent: Bool?) -> [Truth] {
      let facts = isPresent.map { [Slot(2): Statement(value: .boolean($0))] } ?? [:]
      var reading = Reading<Truth>(
        Situation(rules, Case(id: "c", title: Text("c"), facts: facts), part: nil))
      return nodes.map { reading[$0] }
    }
    #expect(advised(true) == [.holds, .holds])
    #expect(advised(false) == [.fails, .fails])
    #expect(advised(nil) == [.unknown([Slot(2)]), .unknown([Slot(2)])])
  }
}

extension ReasonGraph {
  /// The nodes whose answer for every filling holds in each of them.
  fileprivate var lasting: [(String, Link)] {
    goals.indices.flatMap { number in
      let nodes = goals[number]
      return [
        ("open g\(number)", nodes.open), ("known to be open g\(number)", nodes.knownOpen),
        ("stopped g\(number)", nodes.isStopped),
      ]
    }
      + blockers.indices.flatMap { number in
        [
          ("present b\(number)", blockers[number].present),
          ("matters b\(number)", blockers[number].matters),
        ]
      }
      + remedies.indices.flatMap { number in
        let nodes = remedies[number]
        return [
          ("spent r\(number)", nodes.spent), ("left r\(number)", nodes.left),
          ("chosen r\(number)", nodes.chosen), ("advised r\(number)", nodes.advised),
          ("firm r\(number)", nodes.firm), ("finished r\(number)", nodes.finished),
          ("needs of r\(number) fail", nodes.needsFail),
        ]
      }
  }
}

extension ExplanationWorld {
  /// Every case that agrees with this one in the known facts and leaves none unknown.
  fileprivate func fillings(of numbers: [Int]) -> [[Int]] {
    numbers.indices.reduce([[]]) { all, fact in
      let known = values[fact].count - 1
      let own = numbers[fact] < known ? [numbers[fact]] : Array(0..<known)
      return all.flatMap { head in own.map { head + [$0] } }
    }
  }
}
