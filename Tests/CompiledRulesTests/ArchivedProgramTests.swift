import Diagnostics
import FEEL
import Foundation
import Testing

@testable import CompiledRules

/// Programs that are written and read back.
struct ArchivedProgramTests {
  /// Every example of every built-in, and what else the corpus holds.
  @Test func theyAreWhatTheyWere() throws {
    let examples = Builtin.all.flatMap(\.examples).map(\.expression)
    var (kept, refused) = (0, 0)
    for text in try examples + Self.corpus() + Self.others {
      guard let program = Program.compile(text, in: Scope([]), mode: .dynamic).program else {
        continue
      }
      let writer = ArchiveWriter(files: [])
      program.write(to: writer)
      if writer.refused != nil {
        refused += 1
        continue
      }
      kept += 1
      let bytes = writer.bytes()
      let reader = ArchiveReader(bytes, at: 0, files: [])
      let read = Program.read(from: reader)
      #expect(reader.position == bytes.count, "\(text)")
      #expect(
        StoredProperties(of: read).lines == StoredProperties(of: program).lines, "\(text)")
      let frame = Frame(values: [], now: DateAndTime(startOf: .epoch))
      #expect(
        read.evaluate(in: frame).literal == program.evaluate(in: frame).literal, "\(text)")
    }
    #expect(kept > 250)
    #expect(refused < kept / 4, "\(refused) of \(kept) refused")
  }

  private static let others = [
    #"function(a: number, b) a + b"#, #"(function(a) a * 2)(a: 3)"#,
    #"for a in 1..3, b in [1, 2] return a * b"#, #"for a in 0..4 return sum(partial) + 1"#,
    #"some a in [1, 2] satisfies a > 1"#, #"every a in [1, 2] satisfies a > 1"#,
    #"[{a: 1}, {a: 2}][a > 1].a"#, #"[1, 2, 3][item >= 2]"#, #"{a: 1, b: a + 1}.b"#,
    #"5 in (1..6], 7"#, #"5 in (> 3, [1..2], 5)"#, #"3 between 1 and 4"#,
    #"[1, 2] instance of list<number>"#, #"if true then -1 else 2"#, #"@"2020-01-01" + @"P1D""#,
    #"@"10:00:00+08:00""#, #"@"2020-01-01T10:00:00Z""#, #"@"P1Y2M""#, #"@"-P1DT2H""#,
    #"[1..5]"#, #"not(null)"#, #"substring(string: "abc", start position: 2)"#,
    #"0.1 + 0.2 = 0.3"#, #"12345678901234567890.123456789e-20"#,
  ]

  /// The expressions of the corpus that need no context: the first fields of its rows.
  private static func corpus() throws -> [String] {
    let folder = CompiledPlaybookTests.root.appending(path: "Tests/Corpus/feel/good")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".feel") }
      .flatMap { name in
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
          .components(separatedBy: "\n")
      }
      .map { $0.components(separatedBy: ";").map { $0.trimmingCharacters(in: .whitespaces) } }
      .filter { $0.count < 2 || $0[1].isEmpty }.map { $0[0] }
  }
}
