package import Advising
package import Diagnostics
package import FEEL
import Playbooks

/// A change of the rules, with what those who approve it are to know.
package struct Proposal: Sendable {
  /// What changes in the rules.
  package let difference: PlaybookDifference
  /// What changes for the cases; nil where none were given.
  package let impact: Impact?
  /// The number of case files that could not be read.
  package let unreadable: Int
  /// What is found in the new version and not in the old one, the worst first.
  package let newFindings: [Diagnostic]
  /// All that is found in the new version.
  package let findings: [Diagnostic]
  /// The tests of the new version that fail.
  package let failures: [RuleTestResult]
  /// The number of tests of the new version.
  package let tests: Int
  /// The conditions that these tests have seen true, false and unknown, and how many there are.
  package let covered: (seen: Int, all: Int)
  /// The names of the tests that only one version has, or that were rewritten.
  package let testChanges: Renewed
  /// What became of the promises of the new version.
  package let promises: VerificationReport
  /// The names of the promises that only one version has.
  package let promiseChanges: Renewed
  /// The day that the advice is for.
  package let date: CalendarDate

  /// What two versions of a list have differently, by name.
  package struct Renewed: Sendable {
    /// In the new one only.
    package let added: [String]
    /// In the old one only.
    package let removed: [String]
    /// In both, and written differently.
    package let rewritten: [String]

    /// Compares two lists of names with texts.
    init(_ old: [(name: String, text: String)], _ new: [(name: String, text: String)]) {
      let before = Dictionary(old.map { ($0.name, $0.text) }, uniquingKeysWith: { a, _ in a })
      let after = Set(new.map(\.name))
      added = new.map(\.name).filter { before[$0] == nil }
      removed = old.map(\.name).filter { !after.contains($0) }
      rewritten = new.filter { item in before[item.name].map { $0 != item.text } == true }
        .map(\.name)
    }
  }

  /// What keeps a proposal from being settled; the raw value is the word in JSON.
  package enum Open: String, Sendable, CaseIterable {
    case newErrors = "new-errors"
    case newWarnings = "new-warnings"
    case failedTests = "failed-tests"
    case brokenPromises = "broken-promises"
    /// A promise of its own was held to no case.
    case untriedPromises = "untried-promises"
    case notAnalysed = "not-analysed"
    case newlyStuck = "newly-stuck"
    case unreadableCases = "unreadable-cases"
    case noCases = "no-cases"
    case versionUnchanged = "version-unchanged"
  }

  /// Puts together what is known of a change.
  ///
  /// - Parameters:
  ///   - cases: Each case, with the version that it was read with; nil where none were given.
  ///   - unreadable: The number of case files that neither version could read.
  ///   - bound: The most cases that the promises are held to.
  package init(
    old: GuardedRules, new: GuardedRules, cases: [(case: Case, isOld: Bool)]?, unreadable: Int,
    on date: CalendarDate, atMost bound: Int
  ) {
    self.date = date
    self.unreadable = unreadable
    let impact = cases.map {
      Impact($0, old: old.playbook, new: new.playbook, on: date)
    }
    self.impact = impact
    difference =
      impact?.difference
      ?? PlaybookDifference(old: old.playbook, new: new.playbook, on: date)
    func found(_ rules: GuardedRules) -> [Diagnostic] {
      let checked = Check.findings(in: rules.playbook, on: date)
      return (rules.diagnostics.map { Finding($0) } + checked).worstFirst.map(\.diagnostic)
    }
    let known = Set(found(old).map(\.sentence))
    findings = found(new)
    newFindings = findings.filter { !known.contains($0.sentence) }
    let run = RuleTestRunner(new.playbook, today: date).run(new.tests)
    failures = run.results.filter { !$0.passed }
    tests = new.tests.count
    let conditions = run.coverage.conditions
    covered = (conditions.count(where: \.isComplete), conditions.count)
    testChanges = Renewed(old.tests.map(\.named), new.tests.map(\.named))
    promises = Verifier(new.playbook, own: new.promises, on: date).run(atMost: bound)
    promiseChanges = Renewed(old.promises.map(\.named), new.promises.map(\.named))
  }

  /// What is open, each with how many of it there are.
  package var open: [(what: Open, count: Int)] {
    func new(_ severity: Severity) -> Int { newFindings.count { $0.severity == severity } }
    let isSameVersion = VersionCheck.finding(difference, since: difference.old.version) != nil
    let counts: [(Open, Int)] = [
      (.newErrors, new(.error)), (.newWarnings, new(.warning)), (.failedTests, failures.count),
      (.brokenPromises, promises.results.count { $0.broken > 0 }),
      (.untriedPromises, promises.results.count(where: \.isUntried)),
      (.notAnalysed, difference.notAnalysed.count), (.newlyStuck, impact?.stuck.count ?? 0),
      (.unreadableCases, unreadable), (.noCases, impact == nil ? 1 : 0),
      (.versionUnchanged, isSameVersion ? 1 : 0),
    ]
    return counts.filter { $0.1 > 0 }.map { (what: $0.0, count: $0.1) }
  }
}

extension Diagnostic {
  /// What it says, wherever it stands.
  fileprivate var sentence: String { "\(id) \(severity.rawValue) \(message.en)" }
}

extension RuleTest {
  fileprivate var named: (name: String, text: String) { (name, extent.written) }
}

extension Property {
  fileprivate var named: (name: String, text: String) {
    guard case .own(let when, let holds) = promise else { return (name, "") }
    return (name, "\(when?.text ?? "") / \(holds.text)")
  }
}

extension Place {
  /// The text at the place, without blanks, which tell nothing apart.
  fileprivate var written: String {
    let bytes = file.text[span.start..<span.end]
    return String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
  }
}
