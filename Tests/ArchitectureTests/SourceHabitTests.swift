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

  /// The program is of no field: what is counted, and what cases are about, the playbook says.
  @Test func sourcesSayNothingOfHomes() throws {
    let words = ["楼栋", "户数", "交房", "购房", "一楼一策", "homes", "buildings", "home buyer"]
    for file in try Project.swiftFiles(below: "Sources") where !file.path.hasSuffix("Table.swift") {
      // What people write over a column in forms of their own, and in place of a key.
      if ["RecordColumn.swift", "EverydayWords.swift"].contains(where: file.path.hasSuffix) {
        continue
      }
      for (number, line) in file.lines.enumerated() {
        let code = line.drop(while: \.isWhitespace)
        if code.hasPrefix("//") { continue }
        for word in words where code.contains(word) {
          Issue.record("\(file.path):\(number + 1) says “\(word)”")
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

  @Test func whatOtherModulesSeeBeginsWithItsDocumentation() throws {
    for file in try Project.swiftFiles(below: "Sources") {
      for index in file.lines.indices where Self.needsDocumentation(file.lines[index]) {
        let above = file.lines[..<index].last { !$0.drop(while: \.isWhitespace).hasPrefix("@") }
        #expect(
          above?.drop(while: \.isWhitespace).hasPrefix("///") == true,
          "\(file.path):\(index + 1) has no `///`")
      }
    }
  }

  @Test func onlyDeclarationsNeedDocumentation() {
    #expect(Self.needsDocumentation("  package let id: String"))
    #expect(Self.needsDocumentation("package struct Advice: Sendable {"))
    #expect(!Self.needsDocumentation("package import FEEL"))
    #expect(!Self.needsDocumentation("  package static func < (a: Self, b: Self) -> Bool {"))
    #expect(!Self.needsDocumentation("  let id: String"))
  }

  /// Imports, and operators that say all by themselves, need none.
  private static func needsDocumentation(_ line: Substring) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    let exempt = ["package import ", "package static func < ", "package static func == "]
    return text.hasPrefix("package ") && !exempt.contains { text.hasPrefix($0) }
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
