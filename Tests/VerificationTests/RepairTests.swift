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
