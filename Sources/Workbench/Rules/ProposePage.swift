import CaseStore
import Diagnostics
import Docket
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// A draft as it is put before those who approve it, and the form by which they do.
struct ProposePage {
  private let frame: DraftFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try ProposePage(frame: DraftFrame(visit)).page(nil)
  }

  /// Makes the draft the rules in force.
  static func approve(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = try ProposePage(frame: DraftFrame(visit))
    let who: String
    switch SigningFields(visit: visit).who() {
    case .success(let name): who = name
    case .failure(let slip): return try page.page(slip.message, status: 422)
    }
    guard let reason = visit.form.filled("reason") else {
      return try page.page(
        Wording(en: "type the reason: it stays with the change", zh: "请填写理由，理由随修改一并留存"), status: 422
      )
    }
    let refusal = try visit.site.changingDrafts { _ throws(Problem) in
      try page.approve(who: who, reason: reason)
    }
    if let refusal { return try page.page(refusal.message, status: refusal.status) }
    return WebResponse.seeOther(visit.link("rules", "changes"))
      .settingCookie("advisor-who", who, isKept: true)
  }

  private var visit: Visit { frame.visit }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  /// Writes the draft into the rules unless something speaks against it; nothing is written then.
  private func approve(who: String, reason: String) throws(Problem) -> (
    message: Wording, status: Int
  )? {
    visit.store.lookAgain()
    let now = try DraftFrame(visit)
    guard now.sum == visit.form["sum"] else {
      return (
        Wording(
          en:
            "the draft or the rules have changed meanwhile; nothing was written. Look at it again",
          zh: "草稿或现行规则已有改动，本次未写入；请重新审阅"), 412
      )
    }
    let trial = try RuleTrial(now.version, visit)
    guard let new = trial.playbook, let report = try trial.tests() else {
      return (Self.errors, 409)
    }
    if let reason = try obstacle(
      now, failed: report.results.count { !$0.passed },
      errors: try trial.findings() + report.diagnostics)
    {
      return (reason, 409)
    }
    let approval = RuleApproval(
      at: visit.site.options.clock(), who: who, reason: reason, draft: now.draft,
      files: now.texts.keys.sorted(),
      digests: (old: visit.store.rules.playbook.digest, new: new.digest))
    try Problem.orDraft { () throws(DraftFault) in
      try RuleJournal(visit.store.rulesFolder).write(now.texts, approval)
    }
    try? visit.site.drafts.remove(now.draft)
    visit.store.lookAgain()
    return nil
  }

  private static let errors = Wording(
    en: "the draft has errors; mend them first", zh: "草稿有错误，请先改正")

  /// What keeps the draft from being approved; nil where nothing does.
  private func obstacle(_ frame: DraftFrame, failed: Int, errors found: [Diagnostic])
    throws(Problem) -> Wording?
  {
    if frame.texts.isEmpty { return Wording(en: "the draft changes nothing", zh: "草稿没有改动") }
    if found.contains(where: { $0.severity == .error }) { return Self.errors }
    if failed > 0 {
      return Wording(
        en: "\(failed) rule tests fail; mend the rules or the tests first",
        zh: "\(failed) 项规则测试失败，请先改正规则或测试")
    }
    guard try !frame.overtaken().isEmpty else { return nil }
    return Wording(
      en: "the rules in force have changed since the draft was begun; take in what changed first",
      zh: "草稿起草后现行规则又有改动，请先并入")
  }

  private func page(_ slip: Wording?, status: Int = 200) throws(Problem) -> WebResponse {
    let title = say("Propose and approve", "送审和批准")
    let old: GuardedRules
    let new: GuardedRules
    do throws(StoredRules.Fault) {
      old = try RuleVersion(visit.store.rulesFolder).guarded(cases: visit.store.folder)
      new = try frame.version.guarded(cases: visit.store.folder)
    } catch {
      switch error {
      case .file(let fault): throw Problem(status: 409, message: fault.message)
      case .rules(let found):
        let problems = TrialMarkup(frame: frame).problems(found, of: nil)
        return frame.page(title, [frame.slip(slip ?? Self.errors), problems], status: status)
      }
    }
    let cases = try Problem.orFile { () throws(FileFault) in
      try visit.store.cases(by: new.playbook)
    }
    let proposal = Proposal(
      old: old, new: new, cases: cases.cases, unreadable: cases.unusable.count, on: visit.day,
      atMost: 300)
    let embedding = PageEmbedding(caseAddress: { [visit] in visit.link("cases", $0) })
    let pages = proposal.report([visit.language], full: false, json: visit.language).pages.map {
      Markup(written: PageHTML(embedding: embedding).fragment($0))
    }
    let obstacle = try obstacle(
      frame, failed: proposal.failures.count, errors: proposal.findings)
    return frame.page(title, [frame.slip(slip), form(obstacle)] + pages, status: status)
  }

  private func form(_ obstacle: Wording?) -> Markup {
    if frame.isShared { return .none }
    if let obstacle {
      return tag(
        "p", ["class": "notice"],
        Markup(
          say("It cannot be approved yet: ", "暂不能批准：") + obstacle[visit.language]
            + say(".", "。")))
    }
    let reason = visit.request.isReading ? nil : visit.form["reason"]
    return tag(
      "details", ["open": reason == nil ? nil : ""],
      tag("summary", [:], Markup(say("Approve this draft", "批准本草稿"))),
      tag(
        "form", ["method": "post", "action": frame.link("approve"), "class": "edit"],
        tag(
          "p", [:],
          Markup(
            say(
              "The files of the draft take the place of those in force at once; the draft is removed.",
              "批准后，草稿中的文件立即取代现行文件，草稿随之删除。"))),
        tag(
          "label", [:], Markup(say("Reason", "理由")),
          tag("input", ["type": "text", "name": "reason", "value": reason, "required": ""])),
        SigningFields(visit: visit).markup(frame.sum),
        tag("button", ["type": "submit"], Markup(say("Approve, and put in force", "批准并施行")))))
  }
}

/// What was approved, the last first.
struct RuleChangesPage {
  static func answer(_ visit: Visit) -> WebResponse {
    let title = visit.say("Approved changes of the rules", "规则修改记录")
    let items = RuleJournal(visit.store.rulesFolder).approvals.reversed().map { own in
      tag(
        "li", [:], tag("b", [:], Markup("\(own.at.prefix(10)) \(own.who)")), " ",
        Markup(own.reason),
        tag(
          "span", ["class": "hint"],
          Markup(
            own.draft + visit.say(": ", "：")
              + own.files.joined(separator: visit.say(", ", "、"))
              + " (\(own.digests.old.prefix(7)) → \(own.digests.new.prefix(7)))")))
    }
    return .page(
      Frame(visit, title, at: .rules).page([
        tag(
          "p", ["class": "back"],
          tag("a", ["href": visit.link("rules")], Markup("← " + visit.say("Rules", "规则")))),
        tag("h1", [:], Markup(title)),
        items.isEmpty
          ? tag("p", [:], Markup(visit.say("Nothing has been approved here yet.", "尚无批准记录。")))
          : tag("ul", ["class": "problems"], items),
      ]))
  }
}
