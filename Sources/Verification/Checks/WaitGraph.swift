import Advising
import FEEL
import Playbooks
import Reasoning

/// An operand of a remedy's `needs`, with the remedies that can make it true.
struct RemedyWait: Sendable {
  let operand: Operand
  /// The operand over every case.
  let diagram: Diagram
  /// The remedies that can make it true, in playbook order.
  let fillers: [Reference<Remedy>]
  /// Whether another remedy changes a fact that the operand reads.
  let touches: Bool
}

/// Which remedies wait for which.
struct WaitGraph: Sendable {
  /// What each remedy waits for; operands that are always true, or never, are left out.
  private(set) var waits: [Reference<Remedy>: [RemedyWait]] = [:]

  init(_ context: inout CheckContext) {
    var achievers: [Slot: [Reference<Remedy>]] = [:]
    for (index, remedy) in context.playbook.remedies.enumerated() {
      for fact in Set(remedy.achieves.map(\.fact)) {
        achievers[fact, default: []].append(Reference(index))
      }
    }
    for (index, remedy) in context.playbook.remedies.enumerated() {
      guard let needs = remedy.needs else { continue }
      let reference = Reference<Remedy>(index)
      for operand in context.playbook.operands(of: needs) {
        guard let wait = Self.wait(of: reference, for: operand, achievers, &context) else {
          continue
        }
        waits[reference, default: []].append(wait)
      }
    }
  }

  private static func wait(
    of remedy: Reference<Remedy>, for operand: Operand,
    _ achievers: [Slot: [Reference<Remedy>]], _ context: inout CheckContext
  ) -> RemedyWait? {
    guard let diagram = context.diagram(operand.program.root, of: operand.formula),
      context.space.store.outcomes(of: diagram) != TernarySet(.true),
      context.space.store.outcomes(of: diagram).contains(TernarySet(.true))
    else { return nil }
    let playbook = context.playbook
    let read = Set(playbook.factSlots(read: operand.program.slots))
    let touching = Set(read.flatMap { achievers[$0] ?? [] }).subtracting([remedy]).sorted()
    let space = context.space
    let fillers = touching.filter { filler in
      space.store.outcomes(of: diagram, under: space.achieved(by: playbook[filler]))
        .contains(TernarySet(.true))
    }
    return RemedyWait(
      operand: operand, diagram: diagram, fillers: fillers, touches: !touching.isEmpty)
  }

  /// Whether the wait may end although these remedies never start.
  func isOpen(_ wait: RemedyWait, without blocked: Set<Reference<Remedy>>) -> Bool {
    wait.fillers.isEmpty || wait.fillers.contains { !blocked.contains($0) }
  }

  /// The remedies that can start in no case, because each wait has fillers, and some wait has none
  /// that can start.
  var blocked: Set<Reference<Remedy>> {
    var blocked = Set(waits.keys)
    var isShrinking = true
    while isShrinking {
      let free = blocked.filter { remedy in
        waits[remedy]?.allSatisfy { isOpen($0, without: blocked) } ?? true
      }
      blocked.subtract(free)
      isShrinking = !free.isEmpty
    }
    return blocked
  }

  /// The groups of remedies each of which waits for each other, directly or through others, in
  /// playbook order.
  var knots: [[Reference<Remedy>]] {
    var reached: [Reference<Remedy>: Set<Reference<Remedy>>] = [:]
    for remedy in waits.keys { reached[remedy] = reachable(from: remedy) }
    var knots: [[Reference<Remedy>]] = []
    var seen: Set<Reference<Remedy>> = []
    for remedy in waits.keys.sorted() where !seen.contains(remedy) {
      guard let own = reached[remedy], own.contains(remedy) else { continue }
      let knot = own.filter { reached[$0]?.contains(remedy) == true }.sorted()
      seen.formUnion(knot)
      knots.append(knot)
    }
    return knots
  }

  /// The remedies that it waits for, directly or through others.
  private func reachable(from remedy: Reference<Remedy>) -> Set<Reference<Remedy>> {
    var found: Set<Reference<Remedy>> = []
    var open = [remedy]
    while let next = open.popLast() {
      for filler in (waits[next] ?? []).flatMap(\.fillers) where found.insert(filler).inserted {
        open.append(filler)
      }
    }
    return found
  }
}

extension ConditionSpace {
  /// The cells of the facts that the remedy sets to a value, once it has achieved it.
  func achieved(by remedy: Remedy) -> Restriction {
    var after = Restriction()
    for achievement in remedy.achieves {
      guard case .value(let value) = achievement.change,
        let variable = variable(of: achievement.fact),
        let cell = cells(of: achievement.fact)?.cell(of: value)
      else { continue }
      after[variable] = CellSet(cell)
    }
    return after
  }
}
