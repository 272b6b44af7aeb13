import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import Files
import Glibc
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor table`: a decision table out to a spreadsheet, and back.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: told("决策表导出、导入", "A decision table out to a spreadsheet, and back"),
    subcommands: [TableExportCommand.self, TableImportCommand.self])
}

/// The decision table that is named, and the sheet.
struct TableArguments: ParsableArguments {
  @Argument(help: told("规则文件夹", "the folder of the rules"))
  var folder: String

  @Argument(help: told("决策表（推算项）的名称", "the name of the decision that is a table"))
  var id: String

  @Argument(help: told("表格文件，.xlsx 或 .csv", "the sheet: a file in .xlsx or .csv"))
  var file: String

  @OptionGroup var language: LanguageOptions

  /// Whether the file is a workbook, by the ending of its name.
  var isWorkbook: Bool { file.lowercased().hasSuffix(".xlsx") }

  func validate() throws {
    guard isWorkbook || file.lowercased().hasSuffix(".csv") else {
      throw ValidationError(
        told("文件名须以 .xlsx 或 .csv 结尾", "the name of the sheet ends in .xlsx or .csv"))
    }
  }

  /// The files of the rules and the playbook that they are; with errors the command ends.
  func open() throws -> (files: [SourceFile], playbook: Playbook) {
    let files = try Failing.orExit(language.language) { () throws(FileFault) in
      try RuleFolder.files(folder)
    }
    let playbook = try Rulebook.usable(PlaybookLoader.load(files), in: folder, language.language)
    return (files, playbook)
  }

  /// The decision that is named; where there is none, or it is no table, the tables are listed.
  func decision(in playbook: Playbook) throws -> Decision {
    let tables = playbook.decisions.filter { if case .table = $0.logic { true } else { false } }
    if let found = tables.first(where: { $0.id == id }) { return found }
    let source = SourceFile(typed: id, for: "table")
    let place = Place(source, Span(0, source.text.count))
    Console.error(
      [
        .unknownReference(
          id, to: "decision", Wording(en: "decision table", zh: "决策表"), known: tables.map(\.id),
          at: place)
      ], language.language)
    throw ExitCode(2)
  }
}

/// `advisor table export`: writes the sheet.
struct TableExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: told("导出决策表", "Write a decision table as xlsx or CSV"))

  @OptionGroup var table: TableArguments

  func run() throws {
    let language = table.language.language
    let playbook = try table.open().playbook
    let decision = try table.decision(in: playbook)
    guard let workbook = TableWorkbook(decision, in: playbook, language: language) else { return }
    try Failing.orExit(language) { () throws(FileFault) in
      // What somebody typed into a sheet is not written over.
      if access(table.file, F_OK) == 0 { throw FileFault(path: table.file, code: EEXIST) }
      try DurableFile.write(table.isWorkbook ? workbook.xlsx : workbook.csv, to: table.file)
    }
    Console.error(
      Wording(
        en:
          "written: \(table.file); back with: advisor table import \(table.folder) \(table.id) \(table.file)\n",
        zh: "已写入 \(table.file)；改好后：advisor table import \(table.folder) \(table.id) \(table.file)\n"
      )[language])
  }
}

/// `advisor table import`: puts the rows of the sheet into the rules.
struct TableImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: told("导入决策表", "Put the rows of a sheet into a decision table"),
    discussion: told(
      """
      各行按内容对应：没有改动的格子原样保留，注释随行移动。先列出改动及其含义，检查无误后才写入；\
      有错误时不写入任何内容。
      """,
      """
      Rows are matched by what they say: cells that did not change keep their bytes, and comments go \
      with their row. What changes is shown and checked, and then written; with an error nothing is.
      """))

  @OptionGroup var table: TableArguments

  @Flag(help: told("只显示改动，不写入", "show what changes, and write nothing"))
  var dryRun = false

  @OptionGroup var date: DateOptions

  func run() throws {
    let language = table.language.language
    let (files, old) = try table.open()
    let decision = try table.decision(in: old)
    let revision = try revision(of: decision, in: old)
    tell(revision)
    let path = Folder.path(revision.file.name, below: table.folder)
    guard revision.file.text != decision.declaration.place.file.text else {
      Console.error(
        Wording(en: "nothing changes: \(path) stays as it is\n", zh: "没有改动：\(path) 保持原样\n")[
          language])
      return
    }
    let new = try checked(revision, files, old)
    let difference = PlaybookDifference(old: old, new: new, on: date.date)
    try Failing.orExit(language) { () throws(FileFault) in
      try Console.out(
        bytes: Array(
          DifferenceFormat.text.report(
            difference, on: date.date, language: language, color: Environment.color(STDOUT_FILENO)
          ).utf8))
      if dryRun { return }
      // What was compared has to be what is replaced.
      guard try Folder.read(path) == decision.declaration.place.file.text else {
        throw FileFault(path: path, code: ESTALE)
      }
      try DurableFile.write(revision.file.text, to: path)
    }
    Console.error(
      dryRun
        ? Wording(en: "not written: \(path)\n", zh: "未写入：\(path)\n")[language]
        : Wording(en: "written: \(path)\n", zh: "已写入：\(path)\n")[language])
  }

  /// Reads the sheet, and works out what it makes of the file.
  private func revision(of decision: Decision, in playbook: Playbook) throws -> TableRevision {
    let language = table.language.language
    let columns = TableColumn.all(of: decision, in: playbook, language)
    let bytes = try Failing.orExit(language) { () throws(FileFault) in
      try Folder.read(table.file)
    }
    let sheet = TableSheet(bytes, name: table.file, columns: columns)
    Console.error(sheet.diagnostics, language)
    if sheet.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    do {
      return try TableRevision(decision, in: playbook, columns: columns, to: sheet)
    } catch {
      Console.error([error.diagnostic.shown(in: table.folder)], language)
      throw ExitCode(2)
    }
  }

  private func tell(_ revision: TableRevision) {
    let language = table.language.language
    let lines =
      revision.readings.map { $0.wording[language] }
      + revision.changes.flatMap { $0.lines(language) }
    Console.error(lines.map { $0 + "\n" }.joined())
  }

  /// The playbook with the new table; errors, and warnings that are new, are shown at their cells.
  private func checked(_ revision: TableRevision, _ files: [SourceFile], _ old: Playbook) throws
    -> Playbook
  {
    let language = table.language.language
    let changed = files.map { $0.name == revision.file.name ? revision.file : $0 }
    let loaded = PlaybookLoader.load(changed)
    let more = loaded.playbook.map { Check.findings(in: $0, on: date.date).map(\.diagnostic) } ?? []
    let known = Set(Check.findings(in: old, on: date.date).map { $0.diagnostic.message.en })
    let errors = (loaded.diagnostics + more).filter { $0.severity == .error }
    let warnings = more.filter { $0.severity == .warning && !known.contains($0.message.en) }
    Console.error(
      (errors + warnings).map {
        let (found, shown) = (revision.inSheet($0), $0.shown(in: table.folder))
        guard found.place.file.isTyped else { return shown }
        return Diagnostic(
          found.id, found.severity, found.message, at: found.place, notes: shown.notes,
          help: found.help)
      }, language)
    guard let playbook = loaded.playbook, errors.isEmpty else {
      Console.error(
        Wording(en: "nothing was written\n", zh: "未写入任何内容\n")[language])
      throw ExitCode(2)
    }
    return playbook
  }
}
