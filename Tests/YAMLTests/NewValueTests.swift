import Diagnostics
import Testing
import YAML

struct NewValueTests {
  @Test func stringsReadBackAsThemselvesWhereverTheyStand() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<6_000 {
      let text = random.text()
      let value = NewValue.string(text)
      let flow = NewValue.map([(key: text, value: value), (key: "z", value: .list([value]))])
      let source = "a: \(value.text())\nb: \(flow.text())\n- \n".replacing("- \n", with: "")
      let parsed = Document.parse(SourceFile(name: "x", text: source))
      let root = try #require(parsed.document?.root, "\(source)")
      try #require(parsed.diagnostics.isEmpty || text == "z", "\(source)")
      #expect(root["a"]?.string == text, "\(source)")
      #expect(root["b"]?.mapping?.first?.name == text, "\(source)")
      #expect(root["b"]?.mapping?.first?.value.string == text, "\(source)")
    }
  }

  @Test func quotesStandOnlyWhereTheyAreNeeded() {
    let plain = [
      "no", "yes", "2021-06-01", "市信访局", "说明：好", "a, b", "x:y", "-a", "?a", "a#b", "10:30",
      "3200万元",
      "it's", "a - b", "a \"b\"", "=", "1_000", "Null",
    ]
    for text in plain { #expect(NewValue.string(text).text() == text) }
    let quoted = [
      "", " ", "null", "true", "357", "1.5", "a: b", "a #b", "- a", "a:", "[a", "\"a\"", "'", "@a",
      "x\ny",
    ]
    for text in quoted { #expect(NewValue.string(text).text() != text) }
    #expect(NewValue.string("a, b").text(inFlow: true) == "\"a, b\"")
    #expect(NewValue.string("\"a\" = b").text() == "'\"a\" = b'")
  }

  @Test func numbersBooleansAndNullAreWrittenAsSuch() {
    let value = NewValue.map([
      (key: "value", value: .number("3200.50")), (key: "b", value: .boolean(false)),
      (key: "n", value: .null), (key: "on", value: .string("2021-06-01")),
    ])
    #expect(value.text() == "{value: 3200.50, b: false, n: null, on: 2021-06-01}")
  }
}
