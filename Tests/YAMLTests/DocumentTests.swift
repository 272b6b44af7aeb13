import Diagnostics
import Testing
import YAML

struct DocumentTests {
  @Test func keysKeepTheirOrder() {
    let parsed = Document.parse(SourceFile(name: "a.yaml", text: "b: 1\na: [x, {c: no}]\n"))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.document?.root?.mapping?.map(\.name) == ["b", "a"])
  }
}
