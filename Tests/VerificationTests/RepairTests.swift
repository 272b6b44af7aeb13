import Diagnostics
import Playbooks
import Testing
import Verification

struct RepairTests {
  @Test func fullWidthSignsAreMendedAndNothingElseChanges() {
    let repair = repair(
      """
      playbook: {id: p, version: "1", title: P}   # a comment
      facts:
        households: {title: 户数，共计, type: number}
      blockers:
        many：
          title: Many
          when: households ＞ 300
      """)
    let text = String(decoding: repair.files[0].text, as: UTF8.self)
    #expect(text.contains("when: households > 300"))
    #expect(text.contains("  many: \n"))
    #expect(text.contains("户数，共计, type: number}"))
    #expect(text.contains("   # a comment"))
    #expect(repair.changed == ["p.yaml"])
    #expect(repair.changes.map(\.diagnostic.id).sorted().contains("full-width-character"))
  }

  /// A name that is only near is for people to choose.
  @Test func aGuessIsNoFix() {
    let text = """
      playbook: {id: p, version: "1", title: P}
      facts: {permit.y2019: {title: A, type: boolean}, lit: {title: B, type: boolean}}
      blockers:
        a: {title: A, when: litt, remedys: [light]}
        b: {title: B, when: permit.y2020, remedies: [lihgt]}
      remedies: {light: {title: L, achieves: {lit: true}}}
      """
    let repair = repair(text)
    #expect(repair.changes.isEmpty && repair.files[0].text == Array(text.utf8))
    let found = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)]).diagnostics
    #expect(found.count == 4 && found.allSatisfy { $0.fix == nil })
    #expect(found.count { $0.suggestion != nil || $0.help != nil } == 4)
  }

  /// A value gets the quotes that it needs, in whatever quotes the whole stands.
  @Test func aValueIsPutInQuotes() {
    let repair = repair(
      """
      playbook: {id: p, version: "1", title: P}
      facts: {state: {title: S, type: string, allowed: [broken, sound]}, n: {title: N, type: number}}
      decisions:
        a: {type: string, allowed: [high, low], table: {inputs: [n], rows: [["-", high]]}}
        b: {type: boolean, is: "state = broken"}
        c: {type: boolean, is: 'state = sound'}
        d: {type: boolean, is: state = sound}
        e: {type: string, allowed: [high, low], is: low}
      """)
    let text = String(decoding: repair.files[0].text, as: UTF8.self)
    for line in [
      "[\"-\", '\"high\"']", "is: \"state = \\\"broken\\\"\"", "is: 'state = \"sound\"'",
      "is: state = \"sound\"}", "is: '\"low\"'",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
    let loaded = PlaybookLoader.load(repair.files)
    #expect(loaded.diagnostics.map(\.message.en) == [])
  }

  @Test(arguments: [
    ("title：{en: B, zh: 乙}", "title: {en: B, zh: 乙}"),
    ("title:{en: B, zh: 乙}", "title: {en: B, zh: 乙}"),
    ("title: {en：B, zh：乙}", "title: {en: B, zh: 乙}"),
    ("title: {en:B, zh: 乙}", "title: {en: B, zh: 乙}"),
  ])
  func aColonIsMendedWhereItIsWrong(written: String, meant: String) {
    let text = """
      playbook: {id: p, version: "1", title: P}
      facts:
        lit:
          \(written)
          type: boolean
      """
    let found = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)]).diagnostics
    let ids = ["full-width-colon", "colon-without-blank"]
    #expect(found.allSatisfy { ids.contains($0.id) && $0.fix != nil } && !found.isEmpty)
    let text2 = String(decoding: repair(text).files[0].text, as: UTF8.self)
    #expect(text2.contains(meant), "\(text2)")
  }

  @Test func whatCannotBeMendedKeepsItsText() {
    let text = "playbook: {id: p, version: \"1\", title: P}\nfacts: [a]\n"
    let repair = repair(text)
    #expect(repair.changed.isEmpty)
    #expect(repair.files[0].text == Array(text.utf8))
  }

  private func repair(_ text: String) -> Repair {
    Repair([SourceFile(name: "p.yaml", text: text)]) { files in
      let loaded = PlaybookLoader.load(files)
      let more = loaded.playbook.map { Check.findings(in: $0, on: ExampleReader.day) } ?? []
      return loaded.diagnostics + more.map(\.diagnostic)
    }
  }
}
