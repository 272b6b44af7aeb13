import ArgumentParser
import FoundationEssentials
import Glibc
import Workbench

/// The program `advisor-workbench`: what it is started with.
@main
struct WorkbenchServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advisor-workbench",
    abstract: told("案件工作台：在浏览器中办案", "The workbench: pages in a browser, for one folder of cases"),
    discussion: told(
      "程序只在本机应答，启动时给出网址。按 Ctrl+C 停止。",
      "It answers on this machine only, and prints the address to open. Ctrl+C stops it."),
    version: "advisor-workbench 0.1.0")

  @Option(help: told("案件文件夹", "the folder of the cases"))
  var cases: String

  @Option(help: told("规则文件夹", "the folder of the rules"))
  var rules: String

  @Option(
    help: told(
      "规则草稿文件夹（默认：规则文件夹内的 .advisor/drafts）",
      "the folder for drafts of rules (default: .advisor/drafts in the folder of the rules)"))
  var drafts: String?

  @Option(
    help: told(
      "端口（默认：8137，被占用时取其后空闲的一个；0：任意）",
      "the port (default: 8137, or the next one that is free; 0: any)"))
  var port: UInt16?

  @Flag(
    help: told(
      "同一网络的其他人可以查看；任何人都不能改动", "lets others on the network read; nobody can change anything"))
  var lan = false

  @Flag(help: told("在副本上试用，原文件不动", "works on a copy of the two folders"))
  var demo = false

  @Option(
    name: .customLong("as-of"),
    help: told(
      "截至日期，如 2021-09-06（默认：今天）", "the day that counts as today (YYYY-MM-DD; default: today)"),
    transform: Clock.day)
  var asOf: String?

  @Option(
    help: told(
      "语言：zh、en（默认：ADVISOR_LANG，否则按系统语言）",
      "language: zh, en (default: ADVISOR_LANG, else from the locale)"))
  var lang: Tongue?

  /// Runs until it is told to stop.
  func run() async throws {
    do { try await listen() } catch let refusal as Refusal {
      say(refusal.text)
      throw ExitCode(2)
    }
  }

  /// Listens on the first port that is free, and stays there.
  private func listen() async throws {
    let folders = try Folders(cases: cases, rules: rules, areCopied: demo)
    let token = Token.random()
    let asOf = asOf
    for number in ports {
      var options = WorkbenchOptions(
        cases: folders.cases, rules: folders.rules, port: number, token: token,
        clock: { Clock.now(on: asOf) })
      options.drafts = drafts
      if try await Listener(options, isShared: lan).run() { return }
    }
    throw Refusal.taken(ports)
  }

  /// The ports to try, in this order.
  private var ports: ClosedRange<Int> {
    guard let port else { return 8137...8157 }
    return Int(port)...Int(port)
  }
}
