import ArgumentParser
import Diagnostics
import FEEL
import Files
import Playbooks

/// `advisor feel`: evaluates a FEEL expression.
struct FeelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel", abstract: told("计算 FEEL 表达式", "Evaluate a FEEL expression"))

  @Argument(help: told("表达式", "the expression"))
  var expression: String?

  @Option(help: told("FEEL 上下文，其各项即可用名称", "a FEEL context whose entries are the names in scope"))
  var context: String?

  @Option(help: told("未知的名称，逗号分隔", "names, separated by commas, whose values are unknown"))
  var unknown: String?

  @Option(
    name: .customLong("case"),
    help: told(
      "案件文件：以其事实计算，可用规则库的全部名称", "a case file: evaluate with its facts, by the names of the playbook"
    ))
  var caseFile: String?

  @Option(help: told("只按案件的这一栋计算", "evaluate for this part of the case only"))
  var part: String?

  @Flag(
    help: told(
      "从标准输入逐行读取 JSON 并逐行作答", "answer one JSON object a line for each read from standard input"))
  var ndjson = false

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ndjson == (expression != nil) {
      throw ValidationError(told("请给出表达式或 --ndjson", "give an expression, or --ndjson"))
    }
    if usesPlaybook, ndjson || context != nil || unknown != nil {
      throw ValidationError(
        told(
          "--rules、--case 不能与 --context、--unknown、--ndjson 同用",
          "--rules and --case go without --context, --unknown and --ndjson"))
    }
    if part != nil, caseFile == nil {
      throw ValidationError(told("--part 要与 --case 同用", "--part goes with --case"))
    }
  }

  /// Whether the names are those of a playbook.
  private var usesPlaybook: Bool { caseFile != nil || rules.folder != nil }

  func run() throws {
    let language = language.language
    guard let expression else {
      let exchange = FeelExchange(now: now)
      return try Failing.orExit(language) { () throws(FileFault) in try exchange.run(output) }
    }
    if usesPlaybook { return try evaluateInCase(expression) }
    let question = FeelQuestion(expression: expression, context: context, unknown: names)
    let answer = question.answer(now: now)
    let printer = FeelPrinter(question: question, language: language)
    for text in printer.remarks(on: answer) { Console.error(text) }
    guard let text = printer.result(of: answer) else { throw ExitCode(2) }
    try Failing.orExit(language) { () throws(FileFault) in try output.write(text + "\n") }
  }

  /// Evaluates with the facts and decisions of a case; without one, with all facts unknown.
  private func evaluateInCase(_ expression: String) throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let content = try caseFile.map { try CaseFiles.one($0, playbook, language) }
    let question = CaseQuestion(
      expression: expression, playbook: playbook, case: content, date: date.date)
    let answers = try question.answers(part: part, language)
    let printer = CaseAnswerPrinter(question: question, language: language)
    for text in printer.remarks(on: answers) { Console.error(text) }
    try Failing.orExit(language) { () throws(FileFault) in
      try output.write(printer.results(of: answers))
    }
  }

  private var names: [String] {
    unknown?.split(separator: ",").map { name in
      let rest = name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
      return String(rest.reversed())
    } ?? []
  }

  /// The start of the as-of date if it is given, otherwise the time by the clock.
  private var now: DateAndTime { date.asOf.map(DateAndTime.init(startOf:)) ?? Environment.now }
}
