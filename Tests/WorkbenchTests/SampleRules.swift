import Foundation

/// A small playbook with two tests and two cases, which is quick to load.
enum SampleRules {
  static let rules = """
    playbook: {id: sample, version: "1.0", title: Sample, languages: [en]}
    facts:
      assets.seized: {title: Assets seized, type: boolean}
      paperwork.complete: {title: Paperwork complete, type: boolean}
    offices:
      petition-office: {title: Petition office}
    blockers:
      # Nothing moves while assets are seized.
      seized-assets:
        title: Assets seized
        when: assets.seized
        remedies: [unseal]
      incomplete-paperwork:
        title: Paperwork incomplete
        when: not(paperwork.complete)
        remedies: [complete]
    remedies:
      unseal: {title: Unseal, lead: petition-office, achieves: {assets.seized: false}}
      complete: {title: Complete it, lead: petition-office, achieves: {paperwork.complete: true}}

    """
  static let tests = """
    tests:
      - name: seized assets stand in the way
        facts: {assets.seized: true, paperwork.complete: true}
        as of: 2021-06-01
        expect: {blockers: [seized-assets]}
      - name: missing paperwork stands in the way
        facts: {paperwork.complete: false}
        as of: 2021-06-01
        expect: {blockers: [incomplete-paperwork]}

    """
  static let files = [
    "rules/rules.yaml": rules, "rules/tests/tests.yaml": tests,
    "cases/one.yaml": "case: one\nfacts: {assets.seized: true, paperwork.complete: true}\n",
    "cases/two.yaml": "case: two\nfacts: {assets.seized: false, paperwork.complete: true}\n",
  ]
}

extension Site {
  /// Opens folders with these files, by their paths.
  init(sample files: [String: String], isShared: Bool = false) throws {
    try self.init(
      preparing: { url in
        for (path, text) in files { try Self.write(text, to: path, in: url) }
        return url.appending(path: "rules")
      }, isShared: isShared)
  }

  /// Writes a file below the folder of the copies.
  func write(_ text: String, to path: String) throws { try Self.write(text, to: path, in: url) }

  private static func write(_ text: String, to path: String, in url: URL) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
