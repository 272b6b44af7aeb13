import Advising
import ArgumentParser
import Diagnostics
import Files
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
        let files = handbook.files
        for file in files {
          try DurableFile.write(Array(file.text.utf8), to: "\(folder)/\(file.name)")
        }
        try removeOld(in: folder, keeping: Set(files.map(\.name)), speech)
      }
    }
  }

  /// Removes the pages that an earlier run wrote and this one did not, with their pictures: what they
  /// show is repealed.
  ///
  /// What others have put there stays.
  private func removeOld(in folder: String, keeping names: Set<String>, _ speech: Language)
    throws(FileFault)
  {
    let ending = format == .html ? ".html" : ".md"
    let there = try Folder.names(in: folder)
    var gone: [String] = []
    for name in there where name.hasSuffix(ending) && !names.contains(name) {
      guard Handbook.isOwnPage(try Folder.read("\(folder)/\(name)")) else { continue }
      gone.append(name)
      let picture = String(name.dropLast(ending.count)) + ".svg"
      if there.contains(picture), !names.contains(picture) { gone.append(picture) }
    }
    for name in gone {
      try Folder.remove("\(folder)/\(name)")
      Console.error(
        Wording(
          en: "removed \(folder)/\(name): the rules have no such page any more\n",
          zh: "已删除 \(folder)/\(name)：规则中已无此页\n")[speech])
    }
  }
}
