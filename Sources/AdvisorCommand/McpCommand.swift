import AgentServer
import ArgumentParser
import CaseStore
import Diagnostics
import Files
import Glibc
import Messages
import Reports

/// `advisor mcp`: the server of tools for agents, over standard input and output.
struct McpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: told(
      "智能体的工具服务（MCP，标准输入输出）",
      "The tools for agents (Model Context Protocol), over standard input and output"),
    discussion: told(
      """
      由智能体程序启动，不用手工运行。案件和现行规则只读；草稿只写入 --drafts。设置方法见 docs/agents.zh.md。
      """,
      """
      A program for agents starts it; there is nothing to type by hand. Cases and the rules in force \
      are only read; drafts go below --drafts. docs/agents.en.md says how to set it up.
      """))

  @Option(help: told("案件文件夹", "the folder of the cases"))
  var cases: String

  @Option(
    help: told("规则草稿文件夹（默认：不保存草稿）", "the folder for drafts of rules (default: none are kept)"))
  var drafts: String?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let date = date
    let settings = AgentSettings(
      cases: cases, rules: try rules.rules, drafts: drafts, language: language.language,
      version: AdvisorCommand.version, today: { date.date })
    var server: ToolServer
    do { server = try ToolServer(settings) } catch {
      tell(error)
      throw ExitCode(2)
    }
    try Failing.orExit(language.language) { () throws(FileFault) in try exchange(&server) }
  }

  /// Exchanges messages until the input ends.
  private func exchange(_ server: inout ToolServer) throws(FileFault) {
    var lines = Lines()
    while let bytes = try Console.input() {
      try send(server.receive(lines.add(bytes)))
    }
    try send(server.receive(lines.end()))
  }

  private func send(_ messages: [JSON]) throws(FileFault) {
    if messages.isEmpty { return }
    try Console.out(bytes: messages.flatMap { Array(($0.compact + "\n").utf8) })
  }

  /// Says why the server cannot start.
  private func tell(_ fault: AgentSettings.Fault) {
    switch fault {
    case .folder(let reason): Console.error("advisor: \(reason[language.language])\n")
    case .rules(.file(let fault)):
      Console.error("advisor: \(fault.message[language.language])\n")
    case .rules(.rules(let faults)): Console.error(faults, language.language)
    }
  }
}
