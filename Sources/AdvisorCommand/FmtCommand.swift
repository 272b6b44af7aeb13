import ArgumentParser
import Diagnostics
import Files
import Glibc
import Playbooks
import Verification
import YAML

/// `advisor fmt`: formats playbook and case files.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: told("整理格式", "Format playbook and case files; comments stay"))

  @Argument(
    help: told(
      "文件或文件夹（默认：--rules）；- 为标准输入", "files or folders (default: --rules); - formats standard input")
  )
  var files: [String] = []

  @Flag(help: told("只检查，不改文件", "change nothing; exit status 1 where a file would change"))
  var check = false

  @Flag(
    help: told(
      "案件和测试中的旧名改为现名；写“旧名=新名”时为条目改名，规则、测试、案件（默认为规则旁的 cases）一并改写",
      """
      write the names of today for old ones in cases and tests; with OLD=NEW, rename an entry \
      throughout rules, tests and cases (default: cases, beside the rules)
      """))
  var rename = false

  @OptionGroup var rules: RulesOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let language = language.language
    let names = rename ? files.filter(RenameAction.isNewName) : []
    if !names.isEmpty {
      let cases = files.filter { !RenameAction.isNewName($0) }
      return try RenameAction(rules: rules.rules, cases: cases, language: language)
        .run(names, onlyChecked: check)
    }
    let playbook = rename ? try Rulebook.open(rules.rules, language) : nil
    var changed: [(path: String, bytes: [UInt8])] = []
    var failed = false
    for path in try files.isEmpty ? [rules.rules] : files {
      let sources = try Failing.orExit(language) { () throws(FileFault) in
        try CaseFiles.files(path, language)
      }
      for file in sources {
        let renaming = playbook.map { Renaming(file, $0) }
        Console.error(renaming?.left ?? [], language)
        guard let text = Formatter().format(renaming?.file ?? file) else {
          Console.error(Document.parse(file).diagnostics, language)
          failed = true
          continue
        }
        if path == "-", !check {
          try Failing.orExit(language) { () throws(FileFault) in
            try write(String(decoding: text, as: UTF8.self))
          }
        } else if text != file.text {
          changed.append((file.name, text))
        }
      }
    }
    if !check {
      try Failing.orExit(language) { () throws(FileFault) in try DurableFile.write(changed) }
    }
    let word = Wording(
      en: check ? "would be formatted" : "formatted", zh: check ? "需要整理" : "已整理")[language]
    Console.error(changed.map { "\($0.path): \(word)\n" }.joined())
    if failed { throw ExitCode(2) }
    if check, !changed.isEmpty { throw ExitCode(1) }
  }

  /// Another program gets the file byte by byte; a person gets what can be seen.
  private func write(_ text: String) throws(FileFault) {
    if isatty(STDOUT_FILENO) == 1 {
      try Console.out(text)
    } else {
      try Console.out(unchanged: text)
    }
  }
}
