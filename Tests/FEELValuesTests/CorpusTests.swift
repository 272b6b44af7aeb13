import Foundation
import Testing

/// The rows of `Tests/Corpus/feel-builtins.txt`: an expression, ` => `, the literal of its result.
struct CorpusTests {
  struct Row: CustomTestStringConvertible {
    let line: Int
    let expression: String
    let result: String

    var testDescription: String { "line \(line)" }
  }

  static let rows: [Row] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Corpus/feel-builtins.txt").standardizedFileURL
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in
        guard !line.hasPrefix("#"), let arrow = line.range(of: " => ", options: .backwards) else {
          return nil
        }
        return Row(
          line: index + 1, expression: String(line[..<arrow.lowerBound]),
          result: String(line[arrow.upperBound...]))
      }
  }()

  @Test func thereAreRows() {
    #expect(Self.rows.count > 200)
  }

  @Test(arguments: rows)
  func rowHolds(row: Row) {
    let evaluation = Evaluation(row.expression)
    #expect(evaluation.literal == row.result, "\(row.expression) \(evaluation.reasons)")
  }

  @Test(arguments: rows)
  func nullHasAReason(row: Row) {
    let evaluation = Evaluation(row.expression)
    let isWanted = row.expression.hasPrefix("get value(")
    #expect(
      evaluation.literal != "null" || isWanted || !evaluation.reasons.isEmpty, "\(row.expression)")
  }
}
