import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing
import Verification

/// FEEL tells `é` from `e` with an accent, which Swift's `==` does not: so do all forms of a
/// condition, and whatever is looked up by a text.
struct ExactTextTests {
  private static let one = "caf\u{E9}"
  private static let two = "cafe\u{301}"

  /// The ids of the blockers that are present.
  private func present(_ conditions: [String], name: String) throws -> [String] {
    let blockers = conditions.enumerated().map { index, condition in
      "  k\(index): {title: K, when: '\(condition)', remedies: []}\n"
    }
    let small = try SmallCase(
      rules: """
        playbook: {id: t, version: "1", title: T}
        facts:
          name: {title: Name, type: string}
          flag: {title: Flag, type: boolean}
        blockers:
        \(blockers.joined())
        """,
      cases: "case: c\ntitle: C\nfacts: {name: \(name)}\n")
    let advice = small.advisor.advise(small.file, on: try .day("2021-06-01"))
    return advice.blockers.filter { $0.state == .holds }.map { advice.playbook[$0.blocker].id }
  }

  @Test func conditionsThatDifferInAnAccentAreTwo() throws {
    let conditions = [Self.one, Self.two].map { "name = \"\($0)\" or flag" }
    #expect(try present(conditions, name: Self.one) == ["k0"])
    #expect(try present(conditions, name: Self.two) == ["k1"])
  }

  @Test func valuesThatDifferInAnAccentAreTwo() throws {
    let condition =
      "string length(name) = 4 and (flag or not(flag)) "
      + "or string length(name) != 4 and flag and not(flag)"
    let small = try SmallCase(
      rules: """
        playbook: {id: t, version: "1", title: T}
        facts:
          name: {title: Name, type: string}
          flag: {title: Flag, type: boolean}
        blockers:
          k: {title: K, when: '\(condition)', remedies: []}
        """,
      cases: "case: a\ntitle: A\nfacts: {name: \(Self.one)}\n",
      "case: b\ntitle: B\nfacts: {name: \(Self.two)}\n")
    for files in [small.files, small.files.reversed()] {
      for file in files {
        let advice = small.advisor.advise(file, on: try .day("2021-06-01"), parts: .blockers)
        #expect(advice.blockers.map { $0.state == .holds } == [file.id == "a"])
      }
    }
  }

  @Test func whatAccentsAloneTellApartIsNoContradiction() throws {
    let small = try SmallCase(
      rules: """
        playbook: {id: t, version: "1", title: T}
        facts:
          name: {title: Name, type: string}
        blockers:
          k: {title: K, when: 'contains(name, "\(Self.one)") and not(contains(name, "\(Self.two)"))'}
        """,
      cases: "case: c\ntitle: C\n")
    let found = Check.findings(in: small.advisor.playbook, on: try .day("2021-06-01"))
    #expect(!found.contains { $0.diagnostic.id == "never-true" })
  }
}
