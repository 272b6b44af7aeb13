package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// All that `check` finds in files of rules: the findings of the loader, of every check and of the
/// promises.
package struct RuleCheck: Sendable {
  /// What was read, with the findings of the loader.
  package let loaded: LoadedPlaybook
  private let files: [SourceFile]
  private let day: CalendarDate

  /// Reads the files; they are checked for the day.
  package init(_ files: [SourceFile], on day: CalendarDate) {
    self.files = files
    self.day = day
    loaded = PlaybookLoader.load(files)
  }

  /// All findings, the worst first.
  ///
  /// - Parameters:
  ///   - promises: The file of the promises; nil where there is none.
  ///   - cases: The cases that findings are counted in.
  ///   - others: Findings that come from elsewhere.
  package func findings(promises: SourceFile?, cases: [Case] = [], others: [Diagnostic] = [])
    -> [Diagnostic]
  {
    let found = worstFirst(cases, promiseFindings(promises) + others)
    guard found.contains(where: { $0.fix != nil }) else { return found }
    return repair.keepingPromises(found)
  }

  /// The repair of the files, which writes nothing.
  package var repair: Repair {
    Repair(files) { files in
      let loaded = PlaybookLoader.load(files)
      let more = loaded.playbook.map { Check.findings(in: $0, on: day).map(\.diagnostic) }
      return loaded.diagnostics + (more ?? Check.characters(in: files).map(\.diagnostic))
    }
  }

  /// What is wrong in the promises of the playbook.
  private func promiseFindings(_ file: SourceFile?) -> [Diagnostic] {
    guard let playbook = loaded.playbook, let file else { return [] }
    var reader = PropertyReader(playbook)
    let properties = reader.read(file)
    var check = PropertyCheck(playbook, properties, on: day)
    return reader.diagnostics + properties.compactMap { check.finding($0) }
  }

  private func worstFirst(_ cases: [Case], _ others: [Diagnostic]) -> [Diagnostic] {
    var found = (loaded.diagnostics + others).map { Finding($0) }
    if let playbook = loaded.playbook {
      let count = CaseCount(cases, playbook, on: day)
      found += Check.findings(in: playbook, on: day).map(count.noting)
    } else {
      found += Check.characters(in: files)
    }
    return found.worstFirst.map(\.diagnostic)
  }
}
