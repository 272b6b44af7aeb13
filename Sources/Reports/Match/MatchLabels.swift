import Advising
import Diagnostics

/// The headings and labels of a match.
enum MatchLabels {
  static let companies = Wording(en: "Companies", zh: "意向企业")
  static let conditions = Wording(en: "What the city could do", zh: "政府可创造的条件")
  static let role = Wording(en: "could", zh: "可任")
  static let offersNothing = Wording(en: "offers no part", zh: "未表示愿意参与")
  static let helps = Wording(en: "helps with", zh: "有利于")
  static let concerns = Wording(en: "concerns", zh: "涉及")

  static let notKnownWhether = Wording(en: "not known whether", zh: "尚未查明有无")

  static func kind(_ kind: Match.Kind) -> Wording {
    switch kind {
    case .bars: Wording(en: "ruled out by", zh: "排除")
    case .company: Wording(en: "it lacks", zh: "企业尚缺")
    case .city: Wording(en: "city could", zh: "政府可办")
    case .unknown: Wording(en: "not known", zh: "待查明")
    }
  }
}

/// The sentences of a match, with numbers in them.
struct MatchWords {
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// How many companies there are, and how many are ruled out in each role that they could take.
  func result(_ count: Int, ruledOut: Int) -> String {
    say(
      "\(count) \(count == 1 ? "company" : "companies"); "
        + (ruledOut == 0 ? "none is ruled out" : "\(ruledOut) ruled out"),
      "意向企业 \(count) 家，" + (ruledOut == 0 ? "均无排除因素" : "其中 \(ruledOut) 家有排除因素"))
  }

  /// The company with the least against it.
  func best(_ name: String, _ role: String) -> String {
    say("The least stands against: \(name); \(role)", "不利因素最少：\(name)；\(role)")
  }

  var rankedBy: String {
    say(
      "Ranked by reasons: first by what rules a company out, then by what it lacks itself, then "
        + "by what the city would have to do, then by what is not known.",
      "排序只看理由：先看有无排除因素，再看企业自身尚缺几项，再看需政府创造几项条件，最后看待查明几项。")
  }

  var nobody: String { say("No company is on file.", "没有企业档案。") }

  /// A role that the company could take, with the number of findings of each kind.
  func role(_ name: String, isOffered: Bool, counts: [Int]) -> String {
    let labels = zip(Match.Kind.allCases, counts).compactMap { kind, count in
      count == 0 ? nil : "\(MatchLabels.kind(kind)[language]) \(count)"
    }
    let list = labels.joined(separator: say(", ", "，"))
    let offer = isOffered ? "" : say(" (not known whether it would)", "（是否愿意待查明）")
    if labels.isEmpty { return name + offer + say(": nothing against it", "：无不利因素") }
    return name + offer + Labels.colon[language] + list
  }
}
