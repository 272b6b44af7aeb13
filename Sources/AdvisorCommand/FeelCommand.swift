import ArgumentParser
import Diagnostics
import FEEL
import Glibc

/// `advisor feel`: evaluates an expression.
struct FeelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel", abstract: "计算 FEEL 表达式 / Evaluate a FEEL expression")

  @Argument(help: "the expression")
  var expression: String?

  @Option(help: "a FEEL context whose entries are the names in scope")
  var context: String?

  @Option(help: "names, separated by commas, whose values are unknown")
  var unknown: String?

  @Option(help: "zh or en")
  var lang: Language?

  @Flag(help: "answer one JSON object a line for each read from standard input")
  var ndjson = false

  func validate() throws {
    if ndjson == (expression != nil) {
      throw ValidationError("give an expression, or --ndjson")
    }
  }

  func run() throws {
    guard let expression else { return FeelExchange(now: Clock.now).run() }
    let names = unknown?.split(separator: ",").map { String($0).trimmed } ?? []
    let question = FeelQuestion(expression: expression, context: context, unknown: names)
    let answer = question.answer(now: Clock.now)
    let printer = FeelPrinter(
      question: question, language: lang ?? Clock.language)
    for text in printer.remarks(on: answer) { talk(text) }
    guard let text = printer.result(of: answer) else { throw ExitCode(2) }
    print(text)
  }

  /// To standard error, past Swift's buffers.
  private func talk(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// What the command reads of its surroundings.
enum Clock {
  /// The time in UTC.
  static var now: DateAndTime {
    let seconds = time(nil)
    let days = CalendarDate(daysSinceEpoch: seconds / 86_400)
    let clock = TimeOfDay(nanoseconds: seconds % 86_400 * 1_000_000_000, zone: .utc)
    guard let days, let clock else { preconditionFailure("the clock is within the calendar") }
    return DateAndTime(days, clock)
  }

  /// The language of the locale.
  static var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name), value.pointee != 0 else { continue }
      return String(cString: value).hasPrefix("zh") ? .zh : .en
    }
    return .en
  }
}

extension String {
  /// Without the blanks before and after.
  fileprivate var trimmed: String {
    let blanks: Set<Character> = [" ", "\t"]
    return String(
      drop(while: { blanks.contains($0) }).reversed().drop(while: { blanks.contains($0) })
        .reversed())
  }
}
