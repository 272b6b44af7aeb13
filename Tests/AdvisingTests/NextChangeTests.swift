import Advising
import FEEL
import Testing

struct NextChangeTests {
  static let facts = """
    playbook: {id: time, version: "1", title: Time}
    facts:
      begun: {title: Begun, type: date}
      until: {title: Until, type: date, optional: true}
      open: {title: Open, type: boolean, assume: true}

    """

  /// What makes time matter, with the day on which the advice first changes after 2021-06-01; nil:
  /// it never does.
  static let rows: [(rules: String, date: String?)] = [
    ("blockers: {b: {title: B, when: today > begun}}", "2021-06-11"),
    ("blockers: {b: {title: B, when: today >= begun}}", "2021-06-10"),
    ("blockers: {b: {title: B, when: today = begun}}", "2021-06-10"),
    ("blockers: {b: {title: B, when: 'today in [begun..until]'}}", "2021-06-10"),
    ("blockers: {b: {title: B, when: 'today between begun and until'}}", "2021-06-10"),
    ("blockers: {b: {title: B, when: 'today - begun > duration(\"P30D\")'}}", "2021-07-11"),
    ("blockers: {b: {title: B, when: 'today() > begun + duration(\"P2Y\")'}}", "2023-06-11"),
    (
      "blockers: {b: {title: B, when: 'years and months duration(begun, today) >= duration(\"P1Y\")'}}",
      "2022-06-10"
    ),
    ("blockers: {b: {title: B, when: 'today.year > 2021'}}", "2022-01-01"),
    (
      "blockers: {b: {title: B, when: 'some d in [begun, until] satisfies d < today'}}",
      "2021-06-11"
    ),
    (
      "blockers: {b: {title: B, when: 'every d in [begun, until] satisfies d < today'}}",
      "2021-07-01"
    ),
    ("blockers: {b: {title: B, when: 'count([begun, until][item < today]) > 1'}}", "2021-07-01"),
    ("blockers: {b: {title: B, when: 'open and today > until'}}", "2021-07-01"),
    ("blockers: {b: {title: B, when: not(open) and today > until}}", nil),
    ("blockers: {b: {title: B, when: open, effective: {until: 2021-08-31}}}", "2021-09-01"),
    ("blockers: {b: {title: B, when: open, effective: {from: 2021-09-15}}}", "2021-09-15"),
    (
      """
      decisions: {late: {type: boolean, is: 'today > begun + duration("P10D")'}}
      blockers: {b: {title: B, when: open and late}}
      """, "2021-06-21"
    ),
    (
      """
      decisions:
        age: {type: number, is: '(today - begun) / duration("P1D")'}
      blockers: {b: {title: B, when: age > 100}}
      """, "2021-09-19"
    ),
    (
      """
      decisions:
        level:
          type: string
          table: {inputs: [today - begun], rows: [['> duration("P50D")', '"high"'], ['<= duration("P50D")', '"low"']]}
      blockers: {b: {title: B, when: 'level = "high"'}}
      """, "2021-07-31"
    ),
    ("clocks: {c: {title: C, from: begun, within: 5 days}}", "2021-06-10"),
    ("clocks: {c: {title: C, from: case.opened, within: 60 days}}", "2021-06-30"),
    (
      """
      blockers: {b: {title: B, when: open, remedies: [r]}}
      remedies: {r: {title: R, within: 14 days}}
      """, "2021-06-12"
    ),
    ("blockers: {b: {title: B, when: open}}", nil),
  ]

  static let file = """
    case: c
    title: C
    opened: 2021-04-30
    facts: {begun: 2021-06-10, until: 2021-06-30}
    """

  @Test(arguments: rows)
  func itIsTheFirstDayOnWhichSomethingChanges(rules: String, date: String?) throws {
    let log =
      rules.contains("remedies: {r") ? "\nlog: [{on: 2021-05-28, remedy: r, is: started}]" : ""
    let small = try SmallCase(rules: Self.facts + rules + "\n", cases: Self.file + log + "\n")
    let start = try CalendarDate.day("2021-06-01")
    let next = small.advisor.advise(small.file, on: start, parts: .nextChange).next
    #expect(next?.date.text == date, "\(rules)")
    guard let next else { return }
    let before = small.snapshot(on: start)
    for days in 1...(next.date.daysSinceEpoch - start.daysSinceEpoch) {
      let day = try #require(start.adding(days: days))
      let changes = AdviceComparison(before: before, after: small.snapshot(on: day))
        .without([.days])
      #expect(changes.isEmpty == (day < next.date), "\(day.text)")
    }
  }

  @Test func laterEntriesOfTheLogAreNoChangeByItself() throws {
    let small = try SmallCase(
      rules: Self.facts + """
        blockers: {b: {title: B, when: open, remedies: [r]}}
        remedies: {r: {title: R, within: 14 days}}

        """,
      cases: Self.file + "\nlog: [{on: 2021-06-05, remedy: r, is: started}]\n")
    let start = try CalendarDate.day("2021-06-01")
    #expect(small.advisor.advise(small.file, on: start, parts: .nextChange).next == nil)
  }
}
