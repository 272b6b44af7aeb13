import CaseStore
import Diagnostics
import Foundation
import Testing

/// Drafts of rules on disk, and how they become the rules in force.
struct DraftFolderTests {
  private static let text = Array("facts: {x.y: {type: boolean}}\n".utf8)

  private func has(_ folder: StoreFolder, _ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.url.appending(path: path).path)
  }

  private func drafts(_ folder: StoreFolder) -> DraftFolder {
    DraftFolder(hiddenIn: folder.url.appending(path: "rules").path)
  }

  @Test func hiddenDraftsAreNeverReadAsRules() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let drafts = drafts(folder)
    #expect(drafts.names.isEmpty)
    try drafts.save(["a/b.yaml": Array("blockers: [".utf8)], into: "one")
    #expect(drafts.names == ["one"] && has(folder, "rules/.advisor/drafts/one/a/b.yaml"))
    folder.store.lookAgain()
    #expect(folder.store.rules.faults.isEmpty)
    #expect(try RuleFolder.files(folder.store.rulesFolder).count == 1)
    #expect(try RuleTestFolder.files(folder.store.rulesFolder).isEmpty)
    let files = try RuleFolder.files(folder.store.rulesFolder, over: drafts.texts(of: "one"))
    #expect(files.map(\.name) == ["a/b.yaml", "rules.yaml"])
    try drafts.remove("one")
    #expect(drafts.names.isEmpty)
  }

  @Test func aFileIsWrittenForTheStateThatWasSeen() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let drafts = drafts(folder)
    try drafts.save([:], into: "one")
    try drafts.save(Self.text, at: "a.yaml", in: "one", seen: "none", over: nil)
    #expect(throws: DraftFault.self) {
      try drafts.save([], at: "a.yaml", in: "one", seen: "none", over: nil)
    }
    #expect(try drafts.texts(of: "one") == ["a.yaml": Self.text])
    let sum = DraftFolder.sum(of: Self.text)
    try drafts.save([], at: "a.yaml", in: "one", seen: sum, over: Self.text)
    #expect(drafts.bases(of: "one") == ["a.yaml": "none"])
    try drafts.take(Self.text, asBaseOf: "a.yaml", in: "one")
    #expect(drafts.bases(of: "one") == ["a.yaml": sum])
    try drafts.drop("a.yaml", from: "one")
    #expect(try drafts.texts(of: "one").isEmpty)
  }

  @Test(arguments: ["../a.yaml", "/a.yaml", ".a.yaml", "a.txt", "a//b.yaml", "a\\b.yaml", ""])
  func pathsThatLeadElsewhereAreRefused(_ name: String) throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let drafts = drafts(folder)
    try drafts.save([:], into: "one")
    #expect(throws: DraftFault.self) { try drafts.save([name: Self.text], into: "one") }
    #expect(throws: DraftFault.self) { try drafts.drop(name, from: "one") }
    #expect(throws: DraftFault.self) { try drafts.texts(of: "../" + name) }
    #expect(throws: DraftFault.self) { try drafts.remove("..") }
    let journal = RuleJournal(folder.store.rulesFolder)
    #expect(throws: DraftFault.self) { try journal.write([name: Self.text], approval) }
    #expect(journal.approvals.isEmpty)
  }

  @Test func aFolderOfDraftsBehindALinkIsRefused() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "outside/drafts"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "rules/.advisor"),
      withDestinationURL: folder.url.appending(path: "outside"))
    #expect(throws: DraftFault.self) {
      try drafts(folder).save(["a.yaml": Self.text], into: "one")
    }
    #expect(throws: DraftFault.self) {
      try RuleJournal(folder.store.rulesFolder).write(["a.yaml": Self.text], approval)
    }
    #expect(!has(folder, "outside/drafts/one") && !has(folder, "outside/rules.ndjson"))
    #expect(!has(folder, "rules/a.yaml"))
  }

  private var approval: RuleApproval {
    RuleApproval(
      at: "2021-06-01T09:30:00+08:00", who: "王五", reason: "更正", draft: "one",
      files: ["a.yaml", "z.yaml"], digests: (old: "1", new: "2"))
  }

  @Test func allFilesAndTheLineAreWrittenOrNothingIs() throws {
    let folder = try StoreFolder()
    defer { folder.remove() }
    let journal = RuleJournal(folder.store.rulesFolder)
    try folder.write("x", to: "rules/keep.txt")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "rules/z.yaml"), withIntermediateDirectories: true)
    let texts = ["a.yaml": Self.text, "z.yaml": Self.text]
    #expect(throws: DraftFault.self) { try journal.write(texts, approval) }
    #expect(!has(folder, "rules/a.yaml") && journal.approvals.isEmpty)
    try FileManager.default.removeItem(at: folder.url.appending(path: "rules/z.yaml"))
    try journal.write(texts, approval)
    try journal.write(["a.yaml": Self.text], approval)
    #expect(has(folder, "rules/a.yaml") && has(folder, "rules/z.yaml"))
    #expect(journal.approvals.map(\.who) == ["王五", "王五"])
    #expect(journal.approvals.first?.files == ["a.yaml", "z.yaml"])
  }
}
