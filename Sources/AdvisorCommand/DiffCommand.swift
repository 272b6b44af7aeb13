import ArgumentParser
import Reports
import Verification

/// `advisor diff`: what a change of a playbook means.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "规则比较 / What a change of the rules means, case by case")

  @Argument(help: "原规则：文件夹或 git 版本 / the old rules: a folder, or a git revision REV or REV:FOLDER")
  var old: String

  @Argument(help: "新规则：文件夹 / the new rules: a folder")
  var new: String

  @Option(help: "输出格式 / text, json, markdown or html")
  var format = AdviceFormat.text

  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let after = try PlaybookVersion(new, besides: new, language)
    let before = try PlaybookVersion(old, besides: new, language)
    let difference = PlaybookDifference(
      old: before.playbook, new: after.playbook, on: date.date)
    let color = output.output == nil && Surroundings.color(1)
    let text = format.report(difference, language: language, color: color)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
  }
}
