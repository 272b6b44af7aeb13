import Advising
import CompiledRules
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks

/// The shipped rules and cases, in one process.
struct AdviceMeasures {
  let root: URL
  let date: CalendarDate

  func measures() throws -> [Measure] {
    let rules = try files(below: "rules")
      .filter { !$0.name.hasPrefix("tests/") && $0.name != "properties.yaml" }
    guard let playbook = PlaybookLoader.load(rules).playbook else { return [] }
    let reader = CaseReader(playbook)
    let advisor = Advisor(playbook)
    let cases = try files(below: "cases").compactMap { reader.read($0).content }
    let compiled = try CompiledPlaybook.bytes(of: playbook, for: "this build")
    var result = [
      Measure("load the playbook", times: 3, rounds: 5) { keep(PlaybookLoader.load(rules)) },
      Measure("read it compiled", times: 10, rounds: 5) {
        keep(CompiledPlaybook(compiled, for: "this build"))
      },
    ]
    for file in cases.prefix(1) + cases.suffix(1) {
      result.append(
        Measure("advise on `\(file.id)`", times: 3, rounds: 5) {
          keep(advisor.advise(file, on: date))
        })
      result.append(
        Measure("what a batch asks of it", times: 3, rounds: 5) {
          keep(advisor.advise(file, on: date, parts: [.blockers, .actions]))
        })
      result.append(
        Measure("its blockers alone", times: 10, rounds: 5) {
          keep(advisor.advise(file, on: date, parts: .blockers))
        })
    }
    return result
  }

  /// By path, names relative to the folder.
  private func files(below folder: String) throws -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
    return try paths.filter { $0.hasSuffix(".yaml") }.sorted().map { path in
      let data = try Data(contentsOf: base.appendingPathComponent(path))
      return SourceFile(name: path, text: Array(data))
    }
  }
}
