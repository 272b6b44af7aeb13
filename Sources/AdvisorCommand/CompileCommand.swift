import ArgumentParser
import CompiledRules
import Diagnostics
import Files
import Playbooks

/// `advisor compile`: stores the rules in a form that loads faster.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: told("编译规则，使各命令启动更快", "Compile the rules, so that every command starts sooner"),
    discussion: told(
      "结果存放在程序旁边；程序所在文件夹不可写时，存放在缓存文件夹（$XDG_CACHE_HOME 或 ~/.cache）。规则一经修改即不再使用。",
      """
      The result is kept beside the program or, where nothing can be written there, in the cache \
      folder ($XDG_CACHE_HOME, or ~/.cache); it is used until the rules change.
      """))

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
    guard let build = CompiledRulesFile.build else { throw refuse(Self.noBuild) }
    let bytes: [UInt8]
    do {
      bytes = try CompiledPlaybook.bytes(of: playbook, for: build)
    } catch {
      throw refuse(Self.cannotHold(error.what))
    }
    let path = try Failing.orExit(language) { () throws(FileFault) in
      try CompiledRulesFile.place()
    }
    guard let path else { throw refuse(Self.noPlace) }
    try Failing.orExit(language) { () throws(FileFault) in
      try DurableFile.write(bytes, to: path)
      try Console.out(Wording(en: "compiled: \(path)\n", zh: "已编译：\(path)\n")[language])
    }
  }

  private static let noPlace = Wording(
    en: "there is no folder to write to; set `XDG_CACHE_HOME=/FOLDER` to name one",
    zh: "没有可写的文件夹；请用 `XDG_CACHE_HOME=/文件夹` 指定")

  private static let noBuild = Wording(
    en: "this program has no build id, so nothing is compiled; all commands work without it",
    zh: "本程序没有构建标识（build id），不予编译；各命令不编译也可使用")

  private static func cannotHold(_ what: Wording) -> Wording {
    Wording(
      en: "these rules cannot be compiled: they hold \(what.en); all commands work without it",
      zh: "这些规则无法编译：其中有\(what.zh)；各命令不编译也可使用")
  }
}
