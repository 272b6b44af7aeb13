import Diagnostics
import Verification

/// The headings and labels of the report on the upkeep of rules.
enum UpkeepWords {
  static let title = Wording(en: "Upkeep of the rules", zh: "规则维护清单")
  static let until = Wording(en: "Up to", zh: "期限至")
  static let summary = Wording(en: "Summary", zh: "要点")
  static let nothing = Wording(en: "there is nothing to look after", zh: "没有需要维护的事项")
  static let rules = Wording(en: "rules", zh: "涉及规则")
  static let cases = Wording(en: "open cases", zh: "在办案件")
  static let calendar = Wording(en: "Calendar of working days", zh: "节假日历")
  static let close = Wording(
    en:
      "The rules say which sources they rest on and when to look at them again; whether a law was "
      + "amended, people find out.",
    zh: "规则只记载依据文件和复核期限；法规是否修订，须由人查核。")
  static let noCases = Wording(
    en: "no cases were given (`--cases`), so it is not said which ones rest on this",
    zh: "未指定案件（`--cases`），因此未列涉及的案件")

  static func heading(_ kind: Upkeep.Kind) -> Wording {
    switch kind {
    case .sourceEnded: Wording(en: "Sources that have ended", zh: "依据文件已失效")
    case .reviewOverdue: Wording(en: "Sources to be looked at again: overdue", zh: "依据文件复核逾期")
    case .calendarEnds: Wording(en: "Calendar to be continued", zh: "节假日历需续编")
    case .ruleEnds: Wording(en: "Rules that end soon", zh: "规则即将失效")
    case .ruleBegins: Wording(en: "Rules that begin soon", zh: "规则即将施行")
    case .sourceEnds: Wording(en: "Sources that end soon", zh: "依据文件即将失效")
    case .sourceBegins: Wording(en: "Sources that begin soon", zh: "依据文件即将施行")
    case .reviewDue: Wording(en: "Sources to be looked at again soon", zh: "依据文件近期应复核")
    case .sourceUnchecked: Wording(en: "Sources that nobody has read", zh: "依据文件未核对原文")
    }
  }

  /// What the day of an item is.
  static func day(_ kind: Upkeep.Kind) -> Wording {
    switch kind {
    case .sourceEnded: Wording(en: "ended on", zh: "失效日")
    case .ruleEnds, .sourceEnds: Wording(en: "last day", zh: "最后一日")
    case .ruleBegins, .sourceBegins: Wording(en: "first day", zh: "施行日")
    case .reviewOverdue, .reviewDue: Wording(en: "look again by", zh: "复核期限")
    case .calendarEnds: Wording(en: "known up to", zh: "已编至")
    case .sourceUnchecked: Wording(en: "", zh: "")
    }
  }

  /// The count of an item in the summary.
  static func count(_ kind: Upkeep.Kind, _ count: Int) -> Wording {
    let heading = heading(kind)
    let colon = Wording(en: ": ", zh: "：")
    return Wording(en: heading.en + colon.en + "\(count)", zh: heading.zh + colon.zh + "\(count)")
  }

  static func withoutReview(_ count: Int) -> Wording {
    Wording(
      en: "\(count) more \(count == 1 ? "source was" : "sources were") read, and no day is set to "
        + "look again (`review`)",
      zh: "另有 \(count) 个依据文件已核对原文，但未定复核期限（`review`）")
  }

  static func more(_ count: Int) -> Wording {
    Wording(en: "and \(count) more", zh: "另 \(count) 件")
  }
}
