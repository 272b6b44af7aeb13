package import Advising
package import Caseload
import Diagnostics
package import FEEL
import Parallelism
import Playbooks
import Synchronization

/// The ledger as far as it has been worked out.
package struct StoredLedger: Sendable {
  /// The lines, in the order of the files.
  package let lines: [LedgerLine]
  /// How many cases are not in it yet.
  package let missing: Int
}

extension Store {
  /// How many cases are worked out before the time is looked at again.
  private static let stretch = 16

  /// The lines of all cases for the day, as far as they are there before `patience` is over.
  package func ledger(on day: CalendarDate, patience: Duration = .milliseconds(200))
    -> StoredLedger
  {
    let end = ContinuousClock.now + patience
    let (advisor, all) = (rules.advisor, heads)
    let known = lines(for: LedgerBasis(day: day, digest: advisor.playbook.digest))
    var missing = all.filter { known.line(of: $0) == nil }[...]
    while !missing.isEmpty, ContinuousClock.now < end {
      workOut(missing.prefix(Self.stretch), into: known, advisor, on: day)
      missing = missing.dropFirst(Self.stretch).drop { known.line(of: $0) != nil }
    }
    let lines = all.compactMap(known.line)
    return StoredLedger(lines: lines, missing: all.count - lines.count)
  }

  /// Works out the lines of all cases for today; for a thread that has the time.
  package func prepareLedger() {
    rules.advisor.prepare(for: today())
    _ = ledger(on: today(), patience: .seconds(3600))
  }

  /// The list of cases with advice for the day, as the commands on lists have it; examples are left
  /// out where there are other cases.
  package func list(on day: CalendarDate, parts: AdviceParts = CaseloadEntry.parts) -> Caseload {
    let (rules, all) = (rules, heads)
    let cases = Parallel.map(all) { self.read($0, by: rules.playbook)?.content }
    let parted = Caseload.parted(cases.compactMap { $0 }, withExamples: false)
    let advisor = rules.advisor
    advisor.prepare(for: day)
    let entries = Parallel.map(parted.list) {
      CaseloadEntry(advisor.advise($0, on: day, parts: parts))
    }
    return Caseload(
      entries, examples: parted.examples.map { ListedCase($0, rules.playbook) },
      unreadable: unusable.map(\.file), rules.playbook, on: day)
  }

  /// The lines that are kept for a day and a playbook.
  private func lines(for basis: LedgerBasis) -> LedgerLines {
    ledgers.withLock { ledgers in
      if let found = ledgers[basis] { return found }
      let new = LedgerLines()
      ledgers.keep(new, for: basis)
      return new
    }
  }

  /// Works out the lines of these cases, unless another thread has done it meanwhile.
  private func workOut(
    _ some: ArraySlice<CaseHead>, into known: LedgerLines, _ advisor: Advisor,
    on day: CalendarDate
  ) {
    workingOnLedger.withLock { _ in
      let left = some.filter { known.line(of: $0) == nil }
      _ = Parallel.map(Array(left)) { head in
        guard let own = self.read(head, by: advisor.playbook) else { return }
        let advice = advisor.advise(own.content, on: day, parts: CaseloadEntry.parts)
        known.keep(LedgerLine(CaseloadEntry(advice)), of: own)
      }
    }
  }
}
