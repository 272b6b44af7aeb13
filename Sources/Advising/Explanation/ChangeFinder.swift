import FEEL
import Parallelism
import Playbooks
import Reasoning

/// Finds the least sets of facts that turn the outcome, and who could bring them about.
struct ChangeFinder: Sendable {
  let subject: ExplanationSubject
  let rules: PlaybookInForce
  /// Those that can matter to a remedy.
  let reduced: PlaybookInForce
  /// The parts that the outcome is said of.
  let situations: [Situation]
  let state: OutcomeState

  /// How many are shown.
  private static let most = 5
  /// So many times the rules are gone through for one explanation.
  private static let bound = 400
  /// Where the conditions have more ways to come about than these, they are not listed.
  private static let mostCores = 200

  struct Result {
    var changes: [Explanation.SmallestChange] = []
    var wasCut = false
    var notAnalysed: [String] = []
  }

  private var playbook: Playbook { rules.playbook }

  func result() -> Result {
    switch subject {
    case .blocker(let blocker):
      guard rules.blockers.contains(blocker) else { return Result() }
      return ofConditions([playbook[blocker].when])
    case .goal(let goal):
      guard rules.goals.contains(goal) else { return Result() }
      return ofConditions([playbook[goal].when, playbook[goal].reached].compactMap { $0 })
    case .remedy(let remedy):
      return rules.contains(remedy) ? ofRemedy(remedy) : Result()
    }
  }

  /// The states that count as turned.
  private func isTurned(_ other: OutcomeState) -> Bool {
    switch subject {
    case .remedy: other.isForTheTaking != state.isForTheTaking
    case .blocker, .goal: other != state && other != .unknown && other != .notAGoal
    }
  }

  private func ofRemedy(_ remedy: Reference<Remedy>) -> Result {
    let own = situations.map { $0.with(rules: reduced) }
    let space = own[0].openSpace(reduced.conditionPrograms + own[0].achieved(by: reduced.remedies))
    var slots = Set(playbook.factSlots(read: reduced.conditionPrograms.flatMap(\.slots)))
    for remedy in reduced.remedies { slots.formUnion(playbook[remedy].achieves.map(\.fact)) }
    let isSingle = own.count == 1
    let cores = isSingle && !state.isForTheTaking ? try? cores(remedy, own[0], slots, space) : nil
    var result = searched(own, slots, space, cores ?? [[]]) { _, answer in
      isSingle ? ChangeGuide(assessment: answer.assessments[0], remedy: remedy).facts : nil
    }
    if result.changes.isEmpty, isSingle, !state.isForTheTaking {
      result.changes = ranked((try? larger(remedy, own, slots, space)) ?? [])
    }
    let formulas = [playbook[remedy].when, playbook[remedy].needs].compactMap { $0 }
    result.notAnalysed = notAnalysed(formulas)
    return result
  }

  /// The sets of facts one of which has to change for the remedy's own conditions to hold.
  ///
  /// Without that it cannot start. Nil: the diagrams do not show them all.
  private func cores(
    _ remedy: Reference<Remedy>, _ situation: Situation, _ slots: Set<Slot>, _ space: ConditionSpace
  ) throws(Overflow) -> [[Slot]]? {
    var space = space
    let entry = playbook[remedy]
    // One under way need not suit the case.
    let isUnderWay = situation.standing(of: remedy).isUnderWay
    let target = try space.conjunction(
      [isUnderWay ? nil : entry.when, entry.needs].compactMap { $0?.program })
    guard space.notAnalysed(in: target).isEmpty else { return nil }
    let conditions = ConditionChanges(
      situation: situation, space: space, values: values(slots, space, [situation]))
    let candidates = try conditions.candidates(
      for: target, atMost: Self.mostCores, largest: ChangeSearch.largest)
    return candidates.areAll ? candidates.sets.map { $0.map(\.fact) } : nil
  }

  /// Where no few facts do: what a blocker that lists it, its own conditions, and something left
  /// to achieve take together.
  private func larger(
    _ remedy: Reference<Remedy>, _ own: [Situation], _ slots: Set<Slot>, _ space: ConditionSpace
  ) throws(Overflow) -> [ChangeSearch.Found] {
    var space = space
    var probe = OutcomeProbe(subject: subject, situations: own)
    let values = values(slots, space, own)
    var suited = try space.conjunction(
      [playbook[remedy].when, playbook[remedy].needs].compactMap { $0?.program })
    let achieved = own[0].achieved(by: [remedy])
    if !achieved.isEmpty {
      let spent = try space.conjunction(achieved)
      suited = try space.store.and(suited, space.store.not(spent))
    }
    var found: [ChangeSearch.Found] = []
    for blocker in reduced.blockers where playbook[blocker].remedies.contains(remedy) {
      let present = try space.diagram(of: playbook[blocker].when.program)
      let target = try space.store.and(suited, present)
      let conditions = ConditionChanges(situation: own[0], space: space, values: values)
      for settings in try conditions.candidates(for: target, atMost: 2).sets {
        guard let least = leastPart(of: settings, &probe),
          !found.contains(where: { $0.isPart(of: least) })
        else { continue }
        found.append(least)
      }
    }
    return found
  }

  /// The smallest part of the settings that turns the outcome; nil: not even all of them do.
  private func leastPart(of settings: [FactSetting], _ probe: inout OutcomeProbe)
    -> ChangeSearch.Found?
  {
    let parts = (1..<1 << settings.count).map { chosen in
      settings.indices.filter { chosen >> $0 & 1 == 1 }.map { settings[$0] }
    }
    for part in parts.sorted(by: { $0.count < $1.count }) {
      if let state = probe.answer(part).state, isTurned(state) {
        return ChangeSearch.Found(to: state, settings: part)
      }
    }
    return nil
  }

  private func ofConditions(_ formulas: [Formula]) -> Result {
    let programs = formulas.map(\.program)
    var space = situations[0].openSpace(programs)
    let slots = Set(playbook.factSlots(read: programs.flatMap(\.slots)))
    let opaque = notAnalysed(formulas)
    if situations.count == 1, opaque.isEmpty,
      let (found, areAll) = try? exact(programs, slots, &space)
    {
      return Result(changes: ranked(found), wasCut: !areAll && found.count < Self.most)
    }
    var result = searched(situations, slots, space, [[]]) { _, _ in nil }
    result.notAnalysed = opaque
    return result
  }

  /// Read off the diagrams, and tried all the same before they are shown.
  private func exact(
    _ programs: [Program], _ slots: Set<Slot>, _ space: inout ConditionSpace
  ) throws(Overflow) -> (found: [ChangeSearch.Found], areAll: Bool) {
    let values = values(slots, space, situations)
    var probe = OutcomeProbe(subject: subject, situations: situations)
    var found: [ChangeSearch.Found] = []
    var areAll = true
    for target in try targets(programs, &space) {
      let conditions = ConditionChanges(situation: situations[0], space: space, values: values)
      let candidates = try conditions.candidates(for: target, atMost: 4 * Self.most)
      if !candidates.areAll { areAll = false }
      for settings in candidates.sets {
        guard let state = probe.answer(settings).state, isTurned(state),
          !hasTurningPart(settings, &probe)
        else { continue }
        found.append(ChangeSearch.Found(to: state, settings: settings))
      }
    }
    return (found, areAll)
  }

  private func hasTurningPart(_ settings: [FactSetting], _ probe: inout OutcomeProbe) -> Bool {
    (1..<1 << settings.count).dropLast().contains { chosen in
      let part = settings.indices.filter { chosen >> $0 & 1 == 1 }.map { settings[$0] }
      return probe.answer(part).state.map(isTurned) ?? false
    }
  }

  /// What is to become true, one diagram for each state that the subject may be turned to.
  private func targets(
    _ programs: [Program], _ space: inout ConditionSpace
  ) throws(Overflow) -> [Diagram] {
    guard let last = programs.last else { return [] }
    let diagram = try space.diagram(of: last)
    let denied = try space.store.not(diagram)
    switch subject {
    case .blocker:
      return state == .present ? [denied] : state == .absent ? [diagram] : [diagram, denied]
    case .goal, .remedy:
      var open = denied
      if programs.count > 1 { open = try space.store.and(space.diagram(of: programs[0]), denied) }
      return state == .open ? [diagram] : state == .reached ? [open] : [diagram, open]
    }
  }

  private func searched(
    _ situations: [Situation], _ slots: Set<Slot>, _ space: ConditionSpace, _ cores: [[Slot]],
    guide: @escaping ([FactSetting], OutcomeProbe.Answer) -> Set<Slot>?
  ) -> Result {
    var search = ChangeSearch(
      OutcomeProbe(subject: subject, situations: situations),
      values(slots, space, situations), cores: cores, bound: Self.bound, guide: guide,
      isTurned: isTurned)
    // What can start now stops by many a change: those of the least size are enough.
    search.run(atLeast: state.isForTheTaking ? 1 : Self.most)
    return Result(changes: ranked(leastParts(of: search)), wasCut: search.wasCut)
  }

  /// What the search has found, each cut down to what is needed: a search that follows some facts
  /// only may come to more by a detour.
  private func leastParts(of search: ChangeSearch) -> [ChangeSearch.Found] {
    var probe = search.probe
    var least: [ChangeSearch.Found] = []
    for item in search.found {
      guard let found = leastPart(of: item.settings, &probe),
        !least.contains(where: { $0.isPart(of: found) })
      else { continue }
      least.append(found)
    }
    return least
  }

  private func values(_ slots: Set<Slot>, _ space: ConditionSpace, _ situations: [Situation])
    -> ChangeValues
  {
    ChangeValues(of: slots, cells: space, achieving: rules.remedies, in: situations)
  }

  /// Those that a remedy can bring about first, then the smaller ones; those for the worse last.
  private func ranked(_ found: [ChangeSearch.Found]) -> [Explanation.SmallestChange] {
    let problems = OpenProblems(of: situations, apartFrom: subject)
    let changes = Parallel.map(found) { item in
      let after = situations.map { $0.setting(item.settings.map { ($0.fact, $0.value) }) }
      return Explanation.SmallestChange(
        to: item.to, settings: item.settings.sorted { $0.fact < $1.fact },
        by: makers(of: item.settings),
        isForTheWorse: OpenProblems(of: after, apartFrom: subject).isWorse(than: problems))
    }
    let order = changes.indices.sorted { a, b in
      func key(_ index: Int) -> (Int, Int, Int, Int) {
        (
          changes[index].isForTheWorse ? 1 : 0, changes[index].by.isEmpty ? 1 : 0,
          changes[index].settings.count, index
        )
      }
      return key(a) < key(b)
    }
    return order.prefix(Self.most).map { changes[$0] }
  }

  /// The remedies each of which is meant to set all of these facts so.
  private func makers(of settings: [FactSetting]) -> [Reference<Remedy>] {
    rules.remedies.filter { remedy in
      situations.allSatisfy { situation in
        let changed = situation.changes(by: playbook[remedy])
        return !situation.standing(of: remedy).isBarred
          && situation.truth(of: playbook[remedy].when) != .fails
          && settings.allSatisfy { setting in
            changed.contains { $0.0 == setting.fact && $0.1.isSame(as: setting.value) }
          }
      }
    }
  }

  private func notAnalysed(_ formulas: [Formula]) -> [String] {
    var space = situations[0].openSpace(formulas.map(\.program))
    var found: [String] = []
    for formula in formulas {
      guard let diagram = try? space.diagram(of: formula.program) else {
        found.append(formula.text)
        continue
      }
      for text in space.notAnalysed(in: diagram) where !found.contains(text) { found.append(text) }
    }
    return found
  }
}
