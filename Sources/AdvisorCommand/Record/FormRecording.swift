import Advising
import CaseStore
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import Tables
import YAML

/// `advisor record --from`: records all rows of a form that was filled in, or none of them.
struct FormRecording {
  let form: String
  let cases: [String]
  let advisor: Advisor
  let today: CalendarDate
  let isDryRun: Bool
  let language: Language

  private var playbook: Playbook { advisor.playbook }

  func run() throws {
    let form = try read()
    let files = CaseFiles(cases, playbook, language)
    let places = Self.places(files)
    let wanted = Set(form.rows.compactMap { $0[.case]?.text }).compactMap { places[$0]?.first }
    do {
      try holding(wanted.sorted()[...]) { try record(form, places) }
    } catch let fault as FileFault {
      try Failing.orExit(language) { () throws(FileFault) in throw fault }
    }
    if files.hadFaults { throw ExitCode(2) }
  }

  /// The form; a file that is none ends the command with status 2.
  private func read() throws -> RecordForm {
    let bytes = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(form) }
    do {
      return try RecordForm(try Table(bytes, name: form == "-" ? "<standard input>" : form))
    } catch let fault as TableFault {
      Console.error([fault.diagnostic], language)
    } catch let missing as RecordForm.MissingColumns {
      Console.error(missing.message(form, language))
    }
    throw ExitCode(2)
  }

  /// The files of the cases by their ids.
  private static func places(_ files: CaseFiles) -> [String: [String]] {
    var places: [String: [String]] = [:]
    for loaded in files.cases where loaded.content != nil {
      places[loaded.id ?? "", default: []].append(loaded.file.name)
    }
    return places
  }

  /// Does the work while all of the files are locked.
  private func holding(_ paths: ArraySlice<String>, _ work: () throws -> Void) throws {
    guard let first = paths.first else { return try work() }
    try FileLock.holding(first) { try holding(paths.dropFirst(), work) }
  }

  private func record(_ form: RecordForm, _ places: [String: [String]]) throws {
    var rows = FormRows(
      advisor: advisor, places: places, today: today, language: language)
    for row in form.rows { try rows.take(row) }
    let slips = form.slips + rows.slips
    Console.error(slips, language)
    Console.error(rows.refusals.joined())
    guard slips.isEmpty, rows.refusals.isEmpty else {
      Console.error(
        Wording(
          en: "advisor: nothing was recorded; correct the form and run the command again\n",
          zh: "advisor：未记录任何内容；请更正填报表后重新运行\n")[language])
      throw ExitCode(2)
    }
    if !isDryRun {
      let texts = rows.files.filter(\.isChanged).map { (path: $0.path, bytes: $0.text) }
      try DurableFile.write(texts)
    }
    tell(form, rows)
  }

  /// A line for each row, and what is odd about it below.
  private func tell(_ form: RecordForm, _ rows: FormRows) {
    var lines: [String] = []
    for trial in rows.trials {
      lines.append(isDryRun ? trial.planned : trial.recorded)
      lines += trial.cautions.map { "  " + $0 }
    }
    let files = rows.files.count(where: \.isChanged)
    let (count, empty) = (rows.trials.count, form.emptyRows)
    lines.append(
      Wording(
        en: "\(count) row\(count == 1 ? "" : "s") in \(files) case file\(files == 1 ? "" : "s")"
          + (isDryRun ? ", nothing written" : "") + "; rows without a status: \(empty)",
        zh: "共 \(count) 行，涉及 \(files) 个案件文件" + (isDryRun ? "，未写入" : "")
          + "；未填办理结果的 \(empty) 行")[language])
    if !form.unread.isEmpty {
      let names = form.unread.map { "`\($0)`" }.joined(separator: Labels.comma[language])
      lines.append(
        Wording(en: "columns that are not read: \(names)", zh: "以下各列未读取：\(names)")[language])
    }
    Console.error(lines.map { $0 + "\n" }.joined())
  }
}
