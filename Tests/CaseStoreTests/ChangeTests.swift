import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Foundation
import Playbooks
import Testing

/// What the store writes into a case, and what it refuses to write.
struct ChangeTests {
  private func origin(_ sum: String?) -> ChangeOrigin {
    ChangeOrigin(who: "张", at: "2021-06-01T09:30:00+08:00", sum: sum)
  }

  private func statement(_ value: Bool) -> Statement {
    Statement(value: .boolean(value), source: "裁定书", status: .verified)
  }

  private func seized(_ folder: StoreFolder) throws -> Slot {
    try #require(folder.store.rules.playbook.vocabulary.slot(named: "assets.seized"))
  }

  @Test func aFactIsWrittenAndWhatItWasStays() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let before = try #require(folder.store.case("garden"))
    let after = try folder.store.write(
      [seized(folder): statement(false)], part: nil, into: "garden", origin(before.sum))
    #expect(after.sum != before.sum)
    let text = try folder.text("cases/garden.yaml")
    #expect(text.contains("# by the court"))
    #expect(text.contains("households: 300"))
    let now = try #require(after.content.facts[try seized(folder)])
    #expect(now.value?.text == "false" && now.was.map { $0.value?.text } == ["true"])
    #expect(folder.store.case("garden")?.sum == after.sum)
  }

  @Test func theJournalSaysWhoChangedWhat() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let after = try folder.store.write(
      [seized(folder): statement(false)], part: nil, into: "garden", origin(nil))
    let changes = folder.store.changes(of: after)
    #expect(changes.map(\.who) == ["张"])
    let facts = changes.flatMap(\.facts)
    #expect(facts.map(\.fact) == ["assets.seized"] && facts.map(\.part) == [nil])
    #expect(facts.map(\.before) == ["true"] && facts.map(\.after) == ["false verified"])
    // A program that starts anew reads the same.
    let other = try StoreFolder.opened(folder.url)
    #expect(try other.changes(of: #require(other.case("garden"))).count == 1)
  }

  @Test func aChangeThatWasNotCarriedOutIsNoPartOfTheHistory() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let before = try folder.text("cases/garden.yaml")
    _ = try folder.store.write(
      [seized(folder): statement(false)], part: nil, into: "garden", origin(nil))
    // As if the program had ended between the line of the journal and the file.
    try folder.write(before, to: "cases/garden.yaml")
    #expect(try folder.store.changes(of: #require(folder.store.case("garden"))).isEmpty)
  }

  @Test func anotherStateOfTheFileIsNotOverwritten() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let seen = try #require(folder.store.case("garden"))
    try folder.write("case: garden\nfacts: {households: 12}\n", to: "cases/garden.yaml")
    let slot = try seized(folder)
    let fault = #expect(throws: ChangeFault.self) {
      try folder.store.write(
        [slot: statement(false)], part: nil, into: "garden", origin(seen.sum))
    }
    guard case .changedMeanwhile(let now)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(now.sum == folder.store.case("garden")?.sum)
    #expect(try folder.text("cases/garden.yaml") == "case: garden\nfacts: {households: 12}\n")
    #expect(
      !FileManager.default.fileExists(atPath: folder.url.appending(path: "cases/.advisor").path))
  }

  @Test func aPartGetsItsOwnFact() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let after = try folder.store.write(
      [seized(folder): statement(true)], part: "block-1", into: "hill", origin(nil))
    #expect(after.content.parts[0].facts[try seized(folder)]?.value?.text == "true")
    #expect(after.content.facts[try seized(folder)]?.value?.text == "false")
  }

  @Test func anEntryIsRecordedAndTakenBack() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let playbook = folder.store.rules.playbook
    let entry = LogEntry(
      on: try #require(CalendarDate("2021-05-20")),
      remedy: try #require(playbook.remedy(named: "unseal")), status: .done)
    let done = try folder.store.record(entry, into: "garden", anyway: false, origin(nil), .en)
    #expect(done.stored.content.facts[try seized(folder)]?.value?.text == "false")
    #expect(done.said.first?.contains("Have it unsealed") == true)
    let undone = try folder.store.undo(entry.remedy, in: "garden", reason: "slip", origin(nil))
    #expect(undone.content.log.first?.void?.reason == "slip")
    #expect(undone.content.facts[try seized(folder)]?.value?.text == "true")
    #expect(folder.store.changes(of: undone).map(\.kind) == [.log, .undo])
  }

  @Test func anEntryOfADayToComeIsRefused() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let before = try folder.text("cases/garden.yaml")
    let entry = LogEntry(
      on: try #require(CalendarDate("2021-07-01")),
      remedy: try #require(folder.store.rules.playbook.remedy(named: "unseal")), status: .started)
    let fault = #expect(throws: ChangeFault.self) {
      try folder.store.record(entry, into: "garden", anyway: false, origin(nil), .en)
    }
    guard case .refused(let reasons)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(!reasons.isEmpty)
    #expect(try folder.text("cases/garden.yaml") == before)
  }

  @Test func manyAtOnceLoseNothing() async throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let slot = try #require(folder.store.rules.playbook.vocabulary.slot(named: "households"))
    await withTaskGroup(of: Void.self) { group in
      for count in 1...12 {
        group.addTask { [store = folder.store] in
          let number = Statement(value: .number(Number(count)), source: "\(count)")
          _ = try? store.write([slot: number], part: nil, into: "garden", origin(nil))
        }
      }
    }
    let forms = try #require(folder.store.case("garden")?.content.facts[slot]).forms
    #expect(Set(forms.compactMap(\.source)) == Set((1...12).map(String.init)))
  }

  @Test func answersWaitInTheDraftAndAreWrittenTogether() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let day = try #require(CalendarDate("2021-06-01"))
    try folder.write("case: garden\n", to: "cases/garden.yaml")
    var (interview, stored, _) = try folder.store.interview(about: "garden", on: day)
    _ = try interview.answer([TypedAnswer(value: .boolean(true))])
    try folder.store.keep(interview.answers, of: stored)
    #expect(try folder.text("cases/garden.yaml") == "case: garden\n")
    // Another program, as after a crash, takes the answer up.
    let other = try StoreFolder.opened(folder.url)
    #expect(try other.interview(about: "garden", on: day).interview.answers.count == 1)
    let written = try other.writeDraft(of: "garden", on: day, origin(stored.sum))
    #expect(written.content.facts.count == 1)
    #expect(
      !FileManager.default.fileExists(
        atPath: folder.url.appending(path: "cases/garden.yaml.draft").path))
  }
}
