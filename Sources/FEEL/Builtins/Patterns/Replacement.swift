/// The text that takes the place of a match: `$1` stands for a group, `\$` and `\\` for themselves.
struct Replacement {
  private enum Part {
    case text([UInt8])
    case group(Int)
  }

  private var parts: [Part] = []

  /// With `isLiteral` (the flag `q`) nothing in it means anything else.
  init(_ text: String, groups: Int, isLiteral: Bool) throws(Refusal) {
    if isLiteral {
      parts = [.text(Array(text.utf8))]
      return
    }
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst(), next == byte || next == UInt8(ascii: "$") else {
          throw Refusal(
            en: "in a replacement, `\\` must stand before `$` or `\\`",
            zh: "替换文本中，`\\` 之后应为 `$` 或 `\\`")
        }
        parts.append(.text([next]))
      case UInt8(ascii: "$"): parts.append(.group(try Self.group(&rest, groups)))
      default: parts.append(.text([byte]))
      }
    }
  }

  /// As many digits as make the number of a group, one at least.
  private static func group(_ rest: inout ArraySlice<UInt8>, _ groups: Int) throws(Refusal) -> Int {
    guard let first = rest.first, (48...57).contains(first) else {
      throw Refusal(
        en: "in a replacement, a digit must follow `$`; for the sign itself, type `\\$`",
        zh: "替换文本中，`$` 之后应为数字；要写这个符号本身，请用 `\\$`")
    }
    rest.removeFirst()
    var number = Int(first) - 48
    while let next = rest.first, (48...57).contains(next), number * 10 + Int(next) - 48 <= groups {
      number = number * 10 + Int(next) - 48
      rest.removeFirst()
    }
    return number
  }

  func append(_ match: Pattern.Match, of input: [UInt8], to result: inout [UInt8]) {
    for part in parts {
      switch part {
      case .text(let bytes): result += bytes
      case .group(let number):
        if number < match.groups.count, let range = match.groups[number] { result += input[range] }
      }
    }
  }
}
