import Diagnostics

/// An amount in CNY for people, never rounded: `3200万元`, `CNY 32,000,000`.
enum Amount {
  /// The amount given by the digits of a number, which may have a sign and a decimal point.
  static func text(digits: String, language: Language) -> String {
    let sign = digits.hasPrefix("-") ? "-" : ""
    let parts = digits.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let first = parts.first else { return digits }
    let whole = String(first)
    let fraction = parts.count > 1 ? "." + parts[1] : ""
    switch language {
    case .en: return "CNY \(sign)\(grouped(whole))\(fraction)"
    case .zh:
      guard fraction.isEmpty else { return "\(sign)\(grouped(whole))\(fraction)元" }
      let short =
        scaled(whole, by: 8, places: 4, "亿元") ?? scaled(whole, by: 4, places: 2, "万元")
      return sign + (short ?? "\(grouped(whole))元")
    }
  }

  /// The digits in groups of three.
  static func grouped(_ whole: String) -> String {
    var groups: [Substring] = []
    var rest = Substring(whole)
    while !rest.isEmpty {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return groups.reversed().joined(separator: ",")
  }

  /// The number in a larger unit; nil if it is less than one unit or needs more than `places`
  /// decimals.
  private static func scaled(_ whole: String, by power: Int, places: Int, _ unit: String) -> String?
  {
    guard whole.count > power else { return nil }
    var fraction = whole.suffix(power)
    while fraction.last == "0" { fraction.removeLast() }
    guard fraction.count <= places else { return nil }
    return whole.dropLast(power) + (fraction.isEmpty ? "" : "." + fraction) + unit
  }
}
