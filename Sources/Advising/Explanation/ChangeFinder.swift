import FEEL
import Parallelism
import Playbooks
import Reasoning

/// Finds the smallest sets of facts that turn the outcome, and the remedies that bring them about.
struct ChangeFinder: Sendable {
  /// The blocker, remedy or goal whose state is to turn.
  let subject: ExplanationSubject
  /// All rules of the day.
  let rules: PlaybookInForce
  /// Tries changes.
  let trial: ChangeTrial
  /// The parts that the outcome is about.
  private var situations: [Situation] { trial.asked }
  /// The state as it is.
  let state: OutcomeState

  /// At most this many changes are shown.
  private static let most = 5
  /// At most this many sets of facts are tried in one search.
  private static let bound = 400
  /// At most this many cores are listed; where the conditions have more, none is used.
  private static let mostCores = 200

  /// What the finder has found.
  struct Result {
    /// The changes to show, best first.
    var changes: [Explanation.SmallestChange] = []
    /// Whether a bound ended the search, so that there may be other changes.
    var wasCut = false
    /// The conditions that do more than compare facts with constants, as text.
    var notAnalysed: [String] = []
  }

  private var playbook: Playbook { rules.playbook }

  /// The smallest changes; none where the subject is not in force.
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

  /// The conditions of the constraints that read one of the facts.
  private func constraints(_ facts: Set<Slot>) -> [Program] {
    rules.constraints.map { playbook[$0] }.filter { constraint in
      let read = playbook.factSlots(read: constraint.conditions.flatMap(\.program.slots))
      return !facts.isDisjoint(with: read)
    }.flatMap { $0.conditions.map(\.program) }
  }

  /// Whether the other state counts as turned.
  private func isTurned(_ other: OutcomeState) -> Bool {
    switch subject {
    case .remedy: other.isForTheTaking != state.isForTheTaking
    case .blocker, .goal: other != state && other != .unknown && other != .notAGoal
    }
  }

  /// The changes for a remedy: the search is guided by the conditions that keep it as it is.
  private func ofRemedy(_ remedy: Reference<Remedy>) -> Result {
    let bearing = Bearing(on: remedy, in: rules)
    let space = situations[0].openSpace(
      bearing.conditions + situations[0].achieved(by: bearing.remedies) + constraints(bearing.facts)
    )
    let isSingle = situations.count == 1
    let isLooking = isSingle && !state.isForTheTaking
    let cores = isLooking ? try? cores(remedy, situations[0], bearing.facts, space) : nil
    let canStart = rules.graph.remedies[remedy.index].canStart
    var result = searched(situations, bearing.facts, space, cores ?? [[]]) { _, answer in
      guard isSingle, let reading = answer.readings.first else { return nil }
      var turning = TurningFacts(reading)
      return turning.facts(of: canStart)
    }
    if result.changes.isEmpty, isLooking {
      result.changes = ranked((try? larger(remedy, bearing.facts, space)) ?? [])
    }
    let formulas = [playbook[remedy].when, playbook[remedy].needs].compactMap { $0 }
    result.notAnalysed = notAnalysed(formulas)
    return result
  }

  /// The cores of the remedy's own conditions, without which it cannot start; see ``ChangeSearch``.
  ///
  /// Every change that makes these conditions true contains all the facts of at least one core. Nil
  /// where the diagrams do not show all of them.
  private func cores(
    _ remedy: Reference<Remedy>, _ situation: Situation, _ slots: Set<Slot>, _ space: ConditionSpace
  ) throws(Overflow) -> [[Slot]]? {
    var space = space
    let entry = playbook[remedy]
    // A remedy under way need not suit the case.
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

  /// Larger changes, for when no small set of facts turns the outcome.
  ///
  /// They are read off the diagram of three conditions together: a blocker that lists the remedy,
  /// the remedy's own conditions, and that it is not spent.
  private func larger(
    _ remedy: Reference<Remedy>, _ slots: Set<Slot>, _ space: ConditionSpace
  ) throws(Overflow) -> [ChangeSearch.Found] {
    var space = space
    var probe = OutcomeProbe(trial)
    let values = values(slots, space, situations)
    var suited = try space.conjunction(
      [playbook[remedy].when, playbook[remedy].needs].compactMap { $0?.program })
    let achieved = situations[0].achieved(by: [remedy])
    if !achieved.isEmpty {
      let spent = try space.conjunction(achieved)
      suited = try space.store.and(suited, space.store.not(spent))
    }
    var found: [ChangeSearch.Found] = []
    for blocker in rules.blockers(listing: remedy) {
      let present = try space.diagram(of: playbook[blocker].when.program)
      let target = try space.store.and(suited, present)
      let conditions = ConditionChanges(situation: situations[0], space: space, values: values)
      for settings in try conditions.candidates(for: target, atMost: 2).sets {
        guard let least = leastPart(of: settings, &probe),
          !found.contains(where: { $0.isPart(of: least) })
        else { continue }
        found.append(least)
      }
    }
    return found
  }

  /// The smallest subset of the settings that turns the outcome; nil where not even all of them do.
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

  /// The changes for a blocker or a goal, read off the diagrams of its conditions if possible.
  private func ofConditions(_ formulas: [Formula]) -> Result {
    let programs = formulas.map(\.program)
    let read = Set(playbook.factSlots(read: programs.flatMap(\.slots)))
    // A fact may also turn because it is inferred from others.
    let slots = rules.index.constraints.linked(to: read)
    var space = situations[0].openSpace(programs + constraints(slots))
    let opaque = notAnalysed(formulas)
    let isConstrained = !rules.index.constraints.facts.isDisjoint(with: read)
    if situations.count == 1, opaque.isEmpty, !isConstrained,
      let (found, areAll) = try? exact(programs, slots, &space)
    {
      return Result(changes: ranked(found), wasCut: !areAll && found.count < Self.most)
    }
    var result = searched(situations, slots, space, [[]]) { _, _ in nil }
    result.notAnalysed = opaque
    return result
  }

  /// The changes read off the diagrams; each is still tried before it is shown.
  private func exact(
    _ programs: [Program], _ slots: Set<Slot>, _ space: inout ConditionSpace
  ) throws(Overflow) -> (found: [ChangeSearch.Found], areAll: Bool) {
    let values = values(slots, space, situations)
    var probe = OutcomeProbe(trial)
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

  /// Whether a proper subset of the settings turns the outcome.
  private func hasTurningPart(_ settings: [FactSetting], _ probe: inout OutcomeProbe) -> Bool {
    (1..<1 << settings.count).dropLast().contains { chosen in
      let part = settings.indices.filter { chosen >> $0 & 1 == 1 }.map { settings[$0] }
      return probe.answer(part).state.map(isTurned) ?? false
    }
  }

  /// The diagrams that are to become true, one for each state that the subject may turn to.
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

  /// The changes found by trying sets of facts.
  private func searched(
    _ situations: [Situation], _ slots: Set<Slot>, _ space: ConditionSpace, _ cores: [[Slot]],
    guide: @escaping ([FactSetting], OutcomeProbe.Answer) -> Set<Slot>?
  ) -> Result {
    var search = ChangeSearch(
      OutcomeProbe(trial),
      values(slots, space, situations), cores: cores, bound: Self.bound, guide: guide,
      isTurned: isTurned)
    // There are many ways to stop an action that can start; those of the smallest size are enough.
    search.run(atLeast: state.isForTheTaking ? 1 : Self.most)
    return Result(changes: ranked(leastParts(of: search)), wasCut: search.wasCut)
  }

  /// The changes that the search has found, each reduced to what is needed.
  ///
  /// A guided search may reach an outcome with more facts than are needed.
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

  /// The values to try for each fact.
  private func values(_ slots: Set<Slot>, _ space: ConditionSpace, _ situations: [Situation])
    -> ChangeValues
  {
    ChangeValues(of: slots, cells: space, achieving: rules.remedies, in: situations)
  }

  /// The changes to show: those for the worse and those that nobody would aim at last, those that a
  /// remedy can bring about first, smaller ones before larger ones.
  private func ranked(_ found: [ChangeSearch.Found]) -> [Explanation.SmallestChange] {
    let problems = OpenProblems(of: trial.all, apartFrom: subject)
    let changes = Parallel.map(found) { item in
      let after = trial.situations(setting: item.settings) ?? trial.all
      return Explanation.SmallestChange(
        to: item.to, settings: item.settings.sorted { $0.fact < $1.fact },
        by: makers(of: item.settings),
        isForTheWorse: OpenProblems(of: after, apartFrom: subject).isWorse(than: problems),
        isNoAim: isDated(item.settings) || item.settings.contains(where: undoes))
    }
    let order = changes.indices.sorted { a, b in
      func key(_ index: Int) -> (Int, Int, Int, Int) {
        (
          changes[index].isForTheWorse ? 2 : changes[index].isNoAim ? 1 : 0,
          changes[index].by.isEmpty ? 1 : 0,
          changes[index].settings.count, index
        )
      }
      return key(a) < key(b)
    }
    return order.prefix(Self.most).map { changes[$0] }
  }

  /// Whether the settings do nothing but move dates.
  private func isDated(_ settings: [FactSetting]) -> Bool {
    settings.allSatisfy { setting in
      if case .date? = playbook.fact(at: setting.fact)?.type { true } else { false }
    }
  }

  /// Whether the fact has a value that a remedy is meant to achieve, and would get one that none is.
  private func undoes(_ setting: FactSetting) -> Bool {
    func isAchieved(_ value: Value) -> Bool {
      rules.remedies.contains { remedy in
        playbook[remedy].achieves.contains { achievement in
          guard achievement.fact == setting.fact, case .value(let own) = achievement.change
          else { return false }
          return own.isSame(as: value)
        }
      }
    }
    return !isAchieved(setting.value)
      && situations.contains { $0.isKnown(setting.fact) && isAchieved($0[setting.fact]) }
  }

  /// The remedies each of which achieves all of these settings in every part, and is neither barred
  /// nor unsuitable.
  private func makers(of settings: [FactSetting]) -> [Reference<Remedy>] {
    rules.remedies.filter { remedy in
      situations.allSatisfy { situation in
        let changed = situation.achievements(of: playbook[remedy])
        return !situation.standing(of: remedy).isBarred
          && situation.suits(remedy) != .fails
          && settings.allSatisfy { setting in
            changed.contains { $0.0 == setting.fact && $0.1.isSame(as: setting.value) }
          }
      }
    }
  }

  /// The parts of the formulas that do more than compare facts with constants, as text.
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
