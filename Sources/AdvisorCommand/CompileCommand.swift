import ArgumentParser
import CompiledRules
import Diagnostics
import Playbooks

/// `advisor compile`: stores the rules in a form that loads faster.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: told("编译规则，使各命令启动更快", "Compile the rules, so that every command starts sooner"),
    discussion: """
      结果存放在程序旁边，规则一经修改即不再使用。
      The result is kept beside the program, and used until the rules change.
      """)

  @Argument(help: told("规则文件夹（默认：--rules）", "the folder of the playbook (default: --rules)"))
  var folder: String?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(folder ?? rules.rules, language)
    func refuse(_ reason: Wording) -> ExitCode {
      Console.error("advisor: \(reason[language])\n")
      return ExitCode(2)
    }
    guard let path = CompiledRulesFile.path else { throw refuse(Self.noPlace) }
    guard let build = CompiledRulesFile.build else { throw refuse(Self.noBuild) }
    let bytes: [UInt8]
    do {
      bytes = try CompiledPlaybook.bytes(of: playbook, for: build)
    } catch {
      throw refuse(Self.cannotHold(error.what))
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try DurableFile.write(bytes, to: path)
      try Console.out(Wording(en: "compiled: \(path)\n", zh: "已编译：\(path)\n")[language])
    }
  }

  private static let noPlace = Wording(
    en: "the system does not say where the program is", zh: "系统没有给出程序所在位置")

  private static let noBuild = Wording(
    en: "this program has no build id, so nothing is compiled; all commands work without it",
    zh: "本程序没有构建标识（build id），不予编译；各命令不编译也可使用")

  private static func cannotHold(_ what: Wording) -> Wording {
    Wording(
      en: "these rules cannot be compiled: they hold \(what.en); all commands work without it",
      zh: "这些规则无法编译：其中有\(what.zh)；各命令不编译也可使用")
  }
}
