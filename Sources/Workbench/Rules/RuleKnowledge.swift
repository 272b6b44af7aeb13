import Advising
import CaseStore
import Diagnostics
import Files
import Playbooks
import Synchronization
import Verification

/// What pages about rules need and what takes a while to find out, kept for the rules in force.
struct RuleKnowledge {
  /// The digest of the rules that it is about.
  var digest = ""
  /// What comes before what.
  var precedence: Precedence?
  /// Where entries are named, with the texts of the tests that were looked through.
  var mentions: (tests: [[UInt8]], index: MentionIndex)?

  /// Forgets what is about other rules.
  mutating func follow(_ digest: String) {
    if digest != self.digest { self = RuleKnowledge(digest: digest) }
  }
}

extension WorkbenchSite {
  /// Changes drafts, or rules by them, while nobody else does.
  func changingDrafts<Result: Sendable, Fault: Error>(
    _ work: (DraftFolder) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    try changingRules.withLock { _ throws(Fault) in try work(drafts) }
  }

  /// What comes before what, by the rules in force.
  func precedence() -> Precedence {
    let advisor = store.rules.advisor
    let kept = knowledge.withLock { known -> Precedence? in
      known.follow(advisor.playbook.digest)
      return known.precedence
    }
    if let kept { return kept }
    let found = Precedence(advisor)
    knowledge.withLock { known in
      if known.digest == advisor.playbook.digest { known.precedence = found }
    }
    return found
  }

  /// Where the entries of the rules in force are named: in rules, tests and promises.
  func mentions() throws(FileFault) -> MentionIndex {
    let (folder, playbook) = (store.rulesFolder, store.rules.playbook)
    let tests = try RuleTestFolder.files(folder)
    let texts = tests.map(\.text)
    let kept = knowledge.withLock { known -> MentionIndex? in
      known.follow(playbook.digest)
      return known.mentions.flatMap { $0.tests == texts ? $0.index : nil }
    }
    if let kept { return kept }
    let loaded = PlaybookLoader.load(playbook.files, notingMentions: true)
    let index = MentionIndex(
      loaded, by: playbook, tests: tests, properties: try RuleFolder.propertiesFile(folder))
    knowledge.withLock { known in
      if known.digest == playbook.digest { known.mentions = (texts, index) }
    }
    return index
  }
}
