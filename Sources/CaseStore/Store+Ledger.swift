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
  private static let stretch = 8

  /// The lines of all cases for the day, as far as they are there before `patience` is over.
  package func ledger(on day: CalendarDate, patience: Duration = .milliseconds(400))
    -> StoredLedger
  {
    let end = ContinuousClock.now + patience
    let (rules, all) = (rules, cases)
    let basis = LedgerLines.Basis(day: day, digest: rules.playbook.digest)
    while let some = missing(all, basis), ContinuousClock.now < end {
      workOut(some, rules.advisor, basis)
    }
    let lines = ledger.withLock { ledger in
      guard ledger.basis == basis else { return [LedgerLine]() }
      return all.compactMap { own in
        ledger.lines[own.path].flatMap { $0.sum == own.sum ? $0.line : nil }
      }
    }
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
    let (rules, all) = (rules, cases)
    let parted = Caseload.parted(all.map(\.content), withExamples: false)
    let advisor = rules.advisor
    advisor.prepare(for: day)
    let entries = Parallel.map(parted.list) {
      CaseloadEntry(advisor.advise($0, on: day, parts: parts))
    }
    return Caseload(
      entries, examples: parted.examples.map { ListedCase($0, rules.playbook) },
      unreadable: unusable.map(\.file), rules.playbook, on: day)
  }

  /// Some cases without a line; nil where there are none.
  private func missing(_ all: [StoredCase], _ basis: LedgerLines.Basis) -> [StoredCase]? {
    let some = ledger.withLock { ledger -> [StoredCase] in
      if ledger.basis != basis { ledger = LedgerLines(basis: basis) }
      let lines = ledger.lines
      return Array(all.lazy.filter { lines[$0.path]?.sum != $0.sum }.prefix(Self.stretch))
    }
    return some.isEmpty ? nil : some
  }

  /// Works out the lines of these cases, unless another thread has done it meanwhile.
  private func workOut(_ some: [StoredCase], _ advisor: Advisor, _ basis: LedgerLines.Basis) {
    workingOnLedger.withLock { _ in
      let left = ledger.withLock { ledger in
        some.filter { ledger.basis != basis || ledger.lines[$0.path]?.sum != $0.sum }
      }
      let lines = Parallel.map(left) { own in
        LedgerLine(
          CaseloadEntry(
            advisor.advise(own.content, on: basis.day, parts: CaseloadEntry.parts)))
      }
      ledger.withLock { ledger in
        guard ledger.basis == basis else { return }
        for (own, line) in zip(left, lines) { ledger.lines[own.path] = (own.sum, line) }
      }
    }
  }
}
