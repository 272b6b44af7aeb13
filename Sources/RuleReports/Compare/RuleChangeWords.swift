import Diagnostics
import Reports
import Verification

/// The headings and labels for changes of a playbook.
enum RuleChangeWords {
  static let added = Wording(en: "Added", zh: "新增")
  static let removed = Wording(en: "Removed", zh: "删除")
  static let meaning = Wording(en: "Changed in meaning", zh: "含义有变")
  static let substance = Wording(
    en: "Says something else: read it", zh: "内容有变，请阅读")
  static let wording = Wording(en: "Other titles or words only", zh: "仅名称、措辞不同")
  static let equal = Wording(en: "the two are equal", zh: "两个版本相同")
  static let meaningHeading = Wording(en: "Changes of meaning", zh: "含义变动")
  static let substanceHeading = Wording(en: "Changes of substance", zh: "内容变动")

  /// How many entries changed in wording only.
  static func wordingOnly(_ count: Int) -> Wording {
    Wording(
      en: "\(count) \(count == 1 ? "entry" : "entries") changed in wording only.",
      zh: "仅措辞变动 \(count) 处。")
  }

  static func more(_ count: Int) -> Wording {
    Wording(en: "and \(count) more", zh: "另 \(count) 处")
  }

  static let before = Wording(en: "before", zh: "原")
  static let after = Wording(en: "now", zh: "现")
  static let summary = Wording(en: "Summary", zh: "要点")
  static let notAnalysed = Wording(en: "Not analysed", zh: "未能分析")
  static let example = Wording(en: "example", zh: "例")
  static let onlyExcluded = Wording(
    en: "only in cases that the constraints exclude", zh: "仅限约束所排除的情形")
  static let nothing = Wording(en: "nothing", zh: "（无）")
  static let otherText = Wording(en: "something else", zh: "其他")
  static let anyCase = Wording(en: "every case", zh: "所有案件")
  static let moreCases = Wording(en: "and other cases", zh: "及其他情形")
  static let sameMeaning = Wording(
    en: "rewritten; means the same in every case", zh: "改写，在所有情形下含义相同")
  static let versions = Wording(en: "versions", zh: "版本")
  static let differenceTitle = Wording(en: "What the change of rules means", zh: "规则修改的含义")
  static let impactTitle = Wording(
    en: "What the change of rules does to the cases", zh: "规则修改对案件的影响")
  static let changedCases = Wording(en: "Cases with other advice", zh: "建议有变的案件")
  static let stuckCases = Wording(en: "Cases that become stuck", zh: "变为卡住的案件")
  static let openCases = Wording(
    en: "What cannot be said, since a fact was never recorded", zh: "因事实从未登记而不能判断")
  static let offices = Wording(
    en: "Per office: cases in which it leads something that can be done now",
    zh: "按牵头单位：有可立即办理事项的案件数")
  static let stuck = Wording(en: "stuck", zh: "卡住")
  static let freed = Wording(en: "no longer stuck", zh: "不再卡住")
  static let because = Wording(en: "since", zh: "因为")
  static let plan = Wording(en: "plan", zh: "步骤安排")
  static let leftOut = Wording(en: "left out", zh: "未计入")
  static let planLost = Wording(en: "no longer reaches the goals", zh: "不再能实现目标")
  static let planWon = Wording(en: "now reaches the goals", zh: "现在能实现目标")
  static let unchanged = Wording(en: "unchanged", zh: "不变")
  static let closingDifference = Wording(
    en:
      "Conditions were compared over every case that the facts allow; what was not analysed is listed. "
      + "Texts are not judged: people read them.",
    zh: "条件已就事实允许的所有情形作比较；未能分析的已列明。文字内容不作判断，请自行阅读。")
  static let closingImpact = Wording(
    en:
      "Both versions were run over the same cases on the same day. Compared was all that the advice "
      + "says but titles, grounds, reasons, what is missing for a step in the words of its condition, "
      + "and what is certain; `advisor diff` shows titles and grounds.",
    zh: "两个版本在同一日期对同一批案件运行。除名称、依据、理由、前置条件的原文和是否确定以外，建议的全部内容均已比较；"
      + "名称和依据的改动见 `advisor diff`。")

  static func kind(_ kind: EntryDifference.Kind) -> Wording {
    switch kind {
    case .added: added
    case .removed: removed
    case .meaning: meaning
    case .substance: substance
    case .wording: wording
    }
  }
}
