import Advising
import ArgumentParser
import Caseload
import Reports

/// `advisor duplicates`: cases that may be the same project (contract, section 6).
struct DuplicatesCommand: ParsableCommand {
  /// The figures of the report.
  enum Figure: String, ExpressibleByArgument, CaseIterable { case cases }

  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: told("疑似重复案件：可能是同一项目，附理由", "Cases that may be the same project, with the reason"))

  @OptionGroup var list: ListOptions

  @Option(
    name: .customLong("list"),
    help: told("只列出所涉案件的案号：cases", "print the ids of the cases that stand in a pair: cases"))
  var figure: Figure?

  func run() throws {
    let input = try list.read()
    let found = Duplicates(input.cases, input.advisor.playbook, on: input.date)
    if figure != nil {
      try list.write(ids: found.cases.map(\.id), of: input)
    } else {
      try list.write(
        DuplicatesReport.report(found, of: input.cases.count, input.empty, list.language.language),
        of: input)
    }
  }
}
