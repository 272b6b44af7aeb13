import Advising
import CaseStore
import Caseload
import Diagnostics
import FEEL
import Foundation
import Playbooks
import Reports
import Testing

/// The store follows the two folders.
struct StoreTests {
  @Test func aFileThatOthersChangeIsReadAgain() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let before = try #require(folder.store.case("garden"))
    try folder.write("case: garden\ntitle: other\n", to: "cases/garden.yaml")
    let after = try #require(folder.store.case("garden"))
    #expect(after.content.title[.en] == "other")
    #expect(after.sum != before.sum)
  }

  @Test func newFilesComeAndRemovedOnesGo() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    #expect(folder.store.heads.map(\.id) == ["garden", "hill"])
    try folder.write("case: new\n", to: "cases/new.yaml")
    try FileManager.default.removeItem(at: folder.url.appending(path: "cases/hill.yaml"))
    folder.wait()
    #expect(folder.store.heads.map(\.id) == ["garden", "new"])
    #expect(folder.store.case("hill") == nil)
  }

  @Test func aFileThatCannotBeUsedIsListedWithItsReason() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    try folder.write("case: bad\nfacts: {assets.sealed: true}\n", to: "cases/bad.yaml")
    try folder.write("case: garden\n", to: "cases/zz.yaml")
    folder.wait()
    let unusable = folder.store.unusable
    #expect(unusable.map(\.path) == ["bad.yaml", "zz.yaml"])
    #expect(unusable[0].diagnostics.map(\.id).contains("unknown-fact"))
    #expect(unusable[1].file.reason.en.contains("garden.yaml"))
    #expect(folder.store.case("garden")?.path == "garden.yaml")
  }

  @Test func aFileThatIsBrokenIsStillThatOfItsCase() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    #expect(folder.store.case("garden") != nil)
    try folder.write("case: garden\nfacts: {households: 3", to: "cases/garden.yaml")
    #expect(folder.store.case("garden") == nil)
    #expect(folder.store.unusable("garden")?.path == "garden.yaml")
    #expect(folder.store.unusable("hill") == nil)
  }

  @Test func aLinkOutOfTheFolderIsNotFollowed() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    try folder.write("case: secret\n", to: "secret.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "cases/link.yaml").path,
      withDestinationPath: "../secret.yaml"
    )
    folder.wait()
    #expect(folder.store.case("secret") == nil)
  }

  @Test func rulesWithErrorsLeaveThoseBeforeInForce() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    try folder.write(StoreFolder.rules + "\n  other: {}\n", to: "rules/rules.yaml")
    folder.wait()
    #expect(!folder.store.rules.faults.isEmpty)
    #expect(folder.store.rules.playbook.version == "1")
    #expect(folder.store.case("garden") != nil)
    try folder.write(
      StoreFolder.rules.replacing("version: \"1\"", with: "version: \"2\""), to: "rules/rules.yaml")
    folder.wait()
    #expect(folder.store.rules.faults.isEmpty)
    #expect(folder.store.rules.playbook.version == "2")
  }

  @Test func theLedgerHasTheRowsOfTheReport() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let day = try #require(CalendarDate("2021-06-01"))
    let ledger = folder.store.ledger(on: day, patience: .seconds(60))
    #expect(ledger.missing == 0)
    let list = folder.store.list(on: day)
    for language in Language.allCases {
      let rows = list.entries.map { LedgerReport.row($0, language).cells.map(\.text) }
      #expect(ledger.lines.map { $0.row(language).cells.map(\.text) } == rows)
    }
    #expect(ledger.lines.map(\.state) == list.entries.map(\.state))
  }

  @Test func aListThatIsNotCompleteSaysHowManyAreMissing() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let day = try #require(CalendarDate("2021-06-01"))
    #expect(folder.store.ledger(on: day, patience: .zero).missing == 2)
  }
}
