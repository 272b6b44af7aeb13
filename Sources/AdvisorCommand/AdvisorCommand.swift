import ArgumentParser
import CProcess
import Diagnostics

/// The command `advisor`, with one file for each subcommand.
@main
struct AdvisorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advisor",
    abstract: "信访积案办案建议 / Advice on long-standing petition cases",
    discussion: """
      advisor advise cases/jinzuan-mingzuo.yaml      下一步做什么 / what to do next
      advisor check rules                            规则有无错误 / faults in the rules
      advisor test rules                             规则测试 / run the rule tests
      """,
    version: "advisor 0.1.0",
    subcommands: [
      AdviseCommand.self, ExplainCommand.self, AskCommand.self, LeversCommand.self,
      MatchCommand.self, RecordCommand.self, BatchCommand.self, CheckCommand.self,
      TestCommand.self, VerifyCommand.self, DiffCommand.self, ImpactCommand.self,
      HandbookCommand.self, SchemaCommand.self, FmtCommand.self, NewCommand.self,
      FeelCommand.self, CompileCommand.self,
    ])

  /// The subcommands that open the playbook and do not report its findings.
  private static let opening = [
    "advise", "explain", "ask", "levers", "match", "record", "batch", "test", "verify", "handbook",
  ]

  /// Runs the command; for an unknown subcommand it suggests the nearest known one.
  static func main() {
    advisor_take_memory_in_pieces()
    if let word = CommandLine.arguments.dropFirst().first {
      // Parsing the arguments takes about as long as reading the rules, so both are done at once.
      if opening.contains(word) { CompiledRulesFile.begin() }
      if let answer = answer(toUnknown: word) {
        Console.error(answer)
        exit(withError: ExitCode.validationFailure)
      }
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends the program with the message of the error, in which what was typed is made visible.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if !message.isEmpty {
      if code.isSuccess { try? Console.out(message + "\n") } else { Console.error(message + "\n") }
    }
    exit(withError: code)
  }

  /// The message about a first word that is not a subcommand; nil if it is one, or an option.
  static func answer(toUnknown word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if word.hasPrefix("-") || names.contains(word) { return nil }
    let nearest = nearestName(to: word, among: names)
    let cure = nearest.map { "是否想写 `\($0)`？ / did you mean `\($0)`?" }
    let list = "`advisor --help` 列出全部命令 / lists the commands"
    return "advisor: 没有命令 `\(word)` / there is no command `\(word)`\n  \(cure ?? list)\n"
  }
}
