import Reasoning

/// Random numbers that are the same in every run (SplitMix64).
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A condition written out, with an evaluator that is as plain as can be.
indirect enum Formula {
  case constant(Ternary)
  case atom(Variable, yes: [Int], null: [Int])
  case not(Formula)
  case and(Formula, Formula)
  case or(Formula, Formula)
  case ite(Formula, Formula, Formula)

  func answer(_ cells: [Int]) -> Ternary {
    switch self {
    case .constant(let truth): return truth
    case .atom(let variable, let yes, let null):
      let cell = cells[variable.index]
      return yes.contains(cell) ? .true : null.contains(cell) ? .null : .false
    case .not(let a):
      switch a.answer(cells) {
      case .true: return .false
      case .false: return .true
      case .null: return .null
      }
    case .and(let a, let b):
      let both = [a.answer(cells), b.answer(cells)]
      return both.contains(.false) ? .false : both.contains(.null) ? .null : .true
    case .or(let a, let b):
      let both = [a.answer(cells), b.answer(cells)]
      return both.contains(.true) ? .true : both.contains(.null) ? .null : .false
    case .ite(let condition, let a, let b):
      return condition.answer(cells) == .true ? a.answer(cells) : b.answer(cells)
    }
  }

  func build(in store: inout DiagramStore) throws(Overflow) -> Diagram {
    switch self {
    case .constant(let truth): return .always(truth)
    case .atom(let variable, let yes, let null):
      return try store.atom(variable, in: CellSet(yes), null: CellSet(null))
    case .not(let a): return try store.not(a.build(in: &store))
    case .and(let a, let b):
      let left = try a.build(in: &store)
      return try store.and(left, b.build(in: &store))
    case .or(let a, let b):
      let left = try a.build(in: &store)
      return try store.or(left, b.build(in: &store))
    case .ite(let condition, let a, let b):
      let condition = try condition.build(in: &store)
      let left = try a.build(in: &store)
      return try store.ite(condition, left, b.build(in: &store))
    }
  }

  static func random(_ sizes: [Int], depth: Int, using random: inout FixedRandom) -> Formula {
    if depth == 0 || Int.random(in: 0..<8, using: &random) == 0 {
      if Int.random(in: 0..<12, using: &random) == 0 {
        return .constant(Ternary.allCases.randomElement(using: &random) ?? .null)
      }
      let variable = Variable(Int.random(in: 0..<sizes.count, using: &random))
      var cells: [Ternary: [Int]] = [:]
      for cell in 0..<sizes[variable.index] {
        let roll = Int.random(in: 0..<9, using: &random)
        cells[roll < 4 ? .true : roll < 8 ? .false : .null, default: []].append(cell)
      }
      return .atom(variable, yes: cells[.true] ?? [], null: cells[.null] ?? [])
    }
    func part() -> Formula { .random(sizes, depth: depth - 1, using: &random) }
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return .not(part())
    case 1, 2, 3: return .and(part(), part())
    case 4, 5: return .or(part(), part())
    default: return .ite(part(), part(), part())
    }
  }
}

/// A small store with a random condition in it, and all choices of cells.
struct Sample {
  let formula: Formula
  let variables: [Variable]
  let choices: [[Int]]
  var store: DiagramStore
  let diagram: Diagram

  init(using random: inout FixedRandom) throws {
    var store = DiagramStore()
    let sizes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      Int.random(in: 1...4, using: &random)
    }
    variables = sizes.map { store.addVariable(cells: $0) }
    choices = sizes.reduce([[]]) { all, size in
      all.flatMap { choice in (0..<size).map { choice + [$0] } }
    }
    formula = Formula.random(sizes, depth: 3, using: &random)
    diagram = try formula.build(in: &store)
    self.store = store
  }

  /// Each variable known with one chance in two.
  func randomState(_ random: inout FixedRandom) -> [Variable: Int] {
    var state: [Variable: Int] = [:]
    for variable in variables where Bool.random(using: &random) {
      state[variable] = Int.random(in: 0..<store.cellCount(of: variable), using: &random)
    }
    return state
  }

  /// The choices of cells that agree with what is known.
  func completions(of state: [Variable: Int]) -> [[Int]] {
    choices.filter { choice in state.allSatisfy { choice[$0.key.index] == $0.value } }
  }
}
