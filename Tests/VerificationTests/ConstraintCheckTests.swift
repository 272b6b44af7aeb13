import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing
import Verification

/// What the checks say of constraints, held to trying out every case, on random small playbooks.
struct ConstraintCheckTests {
  @Test(arguments: 0..<120) func constraintsAreJudgedAsEveryCaseSays(seed: Int) throws {
    let world = try World(seed: seed)
    let (playbook, cases) = (world.playbook, world.allowed)
    if cases.isEmpty {
      #expect(world.found.contains { $0.id == "no-case-left" }, "\(world.text)")
      return
    }
    #expect(!world.found.contains { $0.id == "no-case-left" }, "\(world.text)")
    for (index, constraint) in playbook.constraints.enumerated() {
      let rest = playbook.constraints.indices.filter { $0 != index }
      let isImplied = world.all.allSatisfy { frame in
        world.keeps(frame, [index]) || !world.keeps(frame, rest)
      }
      if world.says("implied-constraint", constraint.then.place) {
        #expect(isImplied, "\(world.text)")
      }
    }
    for (slot, fact) in playbook.facts.enumerated() where fact.type.feel != .number {
      for value in world.values[slot] {
        let isLeft = cases.contains { $0.values[slot].isSame(as: value) }
        let isSaid = world.found.contains {
          $0.id == "value-shut-out" && $0.message.en.hasPrefix("`\(fact.id)` may")
            && $0.message.en.contains(value.literal)
        }
        #expect(isSaid == !isLeft, "\(fact.id) \(value.literal)\n\(world.text)")
      }
    }
  }

  @Test(arguments: 0..<120) func conditionsUnderConstraintsAreJudgedAsEveryCaseSays(seed: Int)
    throws
  {
    let world = try World(seed: seed &+ 1_000)
    guard !world.allowed.isEmpty else { return }
    for blocker in world.playbook.blockers {
      func isTrue(_ frame: Frame) -> Bool { blocker.when.program.holds(in: frame) == true }
      let isEver = world.allowed.contains(where: isTrue)
      let isAlways = world.allowed.allSatisfy(isTrue)
      let (couldBe, couldFail) = (
        world.all.contains(where: isTrue), !world.all.allSatisfy(isTrue)
      )
      let place = blocker.when.place
      #expect(
        world.says("never-by-constraints", place) == (!isEver && couldBe), "\(world.text)")
      #expect(
        world.says("always-by-constraints", place) == (isAlways && couldFail), "\(world.text)")
    }
  }

  @Test(arguments: 0..<200) func remediesAreHeldToTheConstraints(seed: Int) throws {
    let world = try World(seed: seed &+ 9_000)
    guard !world.allowed.isEmpty else { return }
    for (index, remedy) in world.playbook.remedies.enumerated() {
      func after(_ frame: Frame) -> Frame {
        var after = frame
        for change in remedy.changes {
          if case .value(let value) = change.change { after.values[change.fact.index] = value }
        }
        return after
      }
      let found = world.found.filter { $0.place.start.line == world.line(ofRemedy: index) }
      let isEver = world.all.contains { world.keeps(after($0)) }
      #expect(found.contains { $0.id == "achieves-excluded" } == !isEver, "\(world.text)")
      if !isEver { continue }
      let bad = world.allowed.filter { frame in
        remedy.needs?.program.holds(in: frame) != false
          && (remedy.needs?.program.holds(in: frame) == true || remedy.needs == nil)
          && !world.keeps(after(frame))
      }
      #expect(
        found.contains { $0.id == "achieves-contradicts" } == !bad.isEmpty,
        "\(remedy.id)\n\(world.text)")
    }
  }

  /// What is said to be missing does keep the case from contradicting itself.
  @Test func whatIsMissingIsNamedWithItsOnlyValue() throws {
    let found = try findings(
      """
      constraints:
        finished: {title: F, if: accepted, then: status = "completed"}
      remedies:
        accept: {title: A, achieves: {accepted: true}}
        reopen: {title: R, needs: 'status = "completed"', achieves: {status: stopped}}
        again: {title: R, needs: accepted, achieves: {status: stopped}, also: {accepted: false}}
        by-formula: {title: R, achieves: {accepted: true, status: {is: status}}}
      """)
    let contradictions = found.filter { $0.id == "achieves-contradicts" }
    #expect(
      contradictions.map { $0.help?.en.split(separator: "`")[1] ?? "" } == [
        "status: completed", "accepted: false",
      ])
    #expect(
      contradictions.first?.notes.first?.message.en
        == "for example the case `{case: example, facts: {status: stopped}}`")
  }

  /// Constraints are read together only on days on which both are in force.
  @Test func constraintsOfOtherDaysDoNotCount() throws {
    let found = try findings(
      """
      constraints:
        once: {title: O, then: accepted, effective: {until: 2020-12-31}}
        now: {title: N, then: not(accepted), effective: {from: 2021-01-01}}
      blockers:
        seen: {title: S, when: accepted}
        old: {title: S, when: accepted, effective: {until: 2019-12-31}}
        new: {title: S, when: accepted, effective: {from: 2022-01-01}}
      """)
    #expect(!found.contains { $0.id == "no-case-left" || $0.id == "value-shut-out" })
    #expect(found.filter { $0.id == "always-by-constraints" }.map(\.place.start.line) == [10])
    #expect(found.filter { $0.id == "never-by-constraints" }.map(\.place.start.line) == [11])
  }

  @Test func whatCannotBeIsWrittenWithFalse() throws {
    let found = try findings(
      """
      constraints:
        never: {title: N, if: 'accepted and status = "stopped"', then: false}
        idle: {title: N, if: accepted, then: true}
      """)
    #expect(found.filter { $0.id == "never-true" }.isEmpty)
    #expect(found.filter { $0.id == "always-true" }.map(\.place.start.line) == [7])
  }

  /// An example never is a case that the constraints exclude.
  @Test func anExampleIsACaseThatTheConstraintsAllow() throws {
    let table = """
      decisions:
        d: {type: string, table: {inputs: [accepted, status], rows: [
          ['false', '-', '"x"'], ['-', '"completed"', '"x"']]}}
      constraints:
        finished: {title: F, if: accepted, then: status = "completed"}
      """
    #expect(!(try findings(table)).contains { $0.id == "table-gap" })
    let without = table.replacing("if: accepted, then", with: "if: not(accepted), then")
    #expect(try findings(without).contains { $0.id == "table-gap" })
  }

  /// A circle that the constraints exclude, or that another remedy opens, is none.
  @Test func aCircleIsShownInACaseThatCanBe() throws {
    func found(_ constraint: String, _ when: String) throws -> [Diagnostic] {
      try findings(
        """
        constraints: {c: {title: C, then: '\(constraint)'}}
        remedies:
          one: {title: One, needs: not(accepted), achieves: {status: completed}}
          two: {title: Two, needs: 'status = "completed"', achieves: {accepted: false}}
          three: {title: Three, when: '\(when)', achieves: {accepted: false}}
        """
      ).filter { $0.id == "circle-in-case" }
    }
    let circle = try found("true", "today < date(\"2000-01-01\")")
    #expect(circle.map(\.message.en).allSatisfy { $0.hasSuffix("`one` -> `two` -> `one`") })
    #expect(
      circle.first?.notes.first?.message.en.contains("status: stopped, accepted: true") == true
        || circle.first?.notes.first?.message.en.contains("accepted: true, status: stopped")
          == true
    )
    #expect(circle.count == 1)
    #expect(try found("not(accepted) or status = \"completed\"", "status = \"completed\"").isEmpty)
    #expect(try found("true", "status = \"completed\"").count == 1)
    #expect(try found("true", "status = \"stopped\"").isEmpty)
  }

  /// Where a circle is shown, nobody who waits in it ever starts, by carrying out all that can be.
  @Test(arguments: 0..<150) func whoWaitsInACircleNeverStarts(seed: Int) throws {
    var random = RandomPlaybookTests.Random(seed: UInt64(seed) &* 99_991 &+ 3)
    let facts = (0..<4).map { "f\($0)" }
    func literal() -> String { ["", "not "][random.below(2)] + facts[random.below(4)] }
    func condition(_ literal: String) -> String {
      literal.hasPrefix("not ") ? "not(\(literal.dropFirst(4)))" : literal
    }
    var text = """
      playbook: {id: p, version: "1", title: P}
      facts:

      """
    for fact in facts + ["w0", "w1"] { text += "  \(fact): {title: F, type: boolean}\n" }
    text += "constraints: {c: {title: C, then: \(condition(literal())) or w0}}\n"
    text += "remedies:\n"
    for index in 0..<5 {
      let when = ["true", "w0", "not(w0)", "w1"][random.below(4)]
      let needs = condition(literal())
      text += "  r\(index): {title: R, when: \(when), needs: \(needs), "
      text += "achieves: {\(facts[random.below(4)]): \(random.below(2) == 0)}}\n"
    }
    let loaded = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)])
    let playbook = try #require(loaded.playbook, "\(text)")
    let found = Check.findings(in: playbook, on: ExampleReader.day).map(\.diagnostic)
    for finding in found where finding.id == "circle-in-case" {
      let note = try #require(finding.notes.first?.message.en)
      let stated = try #require(note.firstMatch(of: /facts: \{(.*)\}\}/)?.1)
      let members = Set(finding.message.en.matches(of: /`(r\d)`/).map { String($0.1) })
      var known: [String: Bool] = [:]
      for pair in stated.split(separator: ", ") {
        let words = pair.split(separator: ": ")
        known[String(words[0])] = words[1] == "true"
      }
      #expect(!members.isEmpty)
      for remedy in playbook.remedies where members.contains(remedy.id) {
        // Nobody outside the circle who suits brings about what it waits for.
        var frame = playbook.blankFrame(on: ExampleReader.day)
        for (name, value) in known {
          let slot = try #require(playbook.vocabulary.slot(named: name))
          frame.values[slot.index] = .boolean(value)
        }
        #expect(remedy.when?.program.holds(in: frame) == true, "\(finding.message.en)\n\(text)")
        #expect(remedy.needs?.program.holds(in: frame) == false)
        let helpers = playbook.remedies.filter { other in
          var after = frame
          for change in other.achieves {
            if case .value(let value) = change.change { after.values[change.fact.index] = value }
          }
          return remedy.needs?.program.holds(in: after) == true
            && other.when?.program.holds(in: frame) != false
        }
        #expect(!helpers.isEmpty && helpers.allSatisfy { members.contains($0.id) }, "\(text)")
      }
    }
  }

  private func findings(_ rest: String) throws -> [Diagnostic] {
    let text = """
      playbook: {id: p, version: "1", title: P}
      facts:
        accepted: {title: A, type: boolean}
        status: {title: S, type: string, allowed: [stopped, completed]}

      """
    let loaded = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text + rest)])
    let playbook = try #require(loaded.playbook, "\(loaded.diagnostics.map(\.message.en))")
    return Check.findings(in: playbook, on: ExampleReader.day).map(\.diagnostic)
  }

  /// A random playbook with constraints, every case of it, and what the checks say of it.
  private struct World {
    let text: String
    let playbook: Playbook
    let found: [Diagnostic]
    /// Every case.
    let all: [Frame]
    /// The cases that the constraints allow.
    let allowed: [Frame]
    /// The values of each fact, on both sides of every number that conditions compare with.
    let values: [[Value]]

    init(seed: Int) throws {
      var random = RandomPlaybookTests.Random(seed: UInt64(seed) &* 6_364_136 &+ 29)
      var text = """
        playbook: {id: p, version: "1", title: P}
        facts:
          a: {title: A, type: boolean}
          b: {title: B, type: boolean}
          n: {title: N, type: number, optional: true}
          s: {title: S, type: string, allowed: [x, y, z]}
        constraints:

        """
      for index in 0..<(1 + random.below(3)) {
        text += "  c-\(index): {title: C, if: '\(random.condition(depth: 1))', "
        text += "then: '\(random.condition(depth: 2))'}\n"
      }
      text += "blockers:\n"
      for index in 0..<4 {
        text += "  b-\(index): {title: B, when: '\(random.condition(depth: 2))'}\n"
      }
      text += "remedies:\n"
      for index in 0..<4 {
        let sets = [
          ["a: true", "a: false"], ["n: 3", "n: 5"], ["s: x", "s: z"],
        ][index % 3]
        let more = ["", ", b: true", ", b: false"][random.below(3)]
        let needs = random.below(2) == 0 ? "" : "needs: '\(random.condition(depth: 1))', "
        text += "  r-\(index): {title: R, \(needs)achieves: {\(sets[random.below(2)])\(more)}}\n"
      }
      let loaded = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)])
      let playbook = try #require(loaded.playbook, "\(text)")
      self.text = text
      self.playbook = playbook
      found = Check.findings(in: playbook, on: ExampleReader.day).map(\.diagnostic)
      let flags = [Value.boolean(true), .boolean(false)]
      values = [
        flags, flags, (0...7).map { Value.number(Number($0)) } + [.null],
        ["x", "y", "z"].map { Value.string($0) },
      ]
      var all = [playbook.blankFrame(on: ExampleReader.day)]
      for (slot, values) in values.enumerated() {
        all = all.flatMap { frame in
          values.map { value in
            var frame = frame
            frame.values[slot] = value
            return frame
          }
        }
      }
      self.all = all
      allowed = all.filter { frame in
        playbook.constraints.allSatisfy { $0.isKept(in: frame) }
      }
    }

    func keeps(_ frame: Frame, _ constraints: [Int]? = nil) -> Bool {
      (constraints ?? Array(playbook.constraints.indices)).allSatisfy {
        playbook.constraints[$0].isKept(in: frame)
      }
    }

    func says(_ id: String, _ place: Place) -> Bool {
      found.contains { $0.id == id && $0.place.start.line == place.start.line }
    }

    func line(ofRemedy index: Int) -> Int {
      playbook.remedies[index].declaration.place.start.line
    }
  }
}

extension Constraint {
  fileprivate func isKept(in frame: Frame) -> Bool {
    let applies = `if`.map { $0.program.holds(in: frame) == true } ?? true
    return !applies || then.program.holds(in: frame) != false
  }
}

extension Program {
  fileprivate func holds(in frame: Frame) -> Bool? {
    if case .boolean(let value) = evaluate(in: frame) { value } else { nil }
  }
}
