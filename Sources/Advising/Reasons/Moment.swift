import FEEL
import Playbooks

/// The graph of reasons read in all parts of a case together (contract, section 4.8).
///
/// What is one for the case has one state in all parts, and exclusion holds between it and the
/// actions of each part.
struct Moment: Sendable {
  /// One reading for each part.
  var readings: [Reading<Bool>]
  /// The states of the remedies that are one for the case.
  private(set) var joint: [Reference<Remedy>: ActionState] = [:]

  private var rules: PlaybookInForce { readings[0].situation.rules }
  private var playbook: Playbook { rules.playbook }

  /// Brings together readings in which it is settled what is advised.
  init(_ readings: [Reading<Bool>]) {
    self.readings = readings
    guard readings.count > 1 else { return }
    for remedy in rules.remedies where isShared(remedy) { settle(remedy) }
  }

  /// Whether the remedy is one for the case, or has to do with other parts through what it sets or
  /// excludes.
  private func isShared(_ remedy: Reference<Remedy>) -> Bool {
    let entry = playbook[remedy]
    return !entry.excludes.isEmpty
      || entry.changes.contains { playbook.fact(at: $0.fact)?.ofCase == true }
  }

  /// Says what the other parts have to do with the remedy in each part, in playbook order.
  private mutating func settle(_ remedy: Reference<Remedy>) {
    let places = readings.indices.filter { place in
      readings[place][rules.graph.remedies[remedy.index].listed]
    }
    if places.isEmpty { return }
    for place in places {
      if !isAllowedElsewhere(remedy, from: place) {
        readings[place].elsewhere.forbidden.insert(remedy)
      }
      readings[place].elsewhere.excluders[remedy] = excluders(of: remedy, in: place)
    }
    guard playbook.isForWholeCase(playbook[remedy]) else { return }
    let states = places.compactMap { readings[$0].state(of: remedy) }
    guard let state = ActionState.joined(states) else { return }
    joint[remedy] = state
    if state != .now, state != .decide {
      for place in readings.indices { readings[place].elsewhere.heldUp.insert(remedy) }
    }
  }

  /// The actions of other parts that keep the remedy from starting in that part.
  private mutating func excluders(of remedy: Reference<Remedy>, in place: Int)
    -> [Reference<Remedy>]
  {
    let isForCase = playbook.isForWholeCase(playbook[remedy])
    return playbook[remedy].excludes.sorted().filter { other in
      guard isForCase || playbook.isForWholeCase(playbook[other]) else { return false }
      return readings.indices.contains { index in
        index != place && holdsOff(remedy, other, in: index)
      }
    }
  }

  /// Whether the action of that part keeps the remedy from starting: it is under way, or comes earlier
  /// in the playbook and can start.
  private mutating func holdsOff(
    _ remedy: Reference<Remedy>, _ other: Reference<Remedy>, in place: Int
  ) -> Bool {
    let nodes = rules.graph.remedies[other.index]
    guard readings[place][nodes.listed], !readings[place][nodes.ifNeeded] else { return false }
    if readings[place].situation.standing(of: other).isUnderWay { return true }
    guard other < remedy else { return false }
    let state = joint[other] ?? readings[place].state(of: other)
    return state == .now || state == .decide
  }

  /// Whether the constraints of the other parts allow what the remedy changes in them.
  private func isAllowedElsewhere(
    _ remedy: Reference<Remedy>, from place: Int, after first: Reference<Remedy>? = nil
  ) -> Bool {
    if rules.constraints.isEmpty { return true }
    var own = readings[place].situation
    var before: [(Slot, Value)] = []
    if let first {
      before = own.achievements(of: playbook[first])
      own = own.carryingOut(before)
    }
    let changes = own.changes(by: playbook[remedy])
    return readings.indices.allSatisfy { index in
      if index == place { return true }
      var other = readings[index].situation
      let shared = before.filter { reaches($0.0, of: first) }
      if !shared.isEmpty {
        other = other.carryingOut(shared)
        if !other.isPossible { return false }
      }
      return other.allows(changes.filter { reaches($0.0, of: remedy) })
    }
  }

  /// Whether the remedy, carried out in one part, sets the fact in all.
  private func reaches(_ fact: Slot, of remedy: Reference<Remedy>?) -> Bool {
    playbook.fact(at: fact)?.ofCase == true
      || remedy.map { playbook.isForWholeCase(playbook[$0]) } ?? false
  }

  /// The facts on which it may depend whether the constraints allow the changes.
  ///
  /// They are those that constraints link to what is changed: through facts that are unknown in some
  /// part, or through any facts where a formula says what is achieved.
  private func facts(near changes: [Remedy.Achievement]) -> Set<Slot> {
    let constraints = rules.index.constraints
    let byFormula = changes.contains(where: \.change.isFormula)
    var found = Set(changes.map(\.fact))
    var open = Array(found)
    while let fact = open.popLast() {
      for number in constraints.reading[fact] ?? [] {
        for other in constraints.read[number] where found.insert(other).inserted {
          if byFormula || readings.contains(where: { !$0.situation.isKnown(other) }) {
            open.append(other)
          }
        }
      }
    }
    return found
  }

  /// The remedies that make it possible to carry this one out under the constraints, in playbook
  /// order: what they achieve, done before, makes it allowed (contract, section 4.4, `waits_for`).
  ///
  /// There are none where it is allowed already.
  mutating func allowing(_ remedy: Reference<Remedy>, in place: Int) -> [Reference<Remedy>] {
    let situation = readings[place].situation
    let isAllowed =
      situation.allows(situation.changes(by: playbook[remedy]))
      && !readings[place].elsewhere.forbidden.contains(remedy)
    if isAllowed { return [] }
    let near = facts(near: playbook[remedy].changes)
    return rules.remedies.filter { other in
      guard other != remedy,
        playbook[other].achieves.contains(where: { near.contains($0.fact) }),
        readings[place][rules.graph.remedies[other.index].left],
        readings[place].truth(.when, of: .remedy(other)) == .holds
      else { return false }
      let after = situation.carryingOut(situation.achievements(of: playbook[other]))
      return after.allows(after.changes(by: playbook[remedy]))
        && isAllowedElsewhere(remedy, from: place, after: other)
    }
  }
}
