import Testing

struct SourceHabitTests {
  /// What a source never holds, and what is there instead.
  static let banned: [(word: String, instead: String)] = [
    ("try!", "handle the error"), ("as!", "use `as?`, or a type that cannot be wrong"),
    ("fatalError", "`precondition` with a sentence"), ("@unchecked", "make it Sendable"),
    ("TODO", "open an issue"), ("FIXME", "open an issue"),
  ]

  /// The most lines that a file may have.
  static let ceiling = 500

  @Test func sourcesHoldNoBannedWord() throws {
    for file in try Project.swiftFiles(below: "Sources") {
      for (number, line) in file.lines.enumerated() {
        for (word, instead) in Self.bannedWords(in: line) {
          Issue.record("\(file.path):\(number + 1) holds `\(word)`; \(instead)")
        }
      }
    }
  }

  @Test(arguments: ["Sources", "Tests"])
  func noFileIsLongerThanTheCeiling(_ folder: String) throws {
    for file in try Project.swiftFiles(below: folder) {
      #expect(file.lines.count - 1 <= Self.ceiling, "\(file.path)")
    }
  }

  /// A word counts where no letter stands before it: `has!` is not `as!`.
  static func bannedWords(in line: Substring) -> [(word: String, instead: String)] {
    banned.filter { word, _ in
      line.ranges(of: word).contains { range in
        range.lowerBound == line.startIndex
          || !line[line.index(before: range.lowerBound)].isLetter
      }
    }
  }
}
