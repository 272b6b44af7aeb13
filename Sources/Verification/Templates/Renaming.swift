import Advising
package import Diagnostics
import Docket
package import Playbooks
import YAML

/// A case file, or a file of rule tests, with the names of today in place of old ones (`formerly`).
package struct Renaming {
  /// The file with the new names; every other byte is as it was.
  package let file: SourceFile
  /// The notes on old names that stay, because the fact now belongs into another nested map.
  package let left: [Diagnostic]

  /// Writes the names of the playbook; any other file stays as it is.
  package init(_ file: SourceFile, _ playbook: Playbook) {
    let notes = Self.diagnostics(file, playbook)
      .filter { $0.id == Diagnostic.oldNameID && $0.place.file.name == file.name }
    var fixes: [Diagnostic.Fix] = []
    // An alias gives the same place more than once.
    for fix in notes.compactMap(\.fix).sorted(by: { $0.span.start < $1.span.start })
    where fix.span.start >= fixes.last?.span.end ?? 0 {
      fixes.append(fix)
    }
    self.file = file.applying(fixes)
    left = notes.filter { $0.fix == nil }
  }

  private static func diagnostics(_ file: SourceFile, _ playbook: Playbook) -> [Diagnostic] {
    guard let root = Document.parse(file).document?.root else { return [] }
    if root["tests"] != nil {
      // The facts of a test are read only if its case can be; which case it is does not matter.
      let anyCase = SourceFile(name: "", text: "case: any\n")
      var reader = RuleTestReader(playbook) { _, _ in anyCase }
      _ = reader.read(file)
      return reader.diagnostics
    }
    return root["case"] == nil ? [] : CaseReader(playbook).read(file).diagnostics
  }
}
