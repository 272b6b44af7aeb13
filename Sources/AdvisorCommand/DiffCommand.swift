import ArgumentParser
import Diagnostics
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// `advisor diff`: the meaning of a change of the rules.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: told("规则比较", "What a change of the rules means, case by case"))

  /// The results with which the command fails.
  enum Failure: String, ExpressibleByArgument, CaseIterable {
    /// The new rules may give different advice in some case, or say something else.
    case changed
    /// The new rules may give different advice in some case.
    case meaning
    /// Grounds, papers, steps, points to weigh, questions or titles of values are others.
    case substance
    /// A blocker can now be without a remedy that applies, and could not before.
    case stuck
  }

  @Argument(
    help: told(
      "原规则：文件夹或 git 版本",
      "the old rules: a folder, or a git revision REV (its `rules`) or REV:FOLDER"))
  var old: String

  @Argument(help: told("新规则：文件夹或 git 版本", "the new rules: a folder, or a git revision"))
  var new: String

  @Option(
    help: told(
      "退出码 1：含义或内容有变（changed）、含义有变、内容有变，或有卡点新近无措施可用",
      "exit status 1: changed (meaning or substance), meaning, substance, or newly stuck")
  )
  var failOn: Failure?

  @Option(
    help: told(
      "输出格式；changelog 起草规则的修订记录",
      "text, json, markdown, html, or changelog: a draft of the rules' list of changes"))
  var format = DifferenceFormat.text

  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let (before, after) = try PlaybookVersion.both(old, new, language)
    let difference = PlaybookDifference(old: before, new: after, on: date.date)
    let text = format.report(
      difference, on: date.date, language: language, color: output.color)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(painted: text) }
    switch failOn {
    case .changed where difference.isChanged: throw ExitCode(1)
    case .meaning where difference.changesMeaning: throw ExitCode(1)
    case .substance where difference.changesSubstance: throw ExitCode(1)
    case .stuck where !newlyStuck(before, after).isEmpty: throw ExitCode(1)
    case .changed, .meaning, .substance, .stuck, nil: return
    }
  }

  /// The ids of the blockers that can now be without a remedy that applies, and could not before.
  private func newlyStuck(_ old: Playbook, _ new: Playbook) -> Set<String> {
    func stuck(_ playbook: Playbook) -> Set<String> {
      Set(
        Check.findings(in: playbook, on: date.date).compactMap { finding in
          guard finding.diagnostic.id == "no-remedy-applies",
            case .blocker(let blocker) = finding.subject
          else { return nil }
          return playbook[blocker].id
        })
    }
    return stuck(new).subtracting(stuck(old))
  }
}
