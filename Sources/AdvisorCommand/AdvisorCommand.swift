import ArgumentParser

/// The command line: one subcommand a file.
@main
struct AdvisorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advisor",
    abstract: "信访积案办案建议 / Advice on long-standing petition cases",
    subcommands: [FeelCommand.self])
}
