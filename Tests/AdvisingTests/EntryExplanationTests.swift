import Advising
import FEEL
import Playbooks
import Testing

/// Explanations of clocks, decisions, facts, phases and checklists.
struct EntryExplanationTests {
  private static let rules = """
    playbook: {id: entries, version: "1", title: Entries}
    phases: {begin: {title: Begin}, works: {title: Works}}
    facts:
      accepted.on: {title: Accepted on, type: date}
      replied: {title: Replied, type: boolean, assume: false}
      state: {title: State, type: string, allowed: [solvent, insolvent, gone]}
      leaks: {title: Leaks, type: boolean}
      cracks: {title: Cracks, type: boolean}
    screens: {works: {title: Site, phase: works, facts: [leaks, cracks]}}
    decisions:
      colour:
        type: string
        table:
          hit: first
          inputs: [state, leaks]
          rows:
            - ['"solvent"', "-", '"green"']
            - ['"insolvent"', "true", '"red"']
            - ["-", "-", '"none"']
      late: {type: boolean, is: accepted.on + duration("P10D") < today and not(replied)}
    blockers:
      reply-late: {title: Reply late, phase: begin, when: late, stops: [], remedies: [answer]}
      wet: {title: Wet, phase: works, when: leaks, stops: [], remedies: [repair]}
    remedies:
      answer: {title: Answer, achieves: {replied: true}}
      repair: {title: Repair, needs: replied, achieves: {leaks: false}}
    clocks: {reply: {title: Reply, from: accepted.on, within: 10 days, met: replied}}
    """

  private static let full = """
    case: c
    facts:
      accepted.on: 2021-06-01
      state: {value: insolvent, on: 2021-05-01, was: [{value: solvent, on: 2020-01-01}]}
      leaks: true
    log: [{on: 2021-06-02, remedy: answer, is: started}]
    """

  private func explained(_ name: String, _ text: String = full, on day: String = "2021-06-05")
    throws -> EntryExplanation
  {
    let small = try SmallCase(rules: Self.rules, cases: text)
    guard case .entry(let subject) = small.advisor.playbook.explainable(named: name).first,
      case .explained(let explanation) = small.advisor.explain(
        subject, of: small.file, on: try .day(day))
    else {
      Issue.record("\(name) is not explained")
      throw Unexplained()
    }
    return explanation
  }

  private struct Unexplained: Error {}

  @Test func aClockSaysWhatComesWhenItRunsOut() throws {
    let explanation = try explained("reply")
    guard case .clock(let account) = explanation.account else { throw Unexplained() }
    #expect(explanation.state == "running" && explanation.isCertain)
    #expect(account.advice?.from?.text == "2021-06-01" && account.advice?.due?.text == "2021-06-11")
    #expect(account.endedBy.map { explanation.playbook[$0].id } == ["answer"])
    #expect(account.follows.map { explanation.playbook[$0].id } == ["reply-late"])
    // Once it has run out nothing more comes of it.
    guard case .clock(let later) = try explained("reply", on: "2021-07-01").account else {
      throw Unexplained()
    }
    #expect(later.advice?.state == .overdue && later.follows.isEmpty)
  }

  @Test func aTableShowsTheRowThatFits() throws {
    let known = try explained("colour")
    guard case .decision(let account) = known.account else { throw Unexplained() }
    #expect(known.state == "known" && account.fired == [1])
    #expect(account.rows.map(\.match) == [.fails, .holds, .holds])
    #expect(account.rows.map(\.cells) == [[.fails, .holds], [.holds, .holds], [.holds, .holds]])
    // The fact of an open checklist may turn out otherwise.
    let open = try explained("colour", "case: c\nfacts: {state: insolvent}")
    #expect(open.state == "known" && !open.isCertain)
    let unknown = try explained("colour", "case: c")
    guard case .decision(let possible) = unknown.account else { throw Unexplained() }
    #expect(unknown.state == "unknown" && possible.fired == [0, 2])
  }

  @Test func aConditionShowsEachOperand() throws {
    let explanation = try explained("late")
    guard case .decision(let account) = explanation.account else { throw Unexplained() }
    #expect(account.operands.map(\.truth) == [.fails, .holds])
    #expect(account.inputs.count == 3)
  }

  @Test func aFactSaysWhatItWasAndWhatDependsOnIt() throws {
    let explanation = try explained("state")
    guard case .fact(let account) = explanation.account else { throw Unexplained() }
    #expect(account.history.map { $0.value?.text } == ["solvent"])
    let leaks = try explained("leaks")
    guard case .fact(let other) = leaks.account else { throw Unexplained() }
    let users = other.users.map { leaks.playbook.declaration(of: $0).id }
    #expect(users == ["wet", "colour"])
    #expect(other.changedBy.map { leaks.playbook[$0].id } == ["repair"])
  }

  @Test func aFactThatNobodyKnowsIsOpen() throws {
    let explanation = try explained("accepted.on", "case: c")
    #expect(explanation.state == "unknown" && explanation.hangsOn.count == 1)
    #expect(explanation.because.isEmpty && !explanation.isCertain)
  }

  @Test func aPhaseSaysWhatStopsItAndItsSteps() throws {
    let explanation = try explained("phase:works")
    guard case .phase(let account) = explanation.account else { throw Unexplained() }
    #expect(explanation.state == "blocked")
    #expect(account.blockers.map { explanation.playbook[$0.blocker].id } == ["wet"])
    #expect(account.actions.map { explanation.playbook[$0.remedy].id } == ["repair"])
  }

  @Test func aChecklistIsOpenUntilSomebodyHasGoneThroughIt() throws {
    let open = try explained("screen:works")
    #expect(open.state == "open" && !open.isCertain)
    let done = try explained("screen:works", Self.full + "\nscreened: {works: 2021-06-01}")
    guard case .screen(let account) = done.account else { throw Unexplained() }
    #expect(done.state == "gone-through" && account.how?.on?.text == "2021-06-01")
    #expect(account.blockers.map(\.state) == [.holds])
  }

  @Test func anIdOfSeveralKindsIsToldApart() throws {
    let playbook = try SmallCase(rules: Self.rules, cases: "case: c").advisor.playbook
    #expect(playbook.explainable(named: "works").map(\.kind) == ["phase", "screen"])
    #expect(playbook.explainable(named: "screen:works").map(\.kind) == ["screen"])
    #expect(playbook.explainable(named: "blocker:works").isEmpty)
  }

  @Test func partsThatDifferAreToldApart() throws {
    let small = try SmallCase(
      rules: Self.rules,
      cases: "case: c\nparts: [{id: a, facts: {leaks: true}}, {id: b, facts: {leaks: false}}]")
    guard case .entry(let subject) = small.advisor.playbook.explainable(named: "leaks").first,
      case .partsDiffer(let parts) = small.advisor.explain(
        subject, of: small.file, on: try .day("2021-06-05"))
    else {
      Issue.record("the parts have different values")
      return
    }
    #expect(parts.map(\.part) == ["a", "b"])
    let values = parts.map { part -> String? in
      if case .fact(let account) = part.account { account.evidence?.value.text } else { nil }
    }
    #expect(values == ["true", "false"])
  }

  @Test func theHistoryOfAStepIsWhole() throws {
    let small = try SmallCase(
      rules: Self.rules,
      cases: """
        case: c
        parts: [{id: a}, {id: b}]
        log:
          - {on: 2021-06-01, remedy: answer, is: assigned}
          - {on: 2021-06-02, remedy: answer, is: started, part: a}
          - {on: 2021-06-03, remedy: answer, is: failed, part: b, void: {on: 2021-06-04}}
          - {on: 2021-06-08, remedy: answer, is: done, part: a}
        """)
    let answer = try #require(small.advisor.playbook.remedy(named: "answer"))
    func days(_ part: String?) throws -> [Int] {
      small.file.history(of: answer, part: part, on: try .day("2021-06-05")).map(\.on.day)
    }
    #expect(try days(nil) == [1, 2, 3])
    #expect(try days("a") == [1, 2])
  }
}
