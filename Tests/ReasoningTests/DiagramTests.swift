import Reasoning
import Testing

struct DiagramTests {
  @Test func aDiagramAnswersAsItsFormulaForEveryChoiceOfCells() throws {
    var random = FixedRandom(seed: 1)
    for _ in 0..<20_000 {
      let sample = try Sample(using: &random)
      let wrong = sample.choices.filter { choice in
        sample.store.answer(of: sample.diagram) { choice[$0.index] }
          != sample.formula.answer(choice)
      }
      #expect(wrong.isEmpty, "\(sample.formula)")
    }
  }

  @Test func conditionsThatAgreeEverywhereAreOneDiagram() throws {
    var random = FixedRandom(seed: 2)
    for _ in 0..<2_000 {
      var sample = try Sample(using: &random)
      var table = Diagram.alwaysFalse
      for choice in sample.choices {
        var here = Diagram.always(sample.formula.answer(choice))
        for (variable, cell) in zip(sample.variables, choice) {
          here = try sample.store.and(here, sample.store.atom(variable, in: CellSet(cell)))
        }
        table = try sample.store.or(table, here)
      }
      #expect(table == sample.diagram, "\(sample.formula)")
    }
  }

  @Test func outcomesAndSupportAreExactUnderWhatIsKnown() throws {
    var random = FixedRandom(seed: 3)
    for _ in 0..<5_000 {
      var sample = try Sample(using: &random)
      let state = sample.randomState(&random)
      let completions = sample.completions(of: state)
      let answers = completions.map { sample.formula.answer($0) }
      let outcomes = sample.store.outcomes(of: sample.diagram, under: Restriction(state))
      #expect(outcomes == answers.reduce(into: []) { $0.insert(TernarySet($1)) })

      let rest = try sample.store.restricted(sample.diagram, to: Restriction(state))
      let hangsOn = sample.variables.filter { variable in
        state[variable] == nil
          && completions.contains { choice in
            (0..<sample.store.cellCount(of: variable)).contains { cell in
              var other = choice
              other[variable.index] = cell
              return sample.formula.answer(other) != sample.formula.answer(choice)
            }
          }
      }
      #expect(sample.store.support(of: rest) == hangsOn)
      var scratch = DiagramStore()
      let copy = try sample.store.restricted(
        sample.diagram, to: Restriction(state), into: &scratch)
      #expect(scratch.support(of: copy) == hangsOn)
    }
  }

  @Test func conditionsThatAgreeWhereTheyAreRestrictedToAreOneDiagram() throws {
    var random = FixedRandom(seed: 4)
    for _ in 0..<2_000 {
      var sample = try Sample(using: &random)
      guard let variable = sample.variables.randomElement(using: &random) else { continue }
      let cells = (0..<sample.store.cellCount(of: variable)).filter { _ in
        Bool.random(using: &random)
      }
      guard !cells.isEmpty else { continue }
      var restriction = Restriction()
      restriction[variable] = CellSet(cells)
      let inside = try sample.store.atom(variable, in: CellSet(cells))
      let cut = try sample.store.and(sample.diagram, inside)
      let kept = try sample.store.restricted(sample.diagram, to: restriction)
      #expect(try sample.store.restricted(cut, to: restriction) == kept)
      #expect(try sample.store.and(kept, inside) == cut)
    }
  }

  @Test func countsAndSharesAreThoseOfTheTruthTable() throws {
    var random = FixedRandom(seed: 5)
    for _ in 0..<2_000 {
      let sample = try Sample(using: &random)
      for truth in Ternary.allCases {
        let matching = sample.choices.filter { sample.formula.answer($0) == truth }.count
        let count = sample.store.count(
          of: truth, in: sample.diagram, over: sample.variables)
        #expect(count == UInt128(matching))
        let share = sample.store.share(of: truth, in: sample.diagram) { variable, _ in
          1 / Double(sample.store.cellCount(of: variable))
        }
        #expect(abs(share - Double(matching) / Double(sample.choices.count)) < 1e-9)
      }
    }
  }

  @Test func theWitnessIsTheFirstChoiceWithTheAnswer() throws {
    var random = FixedRandom(seed: 6)
    for _ in 0..<2_000 {
      let sample = try Sample(using: &random)
      for truth in Ternary.allCases {
        let first = sample.choices.first { sample.formula.answer($0) == truth }
        let witness = sample.store.witness(of: truth, in: sample.diagram)
        #expect((first == nil) == (witness == nil))
        guard let first, let witness else { continue }
        #expect(sample.completions(of: witness).allSatisfy { sample.formula.answer($0) == truth })
        #expect(witness.allSatisfy { first[$0.key.index] == $0.value })
      }
    }
  }

  @Test func quantifiedDiagramsTakeTheLeastAndTheGreatestAnswer() throws {
    var random = FixedRandom(seed: 7)
    for _ in 0..<2_000 {
      var sample = try Sample(using: &random)
      guard let variable = sample.variables.randomElement(using: &random) else { continue }
      let every = try sample.store.forAll(variable, sample.diagram)
      let some = try sample.store.exists(variable, sample.diagram)
      for choice in sample.choices {
        let answers = (0..<sample.store.cellCount(of: variable)).map { cell in
          var other = choice
          other[variable.index] = cell
          return sample.formula.answer(other)
        }
        #expect(sample.store.answer(of: every) { choice[$0.index] } == answers.min())
        #expect(sample.store.answer(of: some) { choice[$0.index] } == answers.max())
      }
    }
  }

  @Test func implicationAndDifferenceFollowTheAnswers() throws {
    var random = FixedRandom(seed: 8)
    for _ in 0..<2_000 {
      var sample = try Sample(using: &random)
      let sizes = sample.variables.map { sample.store.cellCount(of: $0) }
      let other = Formula.random(sizes, depth: 2, using: &random)
      let second = try other.build(in: &sample.store)
      let implied = sample.choices.allSatisfy {
        sample.formula.answer($0) != .true || other.answer($0) == .true
      }
      #expect(try sample.store.implies(sample.diagram, second) == implied)
      let differ = try sample.store.differ(sample.diagram, second)
      for choice in sample.choices {
        let expected = Ternary(sample.formula.answer(choice) != other.answer(choice))
        #expect(sample.store.answer(of: differ) { choice[$0.index] } == expected)
      }
    }
  }

  @Test func aStoreThatIsFullSaysSoAndCanStillBeRead() throws {
    var store = DiagramStore(bound: 40)
    let variables = (0..<24).map { _ in store.addVariable(cells: 2) }
    var pairs = Diagram.alwaysFalse
    #expect(throws: Overflow.self) {
      for place in 0..<12 {
        let left = try store.atom(variables[place], in: CellSet(1))
        let right = try store.atom(variables[place + 12], in: CellSet(1))
        pairs = try store.or(pairs, store.and(left, right))
      }
    }
    #expect(store.nodeCount == 40)
    #expect(store.outcomes(of: pairs) == [TernarySet(.true), TernarySet(.false)])
  }

  @Test func threeThousandRuleConditionsStaySmall() throws {
    var random = FixedRandom(seed: 9)
    var store = DiagramStore()
    let variables = (0..<40).map { _ in
      store.addVariable(cells: Int.random(in: 2...6, using: &random))
    }
    for _ in 0..<3_000 {
      var condition = Diagram.alwaysTrue
      for _ in 0..<6 {
        guard let variable = variables.randomElement(using: &random) else { continue }
        let cell = Int.random(in: 0..<store.cellCount(of: variable), using: &random)
        let atom = try store.atom(variable, in: CellSet(cell))
        condition =
          Bool.random(using: &random)
          ? try store.and(condition, atom) : try store.or(condition, atom)
      }
      #expect(!store.outcomes(of: condition).isEmpty)
    }
    #expect(store.nodeCount < 60_000)
  }
}
