import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor propose`: one page on a change of the rules, for those who approve it.
struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: told(
      "规则修改审批表：改了什么、影响哪些案件、有无未决事项", "A change of the rules on one page, to be approved"))

  @Argument(
    help: told(
      "原规则：文件夹或 git 版本",
      "the old rules: a folder, or a git revision REV (its `rules`) or REV:FOLDER"))
  var old: String

  @Argument(help: told("拟改规则：文件夹或 git 版本", "the new rules: a folder, or a git revision"))
  var new: String

  @Option(
    parsing: .upToNextOption,
    help: told("案件文件或文件夹：列出受影响的案件", "case files or folders: name those that it affects"))
  var cases: [String] = []

  @Flag(help: told("逐条列出措辞变动和案件的全部变化", "list wording, and every change of each case"))
  var full = false

  @Option(help: told("检验承诺时最多试多少种情形", "how many cases the promises are held to at most"))
  var bound = 300

  @Option(
    help: told(
      "输出格式（默认：按 -o 的文件名，否则 text）",
      "html, markdown, text, json or docx (default: by the name of -o, else text)"))
  var format: ProposalFormat?

  @Option(
    help: told("只要一种语言：zh、en（默认：两种各一页）", "one language only: zh, en (default: a page in each)"))
  var lang: Language?

  @OptionGroup var date: DateOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...1_000_000).contains(bound) else {
      throw ValidationError(told("--bound 须在 1 与 1000000 之间", "--bound is between 1 and 1000000"))
    }
    if chosen == .docx, output.isTerminal {
      throw ValidationError(
        told("docx 是文件格式；请加 `-o 文件名.docx`", "docx is no text for a terminal; add `-o FILE.docx`"))
    }
  }

  private var chosen: ProposalFormat {
    format ?? output.output.flatMap { ProposalFormat(ofFile: $0) } ?? .text
  }

  func run() throws {
    let speech = lang ?? Environment.language
    let versions = try PlaybookVersion.named(old, new, speech)
    let (before, after) = (try versions.old.guarded(speech), try versions.new.guarded(speech))
    let list =
      cases.isEmpty
      ? nil : CasesOfTwoVersions(cases, new: after.playbook, old: before.playbook, speech)
    let proposal = Proposal(
      old: before, new: after, cases: list?.cases, unreadable: list?.faults ?? 0, on: date.date,
      atMost: bound)
    let languages = lang.map { [$0] } ?? after.playbook.pageLanguages
    let report = proposal.report(languages, full: full, json: speech)
    var bytes = chosen.bytes(report, color: output.color, width: output.width)
    if chosen == .docx {
      let frame = languages.count == 1 ? report.frame(languages[0]) : report.frame
      bytes = try TextDocument.made(fromHTML: bytes, in: frame, speech)
    }
    try Failing.orExit(speech) { () throws(FileFault) in try output.write(bytes: bytes) }
    if list?.hadFaults == true { throw ExitCode(2) }
  }
}

extension Playbook {
  /// Both languages, the playbook's own first.
  fileprivate var pageLanguages: [Language] {
    let own = languages.compactMap(Language.init).first ?? .zh
    return [own] + Language.allCases.filter { $0 != own }
  }
}
