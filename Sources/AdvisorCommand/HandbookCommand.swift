import Advising
import ArgumentParser
import Diagnostics
import Playbooks
import Reports

/// `advisor handbook`: the playbook as pages for people.
struct HandbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handbook", abstract: told("规则手册", "The playbook as pages that people read"))

  @Option(
    name: [.customShort("o"), .customLong("output")], help: told("写入文件夹", "write into this folder"))
  var output = "docs/handbook"

  @Option(help: told("只要一种语言：zh、en", "one language only: zh, en"))
  var lang: Language?

  @Option(help: told("输出格式", "markdown or html"))
  var format = Handbook.Format.markdown

  @OptionGroup var rules: RulesOptions

  func run() throws {
    let speech = lang ?? Environment.language
    let playbook = try Rulebook.open(rules.rules, speech)
    let precedence = Precedence(Advisor(playbook))
    try Failing.orExit(speech) { () throws(FileFault) in
      for language in lang.map({ [$0] }) ?? Language.allCases {
        let folder = "\(output)/\(language.rawValue)"
        try Folder.make(folder)
        let handbook = Handbook(playbook, precedence, language: language, format: format)
        for file in handbook.files {
          try DurableFile.write(Array(file.text.utf8), to: "\(folder)/\(file.name)")
        }
      }
    }
  }
}
