import FEEL
import Foundation

/// Measures in one process; the argument is the project's folder.
@main
enum Main {
  static func main() throws {
    let root = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".")
    guard let date = CalendarDate(year: 2021, month: 6, day: 1) else { return }
    let expressions = ExpressionMeasures(now: DateAndTime(startOf: date))
    for measure in expressions.measures() { print(measure.row) }
    for measure in try AdviceMeasures(root: root, date: date).measures() { print(measure.row) }
  }
}
