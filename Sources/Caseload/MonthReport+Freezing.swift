import Advising
package import Diagnostics

extension MonthReport {
  /// Why the figures would be wrong: files that cannot be read, or a case twice; nil where they are
  /// not.
  package var reasonNotToFreeze: Wording? {
    if !list.unreadable.isEmpty {
      return Wording(
        en: "the figures would lack the files that cannot be read; mend these first",
        zh: "有案件文件未能读取，数字不全；请先改正这些文件")
    }
    var seen: Set<String> = []
    let twice = list.entries.map(\.case.id).filter { !seen.insert($0).inserted }
    if twice.isEmpty { return nil }
    let ids = Set(twice).sorted().joined(separator: ", ")
    return Wording(
      en: "two files have the same case id: \(ids); give each its own (`case`)",
      zh: "两个文件的案号相同：\(ids)；请各用一个案号（`case`）")
  }
}
