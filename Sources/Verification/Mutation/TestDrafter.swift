import Advising
import Docket
import FEEL
import Playbooks
import Reasoning
import YAML

/// Finds a case in which a small change makes a difference, and writes it as a test.
struct TestDrafter: Sendable {
  private let playbook: Playbook
  private let today: CalendarDate
  private let ground: Ground
  private let frame: Frame
  private let advisor: Advisor
  /// Facts with which no blocker is present and every goal is open, as far as these are compatible.
  private let quiet: [(Slot, Value)]

  /// The largest number of cases that are tried for one test.
  private static let mostCandidates = 48

  init(_ playbook: Playbook, _ today: CalendarDate) {
    self.playbook = playbook
    self.today = today
    ground = playbook.ground
    advisor = Advisor(playbook)
    var values: [Value] = []
    for index in 0..<playbook.vocabulary.count { values.append(.unknown(.one(Slot(index)))) }
    values[playbook.vocabulary.today.index] = .date(today)
    frame = Frame(values: values, now: DateAndTime(startOf: today))
    quiet = CaseSampler(advisor, on: today, atMost: 1).quiet
  }

  /// Whether the change may make a difference; false only where it is proved to make none.
  func canMatter(_ mutant: Mutant) -> Bool {
    do {
      var search = MutantSearch(advisor, ground, frame, mutant, on: today)
      return try search.canShow()
    } catch {
      return true
    }
  }

  /// A test that passes now and fails with the change; nil where none is found.
  func draft(_ mutant: Mutant) -> String? {
    let then = Advisor(mutant.applied(to: playbook))
    for candidate in candidates(mutant).prefix(Self.mostCandidates) {
      if let expect = turned(in: candidate, by: then) {
        return test(mutant, least(of: candidate, expecting: expect, by: then), expect)
      }
    }
    return nil
  }

  /// The expectation that the change breaks in this case; nil where there is none.
  private func turned(in candidate: Candidate, by then: Advisor) -> String? {
    let tried = candidate.case(on: today)
    return TurnedAdvice(
      before: advisor.advise(tried, on: today, parts: .unproved),
      after: then.advise(tried, on: today, parts: .unproved)
    ).expectation
  }

  /// The case with as few facts as possible: halves of them are left out first, then quarters, then
  /// single facts.
  private func least(of candidate: Candidate, expecting expect: String, by then: Advisor)
    -> Candidate
  {
    var least = candidate
    var size = candidate.facts.count
    while size > 0 {
      var start = 0
      while start < least.facts.count {
        var fewer = least
        fewer.facts.removeSubrange(start..<min(start + size, least.facts.count))
        if turned(in: fewer, by: then) == expect { least = fewer } else { start += size }
      }
      size = size == 1 ? 0 : (size + 1) / 2
    }
    return least
  }

  /// A case in which the change may make a difference.
  private struct Candidate {
    var facts: [(slot: Slot, value: Value)]
    let failed: [Reference<Remedy>]

    func `case`(on day: CalendarDate) -> Case {
      var statements: [Slot: Statement] = [:]
      for (slot, value) in facts { statements[slot] = Statement(value: value) }
      return Case(
        id: "test", title: Text("test"), facts: statements,
        log: failed.map { LogEntry(on: day, remedy: $0, status: .failed) })
    }
  }

  /// The cases to try.
  ///
  /// First come the facts that diagrams show, alone and added to the quiet ones, with the earlier
  /// remedies of the lists untried or failed. Then come facts found by sampling. Cases that the
  /// constraints exclude are left out.
  private func candidates(_ mutant: Mutant) -> [Candidate] {
    var search = MutantSearch(advisor, ground, frame, mutant, on: today)
    let shown = ((try? search.settings()) ?? []).map { $0.map { (slot: $0.fact, value: $0.value) } }
    let filled = shown.flatMap { facts in
      [quiet, quiet.filter { !constrained.contains($0.0) }].map { quiet in
        facts + quiet.filter { one in !facts.contains { $0.slot == one.0 } }
      }.prefix(constrained.isEmpty ? 1 : 2)
    }
    let logs = [[]] + earlier(mutant)
    var candidates = logs.flatMap { log in
      (shown + filled).map { Candidate(facts: $0, failed: log) }
    }
    if case .decision(let index, let formula) = mutant.target,
      var sampler = DecisionSampler(playbook, index, formula.program, frame)
    {
      candidates += sampler.found(atMost: 4).map {
        Candidate(facts: $0.map { (slot: $0.0, value: $0.1) }, failed: [])
      }
    }
    // A change of a constraint shows just in what the constraint excludes.
    if mutant.constraint != nil { return candidates }
    return candidates.filter { !advisor.contradicts($0.case(on: today), on: today) }
  }

  /// The facts that constraints read.
  private var constrained: Set<Slot> {
    Set(playbook.factSlots(read: playbook.constraints.flatMap(\.slots)))
  }

  /// The remedies that come before the changed one, in each list that contains it.
  private func earlier(_ mutant: Mutant) -> [[Reference<Remedy>]] {
    let lists: [[Reference<Remedy>]]
    switch mutant.target {
    case .suits(let index, _), .needs(let index, _):
      let all = playbook.blockers.map(\.remedies) + playbook.goals.map(\.remedies)
      lists = all.filter { $0.contains(Reference(index)) }
        .map { Array($0.prefix { $0 != Reference(index) }) }
    case .blockerOrder(let index, let swap):
      lists = [Array(playbook.blockers[index].remedies.prefix(swap))]
    case .goalOrder(let index, let swap):
      lists = [Array(playbook.goals[index].remedies.prefix(swap))]
    case .circumstance, .consequence, .screen, .blocker, .decision, .table: lists = []
    }
    return lists.filter { !$0.isEmpty }
  }

  private func test(_ mutant: Mutant, _ candidate: Candidate, _ expect: String) -> String {
    let facts = candidate.facts.map { slot, value in
      "\(playbook.vocabulary.name(of: slot)): \((value.newValue ?? .null).text(inFlow: true))"
    }
    let log = candidate.failed.map {
      "{on: \(today.text), remedy: \(playbook[$0].id), is: failed}"
    }
    return
      ([
        "  - name: \(mutant.id) \(mutant.key), \(name(mutant.change))",
        "    facts: {\(facts.joined(separator: ", "))}",
      ] + (log.isEmpty ? [] : ["    log: [\(log.joined(separator: ", "))]"]) + [
        "    as of: \(today.text)", "    expect: {\(expect)}",
      ]).joined(separator: "\n")
  }

  private func name(_ change: Mutant.Change) -> String {
    let text =
      switch change {
      case .comparison(let old, let new): "where \(old) is not \(new)"
      case .without(let part): "where it takes \(part)"
      case .connective(let old, let new): "where \(old) is not \(new)"
      case .order(let first, let second): "\(first) before \(second)"
      case .withoutRow(let row): "where row \(row) decides"
      case .rowOrder(let row): "where row \(row) comes before the next"
      case .output(let old, let new): "where it is \(old) and not \(new)"
      }
    // Reduces the name to plain text, whatever characters the condition contains.
    let plain = String(text.map { "\"'#:{}[],&*!|>%@`\n".contains($0) ? " " : $0 })
    return plain.split(separator: " ").joined(separator: " ")
  }
}
