import FEEL
import Testing

struct ExampleTests {
  @Test(arguments: Builtin.all.map(\.name))
  func everyExampleHolds(name: String) throws {
    let builtin = try #require(Builtin.named(name))
    #expect(!builtin.examples.isEmpty)
    for example in builtin.examples {
      let evaluation = Evaluation(example.expression)
      #expect(evaluation.literal == example.result, "\(example.expression) \(evaluation.reasons)")
    }
  }

  @Test func everyFunctionOfTheStandardIsThere() {
    let standard = """
      string, number, duration, years and months duration, range, date, time, date and time, not,
      substring, string length, upper case, lower case, substring before, substring after, contains,
      starts with, ends with, string join, matches, replace, split, list contains, count, min, max,
      all, any, sublist, index of, append, concatenate, insert before, remove, list replace, reverse,
      union, distinct values, flatten, sum, mean, product, median, stddev, mode, abs, modulo, sqrt,
      log, exp, odd, even, decimal, floor, ceiling, round up, round down, round half up,
      round half down, is, day of year, day of week, month of year, week of year, now, today, before,
      after, meets, met by, overlaps, overlaps before, overlaps after, finishes, finished by,
      includes, during, starts, started by, coincides, sort, get value, get entries, context,
      context put, context merge
      """
    let names = standard.split(separator: ",").map { $0.drop(while: \.isWhitespace) }
    #expect(Set(names.map(String.init)) == Set(Builtin.all.map(\.name)))
  }
}
