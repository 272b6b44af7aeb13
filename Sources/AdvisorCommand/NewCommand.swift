import ArgumentParser
import CaseStore
import Diagnostics
import Files
import Glibc
import Playbooks
import Verification

/// `advisor new`: writes a commented file to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: told("新建文件", "A commented file to start from: a case, a rule, a playbook"),
    discussion: told(
      """
      advisor new playbook 文件夹   新建一套规则：单位、目标、第一条规则和测试
      advisor new rule 编号         一个卡点，连同所依据的事实和措施
      advisor new test 编号         卡点或措施的测试，期望为现行规则的结果
      advisor new case 编号         案件文件
      此外：fact 事实、decision 推算项、clock 时限、constraint 约束、
      screen 排查清单、phase 阶段

      模板中须由人填写之处标有“待填”，填完之前 check 不通过。
      """,
      """
      advisor new playbook DIR   rules of your own: goal, office, first rule, test
      advisor new rule ID        a blocker, with the fact it reads and a remedy
      advisor new test ID        a test of a blocker or remedy, as the rules are now
      advisor new case ID        a case file
      and: fact, decision, clock, constraint, screen, phase

      What only people can write is marked FILL-IN. While a mark is left, check fails.
      """))

  /// The kinds of files.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case `case`, playbook, rule, test, fact, decision, clock, constraint, screen, phase
  }

  @Argument(
    help: told("种类", "what to begin"))
  var kind: Kind

  @Argument(
    help: told(
      "编号；playbook 为文件夹，test 为卡点或措施的编号",
      "its id; for a playbook: its folder; for a test: a blocker or remedy"))
  var id: String?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if kind == .playbook, output.output != nil {
      throw ValidationError(
        told("playbook 写入文件夹，不用 `-o`", "a playbook is written to its folder: leave out `-o`"))
    }
    if id ?? "" == "", let example = kind.exampleID {
      let command = "`advisor new \(kind.rawValue) \(example)`"
      throw ValidationError(
        kind == .playbook
          ? told("请写文件夹，如 \(command)", "give its folder, as in \(command)")
          : told("请写编号，如 \(command)", "give its id, as in \(command)"))
    }
  }

  func run() throws {
    let language = language.language
    if kind == .playbook { return try writePlaybook(id ?? "", language) }
    let text = try text(language)
    if output.isFile, let path = output.output { try refuse(path, language) }
    try Failing.orExit(language) { () throws(FileFault) in
      if output.isFile, let slash = output.output?.lastIndex(of: "/") {
        try Folder.make(String((output.output ?? "")[..<slash]))
      }
      try output.write(text)
    }
    if output.isFile, let path = output.output { try tellNext(path, language) }
  }

  private func text(_ language: Language) throws -> String {
    switch kind {
    case .case:
      let name = id ?? "new-case"
      return CaseTemplate(
        try Rulebook.open(rules.rules, language), language: language, date: date.date
      )
      .text(id: name, path: output.isFile ? output.output ?? "" : "\(name).yaml")
    case .test: return try test(language)
    case .playbook: return ""
    case .rule, .fact, .decision, .clock, .constraint, .screen, .phase:
      return try entry(EntryTemplate.Kind(rawValue: kind.rawValue) ?? .rule, id ?? "", language)
    }
  }

  // MARK: - An entry

  /// The text of a new entry; where its id is no id, or is taken, that is shown as `check` would.
  private func entry(_ kind: EntryTemplate.Kind, _ id: String, _ language: Language) throws
    -> String
  {
    let folder = try rules.rules
    let files = try Failing.orExit(language) { () throws(FileFault) in
      try RuleFolder.files(folder)
    }
    let playbook = PlaybookLoader.load(files).playbook
    let text = EntryTemplate(playbook, language: language).text(kind, id: id)
    let file = SourceFile(name: "\u{10FFFF}", text: text)
    // Rules that cannot be loaded cannot say which ids are taken; `check` will.
    let others = playbook == nil ? [] : files
    // Rules that load have none of these faults, so each of them is about the new id.
    let ids = ["bad-name", "defined-twice", "name-inside-another", "hidden-name"]
    let faults = PlaybookLoader.load(others + [file]).diagnostics.filter { ids.contains($0.id) }
    if let fault = faults.first {
      let source = SourceFile(typed: id, for: "new \(kind.rawValue)")
      Console.error(
        [
          Diagnostic(
            fault.id, .error, fault.message, at: Place(source, Span(0, source.text.count)),
            notes: fault.notes.filter { $0.place?.file.name != file.name }.map {
              Diagnostic.Note($0.message, at: $0.place?.shown(in: folder))
            }, help: fault.help)
        ], language)
      throw ExitCode(2)
    }
    return text
  }

  // MARK: - A test

  private func test(_ language: Language) throws -> String {
    let folder = try rules.rules
    let playbook = try Rulebook.open(folder, language)
    let known = playbook.blockers.map(\.id) + playbook.remedies.map(\.id)
    if let name = id ?? known.first, known.contains(name) {
      return TestTemplate(playbook, language: language, date: date.date).text(id: name)
    }
    let name = id ?? ""
    let near = nearestName(to: name, among: known)
    let cure =
      near.map { Wording(en: "did you mean `\($0)`? ", zh: "是不是 `\($0)`？") }
      ?? Wording(en: "", zh: "")
    let first = "advisor new rule \(name.isEmpty ? "ID" : name) --rules \(folder)"
    let source = SourceFile(typed: name, for: "new test")
    Console.error(
      [
        Diagnostic(
          "unknown-remedy", .error,
          Wording(
            en: "no blocker and no remedy `\(name)` is in the rules yet",
            zh: "规则中还没有编号为 `\(name)` 的卡点或措施"),
          at: Place(source, Span(0, source.text.count)),
          notes: [
            .init(
              Wording(
                en: "a test shows what a rule says now, so the rule comes first",
                zh: "测试以现行规则的结果为起点，须先有规则"))
          ],
          help: Wording(
            en: "\(cure.en)`\(first)` begins the rule; then run this again",
            zh: "\(cure.zh)先用 `\(first)` 新建规则，再运行本命令"))
      ], language)
    throw ExitCode(2)
  }

  // MARK: - A playbook

  private func writePlaybook(_ folder: String, _ language: Language) throws {
    let name = folder.split(separator: "/").last.map(String.init) ?? ""
    let template = PlaybookTemplate(
      id: PlaybookLoader.isID(name) ? name : "my-rules", language: language, day: date.date)
    let files = template.files.map {
      (path: Folder.path($0.path, below: folder), bytes: Array($0.text.utf8))
    }
    if Folder.isFolder(folder), let listing = try? Folder.listing(below: folder),
      let there = listing.yaml.first
    {
      try refuse(Folder.path(there, below: folder), language)
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try Folder.make(Folder.path("tests", below: folder))
      try DurableFile.write(files)
    }
    Console.error(
      files.map { $0.path + "\n" }.joined()
        + Wording(
          en: "next: fill in what is marked, and run: advisor check \(folder)\n",
          zh: "下一步：填好标有“待填”的各处，再运行 advisor check \(folder)\n")[language])
  }

  // MARK: -

  /// Ends the command where the file is there already.
  private func refuse(_ path: String, _ language: Language) throws {
    guard access(path, F_OK) == 0 else { return }
    Console.error(
      Wording(
        en: "advisor: \(path) is there already; name another file or folder\n",
        zh: "advisor: \(path) 已存在，请换一个名称\n")[language])
    throw ExitCode(2)
  }

  private func tellNext(_ path: String, _ language: Language) throws {
    let folder = try rules.rules
    let next =
      switch kind {
      case .case: Wording(en: "next: advisor ask \(path)", zh: "下一步：advisor ask \(path)")
      case .test:
        Wording(
          en: "next: fill in what is marked, and run: advisor test \(folder)",
          zh: "下一步：填好标有“待填”的各处，再运行 advisor test \(folder)")
      default:
        Wording(
          en: "next: fill in what is marked, and run: advisor check \(folder)",
          zh: "下一步：填好标有“待填”的各处，再运行 advisor check \(folder)")
      }
    Console.error(next[language] + "\n")
  }
}

extension NewCommand.Kind {
  /// A name of the right form; nil where the command can do without one.
  fileprivate var exampleID: String? {
    switch self {
    case .case, .test: nil
    case .playbook: "my-rules"
    case .fact: "wages.owed"
    case .decision: "dispute.is_urgent"
    case .clock: "reply-due"
    case .constraint: "paid-when-settled"
    case .screen: "rare-circumstances"
    case .phase: "facts-first"
    case .rule: "employer-gone"
    }
  }
}
