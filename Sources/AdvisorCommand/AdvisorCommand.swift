import ArgumentParser
import CProcess
import Diagnostics

/// The command line: one subcommand a file.
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

  /// The commands that take the playbook as it is, without a word about its faults.
  private static let opening = [
    "advise", "explain", "ask", "levers", "match", "record", "batch", "test", "verify", "handbook",
  ]

  /// Runs the command; a word that names no subcommand is answered with the nearest that does.
  static func main() {
    advisor_take_memory_in_pieces()
    if let word = CommandLine.arguments.dropFirst().first {
      // What the arguments say takes as long to find out as it takes to read the rules.
      if opening.contains(word) { CompiledRulesFile.begin() }
      if let answer = answer(toUnknown: word) {
        Console.error(answer)
        exit(withError: ExitCode.validationFailure)
      }
    }
    main(nil)
  }

  /// What to say to a first word that is no subcommand; nil where it is one, or an option.
  static func answer(toUnknown word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if word.hasPrefix("-") || names.contains(word) { return nil }
    let nearest = nearestName(to: word, among: names)
    let cure = nearest.map { "是否想写 `\($0)`？ / did you mean `\($0)`?" }
    let list = "`advisor --help` 列出全部命令 / lists the commands"
    return "advisor: 没有命令 `\(word)` / there is no command `\(word)`\n  \(cure ?? list)\n"
  }
}
