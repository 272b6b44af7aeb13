import Diagnostics
import Playbooks
import Verification

/// The headings, labels and sentences of a proposal.
enum ProposalWords {
  static let title = Wording(en: "Proposal to change the rules", zh: "规则修改审批表")
  static let annex = Wording(
    en: "Annex to the proposal: details", zh: "规则修改审批表附件：逐项说明")
  static let old = Wording(en: "old rules", zh: "原规则")
  static let new = Wording(en: "new rules", zh: "拟改规则")
  static let changes = Wording(en: "What changes", zh: "修改内容")
  static let kind = Wording(en: "Kind", zh: "类别")
  static let entry = Wording(en: "Entry", zh: "条目")
  static let change = Wording(en: "Change", zh: "变动")
  static let meaning = Wording(en: "Meaning", zh: "含义")
  static let substance = Wording(en: "Substance", zh: "内容")
  static let seeAnnex = Wording(en: "see the annex", zh: "见附件")
  static let affected = Wording(en: "Cases that it affects", zh: "受影响案件")
  static let stuck = Wording(en: "newly stuck", zh: "变为卡住")
  static let otherAdvice = Wording(en: "other advice", zh: "建议有变")
  static let unsaid = Wording(en: "not to be said", zh: "不能判断")
  static let semicolon = Wording(en: "; ", zh: "；")
  static let digest = Wording(en: "digest", zh: "校验码")
  static let summary = Wording(en: "Summary", zh: "要点")
  static let wording = Wording(en: "Changes of wording", zh: "措辞变动")
  static let checks = Wording(en: "Checks", zh: "检查情况")
  static let approval = Wording(en: "Decision", zh: "审批意见")
  static let name = Wording(en: "Name", zh: "姓名")
  static let office = Wording(en: "Office", zh: "单位、职务")
  static let date = Wording(en: "Date", zh: "日期")
  static let decision = Wording(en: "Decision", zh: "意见")
  static let reason = Wording(en: "Reason, conditions", zh: "理由、修改要求")
  static let role = Wording(en: "Role", zh: "环节")
  static let proposes = Wording(en: "Proposed by", zh: "拟稿")
  static let approves = Wording(en: "Approved by", zh: "审批")
  static let choices = [
    Wording(en: "□ agreed", zh: "□ 同意"),
    Wording(en: "□ agreed with changes", zh: "□ 修改后同意"),
    Wording(en: "□ refused", zh: "□ 不同意"),
  ]
  static let findings = Wording(en: "findings", zh: "规则检查")
  static let newFindings = Wording(en: "new findings", zh: "新增问题")
  static let tests = Wording(en: "tests", zh: "规则测试")
  static let failing = Wording(en: "tests that fail", zh: "未通过的测试")
  static let promises = Wording(en: "promises", zh: "规则性质")
  static let broken = Wording(en: "broken promises", zh: "不成立的性质")
  static let untried = Wording(en: "promises held to no case", zh: "无案可试的性质")
  static let close = Wording(
    en:
      "The digests stand for the rule files word for word. The program compares, tries and counts; "
      + "whether the change is right, people decide.",
    zh: "校验码与规则文件逐字对应。程序只作比较、试算和统计；修改是否妥当，由人决定。")

  static func inAnnex(_ count: Int) -> Wording {
    Wording(en: "\(count) more in the annex", zh: "另 \(count) 项见附件")
  }

  /// The first sentence: what changes.
  static func changes(_ difference: PlaybookDifference) -> Wording {
    if difference.entries.isEmpty {
      return Wording(en: "The two versions are equal.", zh: "两个版本相同。")
    }
    let (meaning, substance) = (difference.inMeaning.count, difference.inSubstance.count)
    let words = difference.entries(.wording).count
    let (old, new) = (difference.old.version, difference.new.version)
    return Wording(
      en:
        "From version \(old) to \(new), \(entries(meaning)) in meaning, \(substance) in what people "
        + "read, and \(words) in wording only.",
      zh: "由 \(old) 版改为 \(new) 版：含义变动 \(meaning) 处，内容变动 \(substance) 处，仅措辞变动 \(words) 处。")
  }

  private static func entries(_ count: Int) -> String {
    count == 1 ? "1 entry changes" : "\(count) entries change"
  }

  /// The second sentence: whom it affects.
  static func cases(_ impact: Impact?) -> Wording {
    guard let impact else {
      return Wording(
        en: "No cases were looked at, so it is not known whom it affects.",
        zh: "未对案件试算，影响哪些案件尚不清楚。")
    }
    let all = impact.cases.count
    let looked = all == 1 ? "1 case was looked at" : "\(all) cases were looked at"
    let counts: [(count: Int, words: Wording)] = [
      (impact.changed.count, otherAdvice), (impact.stuck.count, stuck),
      (impact.open.count, unsaid),
    ]
    let told = counts.filter { $0.count > 0 }
    if told.isEmpty {
      return Wording(
        en: "\(looked), and the advice on none changes.", zh: "已试算 \(all) 件案件，建议均不变。")
    }
    return Wording(
      en: "\(looked): " + told.map { "\($0.words.en) in \($0.count)" }.joined(separator: ", ")
        + ".",
      zh: "已试算 \(all) 件案件：" + told.map { "\($0.words.zh) \($0.count) 件" }.joined(separator: "，")
        + "。")
  }

  /// The third sentence: what is open.
  static func open(_ proposal: Proposal) -> Wording {
    let open = proposal.open.map { word($0.what, $0.count) }
    if open.isEmpty {
      return Wording(
        en: "Nothing is open: no new error or warning, all tests pass, all promises are kept.",
        zh: "没有未决事项：未新增错误或警告，测试全部通过，规则性质均成立。")
    }
    return Wording(
      en: "Open: " + open.map(\.en).joined(separator: "; ") + ".",
      zh: "未决事项：" + open.map(\.zh).joined(separator: "；") + "。")
  }

  private static func word(_ open: Proposal.Open, _ count: Int) -> Wording {
    func counted(_ one: String, _ many: String, _ zh: String) -> Wording {
      Wording(en: "\(count) \(count == 1 ? one : many)", zh: zh)
    }
    switch open {
    case .newErrors: return counted("new error", "new errors", "新增错误 \(count) 处")
    case .newWarnings: return counted("new warning", "new warnings", "新增警告 \(count) 处")
    case .failedTests: return counted("test fails", "tests fail", "测试未通过 \(count) 项")
    case .brokenPromises:
      return counted("promise is broken", "promises are broken", "性质不成立 \(count) 项")
    case .untriedPromises:
      return counted(
        "promise was held to no case", "promises were held to no case", "性质无案可试 \(count) 项")
    case .notAnalysed:
      return counted(
        "condition could not be analysed", "conditions could not be analysed",
        "未能分析的条件 \(count) 个")
    case .newlyStuck:
      return counted("case becomes stuck", "cases become stuck", "变为卡住的案件 \(count) 件")
    case .unreadableCases:
      return counted("case file was not read", "case files were not read", "未能读取的案件文件 \(count) 个")
    case .noCases: return Wording(en: "no cases were looked at", zh: "未对案件试算")
    case .versionUnchanged:
      return Wording(en: "both have the same version number", zh: "版本号未变")
    }
  }

  static func findings(_ proposal: Proposal) -> Wording {
    let (all, new) = (counts(proposal.findings), counts(proposal.newFindings))
    return Wording(en: "\(all.en); of these new: \(new.en)", zh: "\(all.zh)；其中新增：\(new.zh)")
  }

  private static func counts(_ findings: [Diagnostic]) -> Wording {
    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    return Wording(
      en: "errors \(errors), warnings \(warnings), notes \(notes)",
      zh: "错误 \(errors)，警告 \(warnings)，提示 \(notes)")
  }

  static func tests(_ proposal: Proposal) -> Wording {
    let passed = proposal.tests - proposal.failures.count
    let (seen, all) = proposal.covered
    let renewed = renewed(proposal.testChanges)
    return Wording(
      en: "\(passed) of \(proposal.tests) pass; \(seen) of \(all) conditions seen true, false and "
        + "unknown" + renewed.en,
      zh: "\(proposal.tests) 项中通过 \(passed) 项；\(all) 个条件中 \(seen) 个已见成立、不成立和未知"
        + renewed.zh)
  }

  static func promises(_ proposal: Proposal) -> Wording {
    let report = proposal.promises
    let kept = report.results.count { $0.broken == 0 && !$0.isUntried }
    let renewed = renewed(proposal.promiseChanges)
    return Wording(
      en: "\(kept) of \(report.results.count) kept on \(report.cases) cases that were tried"
        + (report.isExhaustive ? ", which stand for all" : "; `advisor verify` tries more")
        + renewed.en,
      zh: "\(report.results.count) 项中 \(kept) 项在所试 \(report.cases) 种情形下成立"
        + (report.isExhaustive ? "，已代表全部情形" : "；`advisor verify` 可试更多") + renewed.zh)
  }

  /// How many are new, gone, or written differently; empty where none are.
  private static func renewed(_ changes: Proposal.Renewed) -> Wording {
    let counts: [(Int, Wording)] = [
      (changes.added.count, Wording(en: "added", zh: "新增")),
      (changes.removed.count, Wording(en: "removed", zh: "删除")),
      (changes.rewritten.count, Wording(en: "rewritten", zh: "改写")),
    ].filter { $0.0 > 0 }
    return Wording(
      en: counts.map { "; \($0.0) \($0.1.en)" }.joined(),
      zh: counts.map { "；\($0.1.zh) \($0.0) 项" }.joined())
  }

  /// The label of names that only one version has, or that were rewritten.
  static func added(_ what: Wording) -> Wording {
    Wording(en: "\(what.en) added", zh: "新增\(what.zh)")
  }
  static func removed(_ what: Wording) -> Wording {
    Wording(en: "\(what.en) removed", zh: "删除\(what.zh)")
  }
  static func rewritten(_ what: Wording) -> Wording {
    Wording(en: "\(what.en) rewritten", zh: "改写\(what.zh)")
  }
}
