import Diagnostics
import Playbooks
import Testing
import Verification

/// A test or a promise that cannot be read is a finding: it never vanishes silently.
struct NothingLostTests {
  @Test(arguments: [
    "{name: {en: A}, expect: {blockers: []}}", "{name: [a, b], expect: {blockers: []}}",
    "{name: a, expect: {plan: {reaches: [true]}}}",
  ])
  func ofRuleTests(test: String) throws {
    var reader = RuleTestReader(try SmallPlaybook.load()) { _, _ in nil }
    let text = "tests:\n  - \(test)\n"
    _ = reader.read(SourceFile(name: "tests.yaml", text: text))
    #expect(reader.diagnostics.map(\.severity) == [.error])
  }

  @Test(arguments: [
    "{name: {en: A}, holds: \"true\"}", "{name: a, holds: [\"true\"]}",
    "{name: a, when: [\"true\"], holds: \"true\"}",
  ])
  func ofProperties(property: String) throws {
    var reader = PropertyReader(try SmallPlaybook.load())
    let text = "properties:\n  - \(property)\n"
    #expect(reader.read(SourceFile(name: "properties.yaml", text: text)).isEmpty)
    #expect(reader.diagnostics.map(\.severity) == [.error])
  }
}
