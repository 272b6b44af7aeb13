/// A small playbook with a test and a case.
enum Sample {
  static let rules = """
    playbook: {id: sample, version: "1.0", title: Sample, languages: [en]}
    facts:
      assets.seized: {title: Assets seized, type: boolean}
      paperwork.complete: {title: Paperwork complete, type: boolean}
    offices:
      petition-office: {title: Petition office}
    blockers:
      seized-assets: {title: Assets seized, when: assets.seized, remedies: [unseal]}
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
        case: ../../cases/one.yaml
        as of: 2021-06-01
        expect: {blockers: [seized-assets]}
      - name: this one fails
        facts: {assets.seized: true, paperwork.complete: true}
        as of: 2021-06-01
        expect: {blockers: []}

    """

  static func write(to scratch: Scratch) throws {
    try scratch.write(
      "case: one\nfacts: {assets.seized: true, paperwork.complete: true}\n", to: "cases/one.yaml")
    try scratch.write("case: two\nfacts: {assets.seized: false}\n", to: "cases/two.yaml")
    try scratch.write(rules, to: "rules/rules.yaml")
    try scratch.write(tests, to: "rules/tests/tests.yaml")
  }
}
