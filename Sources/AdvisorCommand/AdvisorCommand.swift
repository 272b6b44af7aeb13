import ArgumentParser

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
    subcommands: [
      AdviseCommand.self, ExplainCommand.self, AskCommand.self, LeversCommand.self,
      MatchCommand.self, RecordCommand.self, BatchCommand.self, CheckCommand.self,
      TestCommand.self, VerifyCommand.self, DiffCommand.self, ImpactCommand.self,
      HandbookCommand.self, SchemaCommand.self, FmtCommand.self, NewCommand.self,
      FeelCommand.self,
    ])
}
