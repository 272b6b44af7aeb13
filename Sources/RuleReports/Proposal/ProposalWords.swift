import Diagnostics
import Playbooks
import Verification

/// The headings, labels and sentences of a proposal.
enum ProposalWords {
  static let title = Wording(en: "Proposal to change the rules", zh: "规则修改审批表")
  static let old = Wording(en: "Rules in force", zh: "原规则")
  static let new = Wording(en: "Proposed rules", zh: "拟改规则")
  static let digest = Wording(en: "digest", zh: "校验码")
  static let summary = Wording(en: "Summary", zh: "要点")
  static let wording = Wording(en: "Changes of wording", zh: "措辞变动")
  static let wordingCounted = Wording(en: "`--full` lists them", zh: "加 `--full` 可逐条列出")
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
    Wording(en: "[  ] agreed", zh: "[  ] 同意"),
    Wording(en: "[  ] agreed with changes", zh: "[  ] 修改后同意"),
    Wording(en: "[  ] refused", zh: "[  ] 不同意"),
  ]
  static let findings = Wording(en: "findings", zh: "规则检查")
  static let newFindings = Wording(en: "new", zh: "新出现")
  static let tests = Wording(en: "tests", zh: "规则测试")
  static let failing = Wording(en: "failing", zh: "未通过")
  static let promises = Wording(en: "promises", zh: "承诺")
  static let broken = Wording(en: "broken", zh: "被违反")
  static let untried = Wording(en: "held to no case", zh: "无案可试")
  static let offices = Wording(en: "work by office", zh: "各单位可办案件")
  static let close = Wording(
    en:
      "The digests stand for the rule files word for word. The program compares, tries and counts; "
      + "whether the change is right, people decide.",
    zh: "校验码与规则文件逐字对应。程序只作比较、试算和统计；修改是否妥当，由人决定。")

  /// The first sentence: what changes.
  static func changes(_ difference: PlaybookDifference) -> Wording {
    let (meaning, substance) = (difference.inMeaning.count, difference.inSubstance.count)
    let words = difference.entries(.wording).count
    let (old, new) = (difference.old.version, difference.new.version)
    if meaning == 0, substance == 0 {
      return Wording(
        en: "Between version \(old) and \(new) no rule changes in meaning or substance; "
          + "wording changes in \(words).",
        zh: "由 \(old) 版改为 \(new) 版，含义和内容均无变动，仅措辞变动 \(words) 处。")
    }
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
    let (changed, stuck, open) = (impact.changed.count, impact.stuck.count, impact.open.count)
    if changed == 0, open == 0 {
      return Wording(
        en: "The advice on none of the \(all) cases looked at changes.",
        zh: "已试算 \(all) 件案件，建议均不变。")
    }
    return Wording(
      en: "Of \(all) cases looked at, \(changed) \(changed == 1 ? "gets" : "get") other advice, "
        + "\(stuck) \(stuck == 1 ? "becomes" : "become") stuck, and of \(open) it cannot be said.",
      zh: "已试算 \(all) 件案件：建议有变 \(changed) 件，变为卡住 \(stuck) 件，不能判断 \(open) 件。")
  }

  /// The third sentence: what is open.
  static func open(_ proposal: Proposal) -> Wording {
    let open = proposal.open.map { word($0.what, $0.count) }
    if open.isEmpty {
      return Wording(
        en: "Nothing is open: no new error or warning, all tests pass, all promises are kept.",
        zh: "没有未决事项：未新增错误或警告，测试全部通过，承诺均未被违反。")
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
      return counted("promise is broken", "promises are broken", "承诺被违反 \(count) 项")
    case .untriedPromises:
      return counted(
        "promise was held to no case", "promises were held to no case", "承诺无案可试 \(count) 项")
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

  static func counts(_ findings: [Diagnostic]) -> Wording {
    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    return Wording(
      en: "errors \(errors), warnings \(warnings), notes \(notes)",
      zh: "错误 \(errors)，警告 \(warnings)，提示 \(notes)")
  }

  static func tests(_ proposal: Proposal) -> Wording {
    let passed = proposal.tests - proposal.failures.count
    let (seen, all) = proposal.covered
    return Wording(
      en:
        "\(passed) of \(proposal.tests) pass; \(seen) of \(all) conditions seen true, false and unknown",
      zh: "\(proposal.tests) 项通过 \(passed) 项；\(all) 个条件中 \(seen) 个已见成立、不成立和未知")
  }

  static func promises(_ report: VerificationReport) -> Wording {
    let kept = report.results.count { $0.broken == 0 && !$0.isUntried }
    return Wording(
      en: "\(kept) of \(report.results.count) kept on \(report.cases) cases that were tried"
        + (report.isExhaustive ? ", which stand for all" : "; `advisor verify` tries more"),
      zh: "\(report.results.count) 项中 \(kept) 项在所试 \(report.cases) 种情形下成立"
        + (report.isExhaustive ? "，已代表全部情形" : "；`advisor verify` 可试更多"))
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
