import Diagnostics
import Testing
import YAML

struct EditorTests {
  private func editor(_ text: String) throws -> Editor {
    let parsed = Document.parse(SourceFile(name: "case.yaml", text: text))
    try #require(parsed.diagnostics.isEmpty, "\(text)")
    return Editor(document: try #require(parsed.document))
  }

  /// `set` on the text gives the expected text.
  private func expect(
    _ text: String, _ path: [PathStep], _ value: NewValue, gives expected: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    var editor = try editor(text)
    try editor.set(path, to: value)
    #expect(
      String(decoding: editor.result(), as: UTF8.self) == expected, sourceLocation: location)
  }

  private func expect(
    _ text: String, insertingIn path: [PathStep], at index: Int? = nil, gives expected: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    var editor = try editor(text)
    let item: [(key: String, value: NewValue)] = [
      (key: "on", value: .string("2021-06-02")), (key: "is", value: .string("done")),
    ]
    try editor.insert(item, inListAt: path, at: index)
    #expect(
      String(decoding: editor.result(), as: UTF8.self) == expected, sourceLocation: location)
  }

  @Test func aValueIsReplacedInItsPlace() throws {
    try expect("a: 1  # c\nb: 2\n", ["a"], .number("3"), gives: "a: 3  # c\nb: 2\n")
    try expect("a: 'x' # c\r\n", ["a"], .string("no"), gives: "a: no # c\r\n")
    try expect("f: {a: 1, b: 2}", ["f", "a"], .string("x, y"), gives: "f: {a: \"x, y\", b: 2}")
    try expect("f:\n    a: b\n     c\n", ["f", "a"], .null, gives: "f:\n    a: null\n")
    try expect(
      "p:\n- {id: 1}\n- id: 2\n  f: {x: no}\n", ["p", 1, "f", "x"], .boolean(true),
      gives: "p:\n- {id: 1}\n- id: 2\n  f: {x: true}\n")
  }

  @Test func anEmptyValueIsFilledIn() throws {
    try expect("a:   # c\nb: 2\n", ["a"], .number("3"), gives: "a: 3   # c\nb: 2\n")
    try expect("a:\n", ["a"], .boolean(true), gives: "a: true\n")
    try expect("a: ~\n", ["a"], .boolean(true), gives: "a: true\n")
    try expect("f: {a: , b}\n", ["f", "a"], .number("1"), gives: "f: {a: 1 , b}\n")
    try expect("f: {a: , b}\n", ["f", "b"], .number("1"), gives: "f: {a: , b: 1}\n")
    try expect("- \n-\n", [1], .number("1"), gives: "- \n- 1\n")
  }

  @Test func valuesOverSeveralLinesMakeWay() throws {
    try expect(
      "a: # c\n  b: 1\n  # d\n  c: 2 # e\n# f\nz: 1\n", ["a"], .number("3"),
      gives: "a: 3 # c\n# d\n# e\n# f\nz: 1\n")
    try expect("a: | # c\n  x\n\n  y\n\nz: 1\n", ["a"], .number("3"), gives: "a: 3 # c\n\nz: 1\n")
    try expect("l:\n- a\n- b\nz: 1\n", ["l"], .list([]), gives: "l: []\nz: 1\n")
    try expect("l:\n- a: 1\n  b: 2\n- x\n", ["l", 0], .number("1"), gives: "l:\n- 1\n- x\n")
    try expect("a: [1,\n  2] # c\n", ["a"], .number("3"), gives: "a: 3 # c\n")
  }

  @Test func aMissingKeyComesAfterItsSiblings() throws {
    try expect(
      "f:\n    a: 1 # c\n\n# d\nlog: []\n", ["f", "b"], .number("2"),
      gives: "f:\n    a: 1 # c\n    b: 2\n\n# d\nlog: []\n")
    try expect("a: 1", ["b"], .number("2"), gives: "a: 1\nb: 2")
    try expect("a: 1\r\n", ["b", "c"], .number("2"), gives: "a: 1\r\nb:\r\n  c: 2\r\n")
    try expect("f: {a: 1}\n", ["f", "b"], .number("2"), gives: "f: {a: 1, b: 2}\n")
    try expect("f: {}\n", ["f", "b", "c"], .number("2"), gives: "f: {b: {c: 2}}\n")
    try expect("f: # c\nz: 1\n", ["f", "b"], .number("2"), gives: "f: # c\n  b: 2\nz: 1\n")
    try expect("f: ~\n", ["f", "b"], .number("2"), gives: "f: {b: 2}\n")
    try expect("# only\n", ["f"], .number("2"), gives: "# only\nf: 2\n")
    try expect("", ["f", "g"], .number("2"), gives: "f:\n  g: 2\n")
    try expect(
      "p:\n  - id: 1\n  - id: 2\n", ["p", 0, "f", "x"], .number("2"),
      gives: "p:\n  - id: 1\n    f:\n      x: 2\n  - id: 2\n")
  }

  @Test func blockTextsAboveANewLineStayWhatTheyAre() throws {
    try expect("a: |\n  x\n\n\n", ["b"], .null, gives: "a: |\n  x\nb: null\n\n\n")
    try expect("a: |+\n  x\n\n", ["b"], .null, gives: "a: |+\n  x\n\nb: null\n")
    try expect("a: |\n  x", ["b"], .null, gives: "a: |-\n  x\nb: null")
  }

  @Test func anItemIsWrittenLikeItsNeighbours() throws {
    try expect(
      "log:\n- {on: 2021-06-01, is: started} # c\n\n# end\n", insertingIn: ["log"],
      gives:
        "log:\n- {on: 2021-06-01, is: started} # c\n- {on: 2021-06-02, is: done}\n\n# end\n")
    try expect(
      "log:\n    -   on: 2021-06-03\n        is: started\n", insertingIn: ["log"], at: 0,
      gives:
        "log:\n    -   on: 2021-06-02\n        is: done\n    -   on: 2021-06-03\n        is: started\n"
    )
    try expect(
      "log: [{on: 2021-06-01}, {on: 2021-06-03}]\n", insertingIn: ["log"], at: 1,
      gives:
        "log: [{on: 2021-06-01}, {on: 2021-06-02, is: done}, {on: 2021-06-03}]\n")
  }

  @Test func aListIsMadeWhereItIsMissing() throws {
    let item = "- {on: 2021-06-02, is: done}"
    try expect("a: 1\n", insertingIn: ["log"], gives: "a: 1\nlog:\n  \(item)\n")
    try expect("log: []  # c\nz: 1\n", insertingIn: ["log"], gives: "log:  # c\n  \(item)\nz: 1\n")
    try expect("log: # c\nz: 1\n", insertingIn: ["log"], gives: "log: # c\n  \(item)\nz: 1\n")
    try expect("p:\n- x\nlog:\n", insertingIn: ["log"], gives: "p:\n- x\nlog:\n\(item)\n")
    try expect(
      "x: {log: }\n", insertingIn: ["x", "log"], gives: "x: {log: [\(item.dropFirst(2))] }\n")
  }

  @Test func whatWouldChangeOtherPlacesIsRefused() throws {
    var anchored = try editor("a: &x 1\nb: *x\n")
    #expect(throws: EditFault.self) { try anchored.set(["a"], to: .number("2")) }
    #expect(String(decoding: anchored.result(), as: UTF8.self) == "a: &x 1\nb: *x\n")
    try anchored.set(["b"], to: .number("2"))
    #expect(String(decoding: anchored.result(), as: UTF8.self) == "a: &x 1\nb: 2\n")
    var aliased = try editor("a: &x {k: 1}\nb: *x\n")
    #expect(throws: EditFault.self) { try aliased.set(["b", "k"], to: .number("2")) }
    var text = try editor("a: text\n")
    #expect(throws: EditFault.self) { try text.set(["a", "k"], to: .number("2")) }
    #expect(throws: EditFault.self) { try text.insert([], inListAt: ["a"]) }
    #expect(throws: EditFault.self) { try text.set([0], to: .null) }
  }
}
