import ArgumentParser
import Diagnostics
import Files
import Playbooks
import Reports
import Verification

/// The parts of `check` that do not check: the explanation of a finding, and the repair of files.
extension CheckCommand {
  /// Prints the page about a kind of finding.
  func explainFinding(_ id: String) throws {
    guard let page = DiagnosticPages.page(of: id) else {
      throw ValidationError(Self.noPage(of: id))
    }
    try Failing.orExit(language.language) { () throws(FileFault) in try output.write(page) }
  }

  private static func noPage(of id: String) -> String {
    if let near = nearestName(to: id, among: DiagnosticPages.ids) {
      return told(
        "没有 `\(id)` 这种问题；是不是 `\(near)`？", "there is no finding `\(id)`; did you mean `\(near)`?")
    }
    return told(
      "没有 `\(id)` 这种问题：请写方括号里的代码，如 `警告[never-true]` 中的 `never-true`；规则条目请用 `advisor explain 案件 编号`",
      """
      there is no finding `\(id)`: give the code in brackets, such as `never-true` in \
      `warning[never-true]`; for an entry of the rules type `advisor explain CASE ID`
      """)
  }

  /// Repairs the files and reports each change.
  ///
  /// Each file is written as a whole or not at all.
  func mend(_ files: [SourceFile], in path: String) throws -> [SourceFile] {
    let repair = RuleCheck(files, on: date.date).repair
    try Failing.orExit(language.language) { () throws(FileFault) in
      let changed = repair.files.filter { repair.changed.contains($0.name) }
      try DurableFile.write(changed.map { ("\(path)/\($0.name)", $0.text) })
    }
    for change in repair.changes {
      let place = change.diagnostic.place
      let wording = Wording(
        en: "mended `\(change.old)` to `\(change.new)`", zh: "已将 `\(change.old)` 改为 `\(change.new)`"
      )
      Console.error(
        "\(path)/\(place.file.name):\(place.start.line):\(place.start.column): "
          + "\(wording[language.language]) [\(change.diagnostic.id)]\n")
    }
    return repair.files
  }
}
