package import Diagnostics

/// The words for common units; any other unit is shown as written.
package enum Units {
  private static let words: [String: (one: String, many: String, zh: String)] = [
    "household": ("household", "households", "户"),
    "person": ("person", "persons", "人"),
    "seizure": ("seizure", "seizures", "项"),
    "month": ("month", "months", "个月"),
    "day": ("day", "days", "天"),
    "year": ("year", "years", "年"),
    "m2": ("m2", "m2", "平方米"),
    "percent": ("percent", "percent", "%"),
    "permille": ("per mille", "per mille", "‰"),
    "CNY per month": ("CNY per month", "CNY per month", "元/月"),
    "CNY per m2": ("CNY per m2", "CNY per m2", "元/平方米"),
  ]

  /// How people write the unit behind a figure, the longest word first; without those of money,
  /// which belong to the amount.
  package static func written(_ unit: String) -> [String] {
    let word = words[unit]
    let short = ["month": "月", "day": "日", "m2": "㎡"][unit]
    return [unit, word?.one, word?.many, word?.zh, short].compactMap { $0 }
      .sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// The unit alone.
  package static func name(_ unit: String, _ language: Language) -> String {
    if unit == "CNY" { return Wording(en: "CNY", zh: "元")[language] }
    guard let word = words[unit] else { return unit }
    return Wording(en: word.many, zh: word.zh)[language]
  }

  /// What a number of such units is called: persons, 人数; nil for a unit that is measured, not counted.
  package static func count(of unit: String, _ language: Language) -> String? {
    guard ["household", "person", "seizure"].contains(unit), let word = words[unit] else {
      return nil
    }
    let en = word.many.prefix(1).uppercased() + word.many.dropFirst()
    return Wording(en: en, zh: word.zh + "数")[language]
  }

  /// The figure with its unit.
  package static func text(_ figure: String, unit: String, language: Language) -> String {
    guard let word = words[unit] else { return "\(figure) \(unit)" }
    switch language {
    case .en: return "\(figure) \(figure == "1" ? word.one : word.many)"
    case .zh: return ["%", "‰"].contains(word.zh) ? figure + word.zh : "\(figure) \(word.zh)"
    }
  }
}
