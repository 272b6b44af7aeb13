import Reasoning
import Testing

struct ExplanationTests {
  @Test func primeImplicantsAreEnoughAndNoneTooNarrow() throws {
    var random = FixedRandom(seed: 11)
    for _ in 0..<3_000 {
      var sample = try Sample(using: &random)
      let truth = Ternary.allCases.randomElement(using: &random) ?? .true
      let wanted = Set(sample.choices.filter { sample.formula.answer($0) == truth })
      let primes = try sample.store.primeImplicants(of: truth, in: sample.diagram, atMost: 500)
      #expect(primes.complete)
      var covered: Set<[Int]> = []
      for box in primes.boxes {
        let inside = sample.choices(in: box)
        covered.formUnion(inside)
        for place in box.indices {
          for cell in 0..<sample.store.cellCount(of: box[place].variable)
          where !box[place].cells.contains(cell) {
            var wider = box
            let cells = box[place].cells.cells + [cell]
            wider[place] = .init(box[place].variable, in: CellSet(cells))
            #expect(!sample.choices(in: wider).isSubset(of: wanted))
          }
        }
      }
      #expect(covered == wanted)
    }
  }

  @Test func primeImplicantsStopAtTheirBound() throws {
    var store = DiagramStore()
    var any = Diagram.alwaysFalse
    for _ in 0..<5 {
      let variable = store.addVariable(cells: 2)
      any = try store.or(any, store.atom(variable, in: CellSet(1)))
    }
    let primes = try store.primeImplicants(of: .true, in: any, atMost: 3)
    #expect(primes.boxes.count == 3)
    #expect(!primes.complete)
  }

  @Test func smallestChangesAreThoseOfBruteForce() throws {
    var random = FixedRandom(seed: 12)
    for _ in 0..<20_000 {
      let sample = try Sample(using: &random)
      let state = sample.randomState(&random)
      let truth = Ternary.allCases.randomElement(using: &random) ?? .true
      let fixed = sample.variables.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
      let options = { (variable: Variable) in
        fixed.contains(variable) ? [] : Array(0..<sample.store.cellCount(of: variable))
      }
      let found = try sample.store.smallestChanges(
        of: sample.diagram, to: truth, from: state, atMost: 100, options: options)
      #expect(found.areAll)
      for changes in found.sets {
        let after = state.merging(changes.map { ($0.variable, $0.cell) }) { $1 }
        #expect(sample.isCertain(truth, after))
        #expect(changes.allSatisfy { options($0.variable).contains($0.cell) })
      }
      let sets = found.sets.map { Set($0.map(\.variable)) }
      #expect(sets.map(\.count) == sets.map(\.count).sorted())
      #expect(Set(sets) == sample.leastSets(to: truth, from: state, options))
      #expect(Set(sets).count == sets.count)
    }
  }

  @Test func smallestChangesStopAtTheirNumberAndTakeTheBestCellFirst() throws {
    var store = DiagramStore()
    var any = Diagram.alwaysFalse
    var state: [Variable: Int] = [:]
    for _ in 0..<8 {
      let variable = store.addVariable(cells: 4)
      state[variable] = 0
      any = try store.or(any, store.atom(variable, in: CellSet([1, 2, 3])))
    }
    let found = try store.smallestChanges(of: any, to: .true, from: state, atMost: 5) { _ in
      [2, 1]
    }
    #expect(!found.areAll)
    #expect(found.sets == (0..<5).map { [Change(Variable($0), to: 2)] })
  }
}

extension Sample {
  fileprivate func choices(in box: [PrimeImplicants.Demand]) -> Set<[Int]> {
    Set(
      choices.filter { choice in
        box.allSatisfy { $0.cells.contains(choice[$0.variable.index]) }
      })
  }

  fileprivate func isCertain(_ truth: Ternary, _ state: [Variable: Int]) -> Bool {
    completions(of: state).allSatisfy { formula.answer($0) == truth }
  }

  /// All sets of variables that some change of theirs makes certain, without those that contain
  /// another.
  fileprivate func leastSets(
    to truth: Ternary, from state: [Variable: Int], _ options: (Variable) -> [Int]
  ) -> Set<Set<Variable>> {
    var changes: [[Variable: Int]] = [[:]]
    for variable in variables {
      let moved = options(variable).filter { $0 != state[variable] }
      changes += changes.flatMap { change in
        moved.map { change.merging([variable: $0]) { $1 } }
      }
    }
    let enough = Set(
      changes.filter { isCertain(truth, state.merging($0) { $1 }) }.map { Set($0.keys) })
    return enough.filter { set in !enough.contains { $0.isStrictSubset(of: set) } }
  }
}
