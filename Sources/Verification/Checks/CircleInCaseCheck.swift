import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds remedies that wait for one another in some case, because another remedy that would open
/// the circle does not suit it.
///
/// What waits in a circle in every case is found by ``DeadEndCheck``.
struct CircleInCaseCheck {
  /// What the remedies of one knot wait for; in a knot each leads to each other.
  private let waits: [Reference<Remedy>: [RemedyWait]]
  private let knot: [Reference<Remedy>]
  /// The cases that each remedy of the knot, and each that its waits name, suits.
  private var suits: [Reference<Remedy>: Diagram] = [:]
  /// What each remedy of the knot achieves.
  private var achieved: [Reference<Remedy>: Restriction] = [:]

  static func run(_ context: inout CheckContext) -> [Finding] {
    let graph = WaitGraph(&context)
    let blocked = graph.blocked
    return graph.knots.flatMap { knot -> [Finding] in
      let free = knot.filter { !blocked.contains($0) }
      guard free.count > 1, var check = CircleInCaseCheck(free, graph, &context) else { return [] }
      return (try? check.findings(&context)) ?? []
    }
  }

  private init?(
    _ knot: [Reference<Remedy>], _ graph: WaitGraph, _ context: inout CheckContext
  ) {
    self.knot = knot
    waits = graph.waits.filter { knot.contains($0.key) }
    let named = Set(knot).union(waits.values.joined().flatMap(\.fillers))
    for reference in named.sorted() {
      guard let when = context.playbook[reference].when else {
        suits[reference] = .alwaysTrue
        continue
      }
      guard let diagram = context.diagram(when),
        let isTrue = try? context.space.store.isTrue(diagram)
      else { return nil }
      suits[reference] = isTrue
    }
    for reference in knot {
      achieved[reference] = context.space.achieved(by: context.playbook[reference])
    }
  }

  private mutating func findings(_ context: inout CheckContext) throws(Overflow) -> [Finding] {
    let circling = try circling(&context.space)
    var told: Set<Reference<Remedy>> = []
    var found: [Finding] = []
    for start in knot where !told.contains(start) {
      guard let region = circling[start], region != .alwaysFalse else { continue }
      var circle: [Step] = []
      let period = context.playbook[start].declaration.effective
      let example = context.example(of: region, on: period) { _, situation in
        circle = self.circle(from: start, in: situation)
        return !circle.isEmpty
      }
      guard let example, let first = circle.first else { continue }
      told.formUnion(circle.map(\.remedy))
      found.append(
        Finding(.circle(circle, example, context.playbook), about: .remedy(first.remedy)))
    }
    return found
  }

  /// For each remedy, the cases in which it can start sooner or later: each of its waits holds, or
  /// comes true by itself, or has a filler that suits and can start.
  private func starting(_ store: inout DiagramStore) throws(Overflow)
    -> [Reference<Remedy>: Diagram]
  {
    var starting: [Reference<Remedy>: Diagram] = [:]
    for remedy in knot { starting[remedy] = .alwaysFalse }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for remedy in knot {
        var now = suits[remedy] ?? .alwaysTrue
        for wait in waits[remedy] ?? [] where !wait.fillers.isEmpty {
          now = try store.and(now, opens(wait, starting, &store))
        }
        if now != starting[remedy] {
          starting[remedy] = now
          isGrowing = true
        }
      }
    }
    return starting
  }

  /// The cases in which the wait is over sooner or later.
  private func opens(
    _ wait: RemedyWait, _ starting: [Reference<Remedy>: Diagram], _ store: inout DiagramStore
  ) throws(Overflow) -> Diagram {
    var open = try store.not(store.isFalse(wait.diagram))
    for filler in wait.fillers {
      // A remedy outside the knot is no part of a circle: whether it can start is told there.
      open = try store.or(open, starting[filler] ?? suits[filler] ?? .alwaysTrue)
    }
    return open
  }

  /// For each remedy, the cases in which it suits, can never start, and waits for one of which the
  /// same is true, on and on.
  private func circling(_ space: inout ConditionSpace) throws(Overflow)
    -> [Reference<Remedy>: Diagram]
  {
    let starting = try starting(&space.store)
    var circling: [Reference<Remedy>: Diagram] = [:]
    var shut: [Reference<Remedy>: [Diagram]] = [:]
    for remedy in knot {
      let stuck = try space.store.not(starting[remedy] ?? .alwaysFalse)
      circling[remedy] = try space.store.and(suits[remedy] ?? .alwaysTrue, stuck)
      shut[remedy] = try (waits[remedy] ?? []).map { (wait) throws(Overflow) in
        try space.store.not(opens(wait, starting, &space.store))
      }
    }
    var isShrinking = true
    while isShrinking {
      isShrinking = false
      for remedy in knot {
        var onward = Diagram.alwaysFalse
        for (wait, shut) in zip(waits[remedy] ?? [], shut[remedy] ?? []) {
          for filler in wait.fillers {
            guard let next = circling[filler], let after = achieved[filler] else { continue }
            let made = try space.store.restricted(wait.diagram, to: after)
            let link = try space.store.and(next, space.store.isTrue(made))
            onward = try space.store.or(onward, space.store.and(shut, link))
          }
        }
        let now = try space.store.and(circling[remedy] ?? .alwaysFalse, onward)
        if now != circling[remedy] {
          circling[remedy] = now
          isShrinking = true
        }
      }
    }
    return circling
  }

  /// A remedy of a circle, what it waits for, and what would make that true but does not suit.
  struct Step {
    let remedy: Reference<Remedy>
    let wait: RemedyWait
    var unsuited: [Reference<Remedy>] = []
  }

  /// The circle that can be reached from the remedy in this situation, confirmed by evaluation;
  /// empty where there is none.
  private func circle(from start: Reference<Remedy>, in situation: Situation) -> [Step] {
    func suits(_ remedy: Reference<Remedy>) -> Bool {
      situation.rules.contains(remedy) && situation.suits(remedy) == .holds
    }
    var path: [Step] = []
    var here = start
    while suits(here) {
      if let first = path.firstIndex(where: { $0.remedy == here }) { return Array(path[first...]) }
      var next: Reference<Remedy>?
      for wait in waits[here] ?? [] where next == nil {
        guard situation.truth(of: wait.operand.program) == .fails else { continue }
        let unsuited = wait.fillers.filter { situation.suits($0) == .fails }
        let suited = wait.fillers.filter { !unsuited.contains($0) }
        // Where one that is not of the knot suits, the wait is open.
        guard suited.allSatisfy(knot.contains), let filler = suited.first(where: suits) else {
          continue
        }
        path.append(Step(remedy: here, wait: wait, unsuited: unsuited))
        next = filler
      }
      guard let next else { return [] }
      here = next
    }
    return []
  }
}

extension Diagnostic {
  fileprivate static func circle(
    _ steps: [CircleInCaseCheck.Step], _ example: Example, _ playbook: Playbook
  ) -> Diagnostic {
    let ids = (steps + steps.prefix(1)).map { "`\(playbook[$0.remedy].id)`" }
    let path = ids.joined(separator: " -> ")
    let unsuited = Set(steps.flatMap(\.unsuited)).sorted().map { playbook[$0] }
    return Diagnostic(
      "circle-in-case", .warning,
      Wording(
        en: "in some case remedies wait for one another: \(path)",
        zh: "在某些案件中措施互相等待：\(path)"),
      at: steps[0].wait.operand.place,
      notes: [Note(example.wording)]
        + steps.dropFirst().map { step in
          Note(
            Wording(en: "this wait is part of the circle", zh: "这一等待也在循环中"),
            at: step.wait.operand.place)
        }
        + unsuited.map { remedy in
          Note(
            Wording(
              en: "`\(remedy.id)` would open the circle, but does not suit this case",
              zh: "`\(remedy.id)` 本可打破循环，但不适用于该案件"),
            at: (remedy.when?.place) ?? remedy.declaration.place)
        },
      help: Wording(
        en: "add a remedy for this case, or take one of these conditions out of `needs`",
        zh: "为这种案件补一项措施，或从某个 `needs` 中去掉这一条件"))
  }
}
