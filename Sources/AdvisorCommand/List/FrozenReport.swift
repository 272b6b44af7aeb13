import Advising
import ArgumentParser
import CaseStore
import Caseload
import Diagnostics
import FEEL
import Files
import Glibc
import Playbooks
import Reports
import YAML

/// A month that was frozen in a file (contract, section 6).
struct FrozenReport {
  /// The figures that were frozen.
  let snapshot: MonthSnapshot

  /// Reads the file; where it is no frozen report, its findings, and status 2.
  init(at path: String, _ language: Language) throws {
    let bytes = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(path) }
    let read = FrozenReportReader.read(SourceFile(name: path, text: bytes))
    Console.error(read.diagnostics, language)
    guard let snapshot = read.snapshot else { throw ExitCode(2) }
    self.snapshot = snapshot
  }

  /// Refuses a month that is not before the one that is reported.
  func checkIsBefore(_ month: Month, _ path: String) throws {
    guard snapshot.month.first >= month.first else { return }
    Console.error(
      told(
        """
        advisor：\(path)：这是 \(snapshot.month.text) 的月报，不早于 \(month.text)
          --since 须用更早月份的冻结文件

        """,
        """
        advisor: \(path): it is the report of \(snapshot.month.text), which is not before \(month.text)
          --since takes the frozen report of an earlier month

        """))
    throw ExitCode(2)
  }

  /// Freezes the report, as a whole or not at all.
  ///
  /// A file that says something else is replaced only with `--refreeze`, and only if it is a frozen
  /// report of the same month.
  static func write(
    _ report: MonthReport, to path: String, replacing: Bool, _ language: Language
  ) throws {
    try checkIsWhole(report, path)
    let bytes = Array((MonthlyReport.frozen(report).pretty + "\n").utf8)
    if let old = try existing(path, language) {
      if old == bytes {
        return Console.error(
          told(
            "advisor：\(path)：已冻结，内容相同，未改动\n",
            "advisor: \(path): frozen already, and the same; left as it is\n"))
      }
      let file = SourceFile(name: path, text: old)
      guard let frozen = FrozenReportReader.read(file).snapshot else {
        throw refused(
          path,
          Wording(
            en: "there is a file already, and it is no frozen report; give another file name",
            zh: "该文件已存在，且不是已冻结的月报；请换一个文件名"))
      }
      if frozen.month != report.month {
        throw refused(
          path,
          Wording(
            en: "it holds \(frozen.month.text), not \(report.month.text); give another file name",
            zh: "该文件是 \(frozen.month.text) 的月报，不是 \(report.month.text)；请换一个文件名"))
      }
      if !replacing {
        let now = Correction.all(from: frozen, to: report.snapshot)
        throw refused(
          path,
          Wording(
            en: "\(report.month.text) was frozen otherwise"
              + "; `--refreeze` replaces it, another file name keeps both",
            zh: "\(report.month.text) 已冻结，内容与现在不同；加 `--refreeze` 替换，或换一个文件名两份都留"),
          MonthlyReport.differences(now, language))
      }
    }
    try Failing.orExit(language) { () throws(FileFault) in try DurableFile.write(bytes, to: path) }
    Console.error(
      told(
        "advisor：\(path)：已冻结 \(report.month.text)（\(report.list.entries.count) 件）\n",
        "advisor: \(path): \(report.month.text) is frozen (\(report.list.entries.count) cases)\n"))
  }

  /// The bytes of the file; nil where there is none.
  private static func existing(_ path: String, _ language: Language) throws -> [UInt8]? {
    try Failing.orExit(language) { () throws(FileFault) -> [UInt8]? in
      do throws(FileFault) {
        return try Folder.read(path)
      } catch {
        if error.code == ENOENT { return nil }
        throw error
      }
    }
  }

  /// Refuses a list whose figures would be wrong.
  private static func checkIsWhole(_ report: MonthReport, _ path: String) throws {
    if let reason = report.reasonNotToFreeze { throw refused(path, reason) }
  }

  private static func refused(_ path: String, _ reason: Wording, _ lines: [String] = []) -> ExitCode
  {
    Console.error(
      told(
        "advisor：\(path)：未冻结：\(reason.zh)\n", "advisor: \(path): not frozen: \(reason.en)\n")
        + lines.map { "  - \($0)\n" }.joined())
    return ExitCode(2)
  }
}
