import Foundation
import Testing

/// `advisor diff --fail-on stuck` fails where a blocker can newly be without a remedy.
struct FailOnStuckTests {
  private static func rules(remedies: String, when: String) -> String {
    """
    playbook: {id: stalls, version: "1", title: Street stalls}
    facts:
      fee.paid: {title: Fee paid, type: boolean}
      seats: {title: Seats, type: number, allowed: ">= 0"}
    blockers:
      unpaid: {title: Unpaid, when: not(fee.paid) and seats > 20, remedies: \(remedies)}
    remedies:
      send-bill: {title: Send the bill, when: \(when), achieves: {fee.paid: true}}

    """
  }

  private static let always = rules(remedies: "[send-bill]", when: "true")
  private static let large = rules(remedies: "[send-bill]", when: "seats > 50")
  private static let huge = rules(remedies: "[send-bill]", when: "seats > 90")
  private static let none = rules(remedies: "[]", when: "true")

  private func fails(_ old: String, _ new: String) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("old", old), ("new", new)] {
      let version = folder.appending(path: name)
      try FileManager.default.createDirectory(at: version, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: version.appending(path: "playbook.yaml"))
    }
    let said = try Shell.run("$ advisor diff old new --lang en --fail-on stuck", in: folder)
    let failed = said.hasSuffix("--- status 1\n")
    #expect(failed || !said.contains("--- status"), "\(said)")
    return failed
  }

  @Test func itFailsWhereABlockerIsNewlyStuck() throws {
    #expect(try fails(Self.always, Self.large))
    #expect(try fails(Self.always, Self.none))
  }

  @Test func itPassesWhereTheBlockerCouldBeStuckBefore() throws {
    #expect(try !fails(Self.large, Self.huge))
    #expect(try !fails(Self.none, Self.large))
    #expect(try !fails(Self.none, Self.none))
  }

  @Test func itPassesWhereNoBlockerIsStuck() throws {
    #expect(try !fails(Self.always, Self.always))
    #expect(try !fails(Self.large, Self.always))
  }
}
