import ArgumentParser
import Files
import Reports

/// `advisor schema`: the JSON Schema by which editors complete and check files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: told("编辑器用的 JSON Schema", "JSON Schema of playbook, case and test files, for editors")
  )

  /// The kinds of files that a schema describes.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case playbook
    case `case`
    case tests
    case properties
  }

  @Argument(
    help: told(
      "playbook（规则）、case（案件）、tests（规则测试）或 properties（性质）", "playbook, case, tests or properties"))
  var kind: Kind

  @OptionGroup var rules: RulesOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let text =
      switch kind {
      case .playbook: PlaybookSchema(playbook, language: language).text
      case .case: CaseSchema(playbook, language: language).text
      case .tests: TestsSchema(playbook, language: language).text
      case .properties: PropertiesSchema(playbook, language: language).text
      }
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text) }
  }
}
