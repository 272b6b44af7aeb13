import Advising
import ArgumentParser
import Caseload
import Diagnostics
import Docket
import Playbooks
import Reports

/// `advisor worklist`: what an office has to do with a list of cases (contract, section 6).
struct WorklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worklist",
    abstract: told(
      "单位任务单：牵头、配合、对接事项", "A sheet for an office: what it leads, supports, is asked for"))

  @OptionGroup var list: ListOptions

  @Option(help: told("单位，写名称或编号", "the office: its title or id"))
  var office: String?

  @Flag(help: told("全部有事项的单位，各一页", "a sheet for every office that has anything to do"))
  var all = false

  @Option(
    name: .customLong("list"),
    help: told(
      "列出某个数字所含案件的案号：leads 牵头、decides 决定、supports 配合、approached 对接",
      "print the ids behind a figure: leads, decides, supports or approached"))
  var figure: OfficeRole?

  func validate() throws {
    if all == (office != nil) {
      throw ValidationError(
        told("请用 --office 指明单位，或用 --all 列出全部单位", "name the office with --office, or take --all"))
    }
  }

  func run() throws {
    let input = try list.read()
    let language = list.language.language
    let office = try office.map { name in
      try Failing.orExit(language) { () throws(Slips) in
        try TypedName.office(name, of: input.advisor.playbook, option: "--office")
      }
    }
    let whole = input.list()
    if let figure {
      let sheets = office.map { [whole.worklist($0)] } ?? whole.worklists
      let ids = Set(sheets.flatMap { $0.cases(figure).map(\.case.id) })
      try list.write(ids: whole.cases.map(\.id).filter(ids.contains), of: input)
    } else if let office {
      try list.write(WorklistReport.report(whole, office: office, language), of: input)
    } else {
      try list.write(WorklistReport.report(whole, language), of: input)
    }
  }
}

extension OfficeRole: ExpressibleByArgument {}
