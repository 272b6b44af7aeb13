package import Advising
import Diagnostics
package import FEEL
package import Playbooks

/// Counts how many cases of a list get other advice once a finding is mended as it suggests.
package struct CaseCount: Sendable {
  private let cases: [Case]
  private let playbook: Playbook
  private let day: CalendarDate
  private let before: [AdviceSnapshot]

  /// Advises on every case by the playbook as it is.
  package init(_ cases: [Case], _ playbook: Playbook, on day: CalendarDate) {
    self.cases = cases
    self.playbook = playbook
    self.day = day
    before = Self.snapshots(cases, playbook, on: day)
  }

  /// The finding with the number of cases that it affects, where it says how to mend it and the rules
  /// can be read then.
  package func noting(_ finding: Finding) -> Finding {
    guard !cases.isEmpty, let mended = mended(finding.diagnostic) else { return finding }
    let there = cases.map { CaseTranslation($0, from: playbook, to: mended).case }
    let after = Self.snapshots(there, mended, on: day)
    let count = zip(before, after).count { !AdviceComparison(before: $0, after: $1).isEmpty }
    return finding.noting(
      .init(
        en:
          "mended so, \(count) of \(cases.count) cases \(count == 1 ? "gets" : "get") other advice",
        zh: "照此修改后，\(cases.count) 件中有 \(count) 件建议不同"))
  }

  private static func snapshots(_ cases: [Case], _ playbook: Playbook, on day: CalendarDate)
    -> [AdviceSnapshot]
  {
    if cases.isEmpty { return [] }
    let rules = Advisor(playbook).rules(on: day)
    return cases.map { AdviceSnapshot($0, rules) }
  }

  /// The playbook with the edit that the finding suggests; nil where there is none, or errors remain.
  private func mended(_ diagnostic: Diagnostic) -> Playbook? {
    guard let edit = diagnostic.suggestion else { return nil }
    let name = diagnostic.place.file.name
    let files = playbook.files.map { file in
      file.name == name ? file.applying([edit]) : file
    }
    return PlaybookLoader.load(files).playbook
  }
}
