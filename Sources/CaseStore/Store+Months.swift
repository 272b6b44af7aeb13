package import Caseload
package import Diagnostics
package import FEEL
package import Files
import Reports
import Synchronization

/// Why a month was not frozen.
package enum FreezeFault: Error {
  /// Its figures would be wrong, or it is not over.
  case notWhole(Wording)
  /// It was frozen with other figures, which differ in this.
  case frozenOtherwise([Correction])
  /// The file cannot be written.
  case file(FileFault)
}

/// The months of a list, and those that were frozen: `.advisor/reports/2021-09.json` below the cases,
/// as `advisor report --freeze` writes them.
extension Store {
  /// The report on a month as of the day, compared with the month before it where that was frozen.
  package func report(on month: Month, asOf day: CalendarDate) -> MonthReport {
    let end = min(month.last, day)
    let frozen = month.previous.flatMap(frozen)
    let whole = list(on: end)
    return MonthReport(
      month, whole.with(CaseloadOrder.attention.sorted(whole.entries)),
      earlier: list(on: frozen?.date ?? month.dayBefore ?? end), frozen: frozen)
  }

  /// The figures of a month that were frozen; nil where they were not.
  package func frozen(_ month: Month) -> MonthSnapshot? {
    guard let bytes = try? Folder.read(path(of: month)) else { return nil }
    return FrozenReportReader.read(SourceFile(name: month.text, text: bytes)).snapshot
  }

  /// Freezes the figures of a month; other figures that were frozen before stay.
  package func freeze(_ report: MonthReport) throws(FreezeFault) {
    if let reason = report.reasonNotToFreeze { throw .notWhole(reason) }
    if report.isUnfinished {
      throw .notWhole(Wording(en: "the month is not over yet", zh: "本月尚未结束"))
    }
    let path = path(of: report.month)
    let bytes = Array((MonthlyReport.frozen(report).pretty + "\n").utf8)
    if let old = frozen(report.month) {
      let differences = Correction.all(from: old, to: report.snapshot)
      if differences.isEmpty { return }
      throw .frozenOtherwise(differences)
    }
    let result: Result<Void, FileFault> = changing.withLock { _ in
      Result { () throws(FileFault) in
        try Folder.make(Folder.path(".advisor/reports", below: folder))
        try DurableFile.write(bytes, to: path)
      }
    }
    do { try result.get() } catch { throw .file(error) }
  }

  private func path(of month: Month) -> String {
    Folder.path(".advisor/reports/\(month.text).json", below: folder)
  }
}
