import ArgumentParser
import CProcess
import Diagnostics
import Glibc

/// The command `advisor`, with one file for each subcommand.
@main
struct AdvisorCommand: ParsableCommand {
  /// The version of the program.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "advisor",
    abstract: told("信访积案办案建议", "Advice on long-standing petition cases"),
    discussion: told(
      """
      advisor advise cases/jinzuan-mingzuo.yaml      下一步做什么
      advisor ask cases/jinzuan-mingzuo.yaml         逐项答问，补齐案情
      advisor check rules                            规则有无错误
      advisor test rules                             规则测试
      """,
      """
      advisor advise cases/jinzuan-mingzuo.yaml      what to do next
      advisor ask cases/jinzuan-mingzuo.yaml         answer what is open
      advisor check rules                            faults in the rules
      advisor test rules                             run the rule tests
      """),
    version: "advisor \(version)",
    subcommands: [
      AdviseCommand.self, ExplainCommand.self, AskCommand.self, RecordCommand.self,
      TriageCommand.self, ReportCommand.self, WorklistCommand.self, PackCommand.self,
      LeversCommand.self, DuplicatesCommand.self, ImportCommand.self, BatchCommand.self,
      MatchCommand.self, CheckCommand.self, TestCommand.self, VerifyCommand.self,
      DiffCommand.self, ImpactCommand.self, ProposeCommand.self, WhereCommand.self,
      DueCommand.self, TableCommand.self,
      HandbookCommand.self, SchemaCommand.self, FmtCommand.self, NewCommand.self,
      FeelCommand.self, CompileCommand.self, LspCommand.self, McpCommand.self,
    ])

  /// The subcommands that open the playbook and do not report its findings.
  private static let opening = [
    "advise", "explain", "ask", "record", "triage", "report", "worklist", "pack", "levers",
    "duplicates", "import", "batch", "match", "test", "verify", "where", "due", "handbook",
  ]

  /// Runs the command; for an unknown subcommand it suggests the nearest known one.
  static func main() {
    advisor_take_memory_in_pieces()
    if let word = Environment.arguments.dropFirst().first {
      // Parsing the arguments takes about as long as reading the rules, so both are done at once.
      if opening.contains(word) { CompiledRulesFile.begin() }
      if let answer = answer(toUnknown: word) {
        Console.error(answer)
        exit(withError: ExitCode.validationFailure)
      }
    }
    do {
      var command = try parseAsRoot(Array(Environment.arguments.dropFirst()))
      try command.run()
    } catch { leave(error) }
  }

  /// Ends with the status of the error, and says what it says in the language of this run.
  private static func leave(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = UsageWords.text(fullMessage(for: error), Environment.chosenLanguage)
    if !text.isEmpty {
      if code == .success { try? Console.out(text + "\n") } else { Console.error(text + "\n") }
    }
    Glibc.exit(code.rawValue)
  }

  /// The message about a first word that is not a subcommand; nil if it is one, or an option.
  static func answer(toUnknown word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if word.hasPrefix("-") || names.contains(word) { return nil }
    let nearest = nearestName(to: word, among: names)
    let cure: String =
      nearest.map { told("是否想写 `\($0)`？", "did you mean `\($0)`?") as String }
      ?? told("`advisor --help` 列出全部命令", "`advisor --help` lists the commands")
    return told(
      "advisor：没有命令 `\(word)`\n  \(cure)\n",
      "advisor: there is no command `\(word)`\n  \(cure)\n")
  }
}
