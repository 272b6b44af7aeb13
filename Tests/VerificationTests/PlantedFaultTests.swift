import Advising
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing
import Verification

struct PlantedFaultTests {
  @Test func aCleanPlaybookHasOnlyWhatCannotBeAnalysed() throws {
    let found = try findings("clean.yaml")
    #expect(found.filter { $0.id != "not-analysed" }.map(shown) == [])
    #expect(found.map(\.message.en).filter { $0.contains("count(loans.list) > 0") }.count == 1)
  }

  /// Nothing is missed, and nothing is found where nothing was planted.
  @Test func eachFaultIsFoundOnItsLine() throws {
    let found = Set(try findings("planted.yaml").map { "\($0.place.start.line) \($0.id)" })
    let planted = try planted("planted.yaml")
    #expect(planted.subtracting(found).sorted() == [])
    let severe = Set(
      try findings("planted.yaml").filter { $0.severity != .note }
        .map { "\($0.place.start.line) \($0.id)" })
    #expect(severe.subtracting(planted).sorted() == [])
  }

  @Test func everyCheckIsPlanted() throws {
    let planted = Set(try planted("planted.yaml").compactMap { $0.split(separator: " ").last })
    let missing = Set(Check.all.flatMap(\.ids)).subtracting(planted.map { String($0) })
    // An invisible character would vanish in an editor; its page has it.
    #expect(missing.sorted() == ["invisible-character"])
  }

  /// Where the diagrams find no room, the conditions and what was looked for are named.
  @Test func whatFindsNoRoomIsNamed() throws {
    let found = Check.findings(
      in: try playbook("planted.yaml"), on: ExampleReader.day, bound: 24
    ).map(\.diagnostic).filter { $0.id == "not-analysed" }.map(\.message.en)
    let large = "`loans.overdue > 30 and loans.overdue > 10` depends on"
    #expect(found.contains { $0.hasPrefix(large) })
    #expect(
      found.contains { $0.hasPrefix("the conditions together") && $0.contains("`table-gap`") })
  }

  /// A case that a finding shows is a case file, and its blocker is stuck in it.
  @Test func theCaseShownIsACaseFileThatShowsIt() throws {
    let playbook = try playbook("planted.yaml")
    let stuck = try findings("planted.yaml").first {
      $0.id == "no-remedy-applies" && $0.message.en.hasPrefix("`lost`")
    }
    let note = try #require(stuck?.notes.first?.message.en)
    let text = try #require(note.split(separator: "`").dropFirst().first)
    let read = CaseReader(playbook).read(SourceFile(name: "case.yaml", text: String(text)))
    let file = try #require(read.content)
    let advice = Advisor(playbook).advise(file, on: ExampleReader.day)
    #expect(advice.stuck.contains { $0.reason.blocker.map { playbook[$0].id } == "lost" })
  }

  /// Two words that look the same are told apart, though the playbook cannot be read.
  @Test func aLookAlikeIsFoundInAPlaybookThatCannotBeRead() {
    let file = SourceFile(name: "rules.yaml", text: "facts:\n  fire.plаn: {type: boolean}\n")
    let found = Check.characters(in: [file]).map(\.diagnostic)
    #expect(found.map(\.id) == ["look-alike-character"])
    #expect(found.first?.place.start.line == 2)
  }

  @Test func whatFollowsFromAFactThatCannotBeReadIsNotTold() {
    let text = """
      playbook: {id: p, version: "1", title: P}
      facts:
        fee.paid: {title: Fee paid, type: bolean}
      blockers:
        unpaid: {title: Unpaid, when: not(fee.paid) and fee.payd, remedies: [bill]}
      remedies:
        bill: {title: Bill, achieves: {fee.paid: true}}
      """
    let found = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: text)]).diagnostics
    #expect(found.map(\.id) == ["unknown-type", "unknown-name"])
    #expect(found.last?.message.en.contains("fee.payd") == true)
  }

  private func shown(_ diagnostic: Diagnostic) -> String {
    DiagnosticPrinter(language: .en).text(diagnostic)
  }

  private func findings(_ name: String) throws -> [Diagnostic] {
    Check.findings(in: try playbook(name), on: ExampleReader.day).map(\.diagnostic)
  }

  private func playbook(_ name: String) throws -> Playbook {
    let loaded = PlaybookLoader.load([try file(name)])
    #expect(loaded.diagnostics.map(shown) == [])
    return try #require(loaded.playbook)
  }

  private func file(_ name: String) throws -> SourceFile {
    let url = DiagnosticPage.root.appending(path: "Tests/Corpus/checks/\(name)")
    return SourceFile(name: name, text: Array(try Data(contentsOf: url)))
  }

  /// `LINE ID` for each `# finds: ID, ID`.
  private func planted(_ name: String) throws -> Set<String> {
    let file = try file(name)
    let lines = String(decoding: file.text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var planted: Set<String> = []
    for (index, line) in lines.enumerated() {
      // `# finds -2: id` speaks of the line two above, where no comment can stand.
      guard let mark = line.firstMatch(of: /# finds ?(-\d+)?: (.*)/) else { continue }
      let number = index + 1 + (mark.1.flatMap { Int($0) } ?? 0)
      for id in mark.2.split(separator: ",") {
        planted.insert("\(number) \(id.filter { $0 != " " })")
      }
    }
    return planted
  }
}
