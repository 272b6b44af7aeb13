import ArgumentParser
import Diagnostics
import Glibc
import Playbooks
import Verification

/// `advisor new`: writes a commented file to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: told("新建文件", "A commented case file, rule or rule test to start from"))

  /// The kinds of files.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case `case`, rule, test
  }

  @Argument(help: told("案件、规则或测试", "case, rule or test"))
  var kind: Kind

  @Argument(help: told("编号；测试则为卡点或措施的编号", "its id; for a test: a blocker or remedy"))
  var id: String?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let text = try text(playbook, language)
    if let path = output.output, path != "-", access(path, F_OK) == 0 {
      Console.error(
        Wording(
          en: "advisor: \(path) is there already; name another file\n",
          zh: "advisor: \(path) 已存在，请换一个文件名\n")[language])
      throw ExitCode(2)
    }
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
    if kind == .case, output.isFile, let path = output.output {
      Console.error(
        Wording(en: "next: advisor ask \(path)\n", zh: "下一步：advisor ask \(path)\n")[language])
    }
  }

  private func text(_ playbook: Playbook, _ language: Language) throws -> String {
    switch kind {
    case .case:
      let name = id ?? "new-case"
      return CaseTemplate(playbook, language: language, date: date.date)
        .text(id: name, path: output.isFile ? output.output ?? "" : "\(name).yaml")
    case .rule:
      let name = id ?? "new-blocker"
      let taken = playbook.blockers.map(\.id) + playbook.remedies.map(\.id)
      guard !taken.contains(name), !taken.contains("resolve-\(name)"), isID(name) else {
        Console.error(
          Wording(
            en: "advisor: `\(name)` is taken, or no id; write small letters, digits and hyphens\n",
            zh: "advisor: `\(name)` 已被使用或不是合法编号；请用小写字母、数字和连字符\n")[language])
        throw ExitCode(2)
      }
      return RuleTemplate(playbook, language: language).text(id: name)
    case .test:
      let known = playbook.blockers.map(\.id) + playbook.remedies.map(\.id)
      let name = id ?? known.first ?? ""
      guard known.contains(name) else {
        let source = SourceFile(typed: name, for: "new")
        let kind = Wording(en: "blocker or remedy", zh: "卡点或措施")
        Console.error(
          [
            .unknownReference(
              name, to: "remedy", kind, known: known, at: Place(source, Span(0, name.utf8.count)))
          ], language)
        throw ExitCode(2)
      }
      return TestTemplate(playbook, language: language, date: date.date).text(id: name)
    }
  }

  private func isID(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.last != "-" else { return false }
    return text.allSatisfy { $0 == "-" || $0.isNumber || ($0.isLetter && !$0.isUppercase) }
  }
}
