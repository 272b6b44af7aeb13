import Diagnostics
import Playbooks
import Testing
import Verification

/// Where names are used, and new names for entries.
@Suite struct MentionTests {
  private static let rules = """
    playbook: {id: permits, version: "1", title: Permits, weight: stalls}
    types:
      stall: {size: number}
    phases: {ask: {title: Ask}, open: {title: Open}}
    facts:
      stalls: {title: Stalls, type: number}
      stall.list: {title: List of stalls, type: list<stall>, optional: true}
      fee.paid: {title: Fee paid, type: boolean, phase: ask}
      fee.waived: {title: Fee waived, type: boolean}
      fee.due: {title: Fee due on, type: date, optional: true}
      open: {title: Open, type: boolean}
    constraints:
      open-when-paid: {title: Only who paid is open, if: open, then: fee.paid or fee.waived, basis: [law Art. 1]}
    screens:
      odd: {title: Odd matters, ask: Anything odd?, when: not(open), facts: [fee.waived], phase: ask}
    decisions:
      large:
        type: boolean
        table: {inputs: [stalls, fee.paid], rows: [["> 10", "true", "not(fee.waived)"], ["-", "-", "false"]], hit: first}
      settled: {type: boolean, is: fee.paid or large}
    offices: {market: {title: Market}, court: {title: Court}}
    sources: {law: {title: Law}}
    goals:
      opened: {title: Opened, when: stalls > 0, reached: open, remedies: [hand-out-permit], phase: open}
    blockers:
      unpaid: {title: Fee not paid, when: 'not(settled) and "x" != "fee.paid"', stops: [opened], remedies: [send-bill, waive], basis: ["law"]}
    remedies:
      send-bill: {title: Send the bill, lead: market, achieves: {fee: {paid: true}}, excludes: [waive]}
      waive: {title: Waive the fee, decide: {by: court}, also: {fee.waived: {is: not(large)}}}
      hand-out-permit:
        title: Hand out the permit
        needs: fee.paid
        with: [market]
        counterparts: [court]
        documents: [{title: Receipt, have: fee.paid}]
        achieves: {open: true}
    clocks:
      answer: {title: Answer, from: fee.due, within: 10 days, met: settled, holder: court, basis: [law]}

    """
  private static let tests = """
    tests:
      - name: who has not paid is sent a bill
        facts: {fee: {paid: false}, stalls: 3}
        screened: [odd]
        log: [{on: 2024-01-02, remedy: waive, is: declined}]
        as of: 2024-02-01
        expect:
          blockers: [unpaid]
          actions: {send-bill@one: now}
          questions: [odd, fee.due]
          decisions: {settled: false}
          lead: {send-bill: market}
          clocks: {answer: unknown}
          road: {ask: blocked}

    """
  private static let promises = """
    properties:
      - name: no permit before the fee
        when: not(fee.paid)
        holds: 'every a in actions satisfies a.id != "hand-out-permit" or a.state != "now"'

    """
  private static let content = """
    case: corner
    title: Corner
    offices: {market: Market hall}
    screened: {odd: 2024-01-01}
    facts:
      fee.paid: {value: true, source: log send-bill, on: 2024-01-05}
    log: [{on: 2024-01-05, remedy: send-bill, is: done}]

    """

  private let files = [
    SourceFile(name: "rules.yaml", text: rules), SourceFile(name: "tests.yaml", text: tests),
    SourceFile(name: "properties.yaml", text: promises),
    SourceFile(name: "case.yaml", text: content),
  ]

  private func index(of files: [SourceFile]) -> (LoadedPlaybook, MentionIndex) {
    let loaded = PlaybookLoader.load([files[0]], notingMentions: true)
    let index = MentionIndex(
      loaded, by: nil, tests: [files[1]], properties: files[2], cases: [files[3]])
    return (loaded, index)
  }

  @Test func everyUseIsFound() throws {
    let (loaded, index) = index(of: files)
    #expect(loaded.playbook != nil, "\(loaded.diagnostics.map(\.message.en))")
    func uses(_ section: SectionName, _ id: String) -> [String] {
      index.uses(of: EntryName(section, id)).map { item in
        let place = item.mention.place
        return "\(item.area.rawValue) \(place.start.line)"
      }
    }
    #expect(uses(.types, "stall") == ["rules 7"])
    #expect(
      uses(.facts, "fee.paid") == [
        "rules 13", "rules 19", "rules 20", "rules 28", "rules 32", "rules 35", "tests 3",
        "properties 3", "cases 6",
      ])
    #expect(uses(.decisions, "large") == ["rules 20", "rules 29"])
    #expect(uses(.phases, "ask") == ["rules 8", "rules 15", "tests 14"])
    #expect(
      uses(.remedies, "send-bill") == [
        "rules 26", "tests 9", "tests 12", "cases 6", "cases 7",
      ])
    #expect(uses(.remedies, "hand-out-permit") == ["rules 24", "properties 4"])
    #expect(uses(.sources, "law") == ["rules 13", "rules 26", "rules 38"])
    #expect(uses(.offices, "court") == ["rules 29", "rules 34", "rules 38"])
  }

  /// Every entry gets another name; nothing but names may change by it.
  @Test func renamingChangesNothingButNames() throws {
    let (loaded, whole) = index(of: files)
    let old = try #require(loaded.playbook)
    let entries = whole.items.filter { $0.mention.role == .definition }.map(\.mention.entry)
    #expect(entries.count == 22)
    for entry in entries {
      let isName = [.facts, .decisions].contains(entry.section)
      let name = isName ? "renamed.\(entry.id.replacing(".", with: "_"))" : "renamed-\(entry.id)"
      let change = try NameChange(entry, to: name, formerly: [], in: whole)
      let changed = files.map { file in change.files.first { $0.name == file.name } ?? file }
      let nested = change.left.filter { $0.severity == .error }
      if entry.id == "fee.paid" {
        #expect(nested.map(\.place.start.line) == [28])
        continue
      }
      #expect(nested.isEmpty)
      let (again, index) = index(of: changed)
      let new = try #require(
        again.playbook, "\(entry.id): \(again.diagnostics.map(\.message.en))")
      #expect(index.items(of: entry).isEmpty)
      // A case that keeps the old name in a nested map is read by it still.
      let now = index.items(of: EntryName(entry.section, name))
      #expect(
        now.count { $0.mention.role != .formerName } == whole.items(of: entry).count, "\(entry.id)")
      if NameChange.sectionsWithOldNames.contains(entry.section) {
        let difference = PlaybookDifference(old: old, new: new, on: SmallPlaybook.date)
        #expect(!difference.isChanged, "\(entry.id)")
        #expect(new.declaration(of: EntryName(entry.section, name))?.formerly == [entry.id])
      }
    }
  }

  @Test func whatTheCursorStandsOn() {
    let (_, index) = index(of: files)
    let text = String(Self.tests)
    let offset = text.utf8.distance(
      from: text.startIndex, to: text.firstRange(of: "bill@one")?.lowerBound ?? text.startIndex)
    #expect(
      index.item(at: offset, in: "tests.yaml")?.mention.entry == EntryName(.remedies, "send-bill"))
    #expect(index.item(at: 0, in: "tests.yaml") == nil)
  }
}
