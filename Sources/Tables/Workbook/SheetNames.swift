/// Names of sheets as spreadsheet programs take them.
enum SheetNames {
  /// The names, each as near to what is wanted as can be: without the signs that a name may not
  /// have, at most 31 units of UTF-16, and none twice (large and small letters count as the same).
  static func of(_ wanted: [String]) -> [String] {
    var taken: Set<String> = []
    return wanted.enumerated().map { index, name in
      let plain = allowed(name)
      let base = plain.isEmpty ? "Sheet\(index + 1)" : plain
      var (result, count) = (shortened(base, to: limit), 1)
      while !taken.insert(result.lowercased()).inserted {
        count += 1
        let suffix = " (\(count))"
        result = shortened(base, to: limit - suffix.utf16.count) + suffix
      }
      return result
    }
  }

  private static let limit = 31

  private static func allowed(_ name: String) -> String {
    let kept = cellText(name).filter { !"[]:*?/\\\t\n".contains($0) }
    // Neither may a name begin or end with an apostrophe.
    let bare = kept.drop { $0 == "'" || $0 == " " }.reversed().drop { $0 == "'" || $0 == " " }
    let text = String(bare.reversed())
    // Excel keeps this name for itself.
    return text.lowercased() == "history" ? text + "_" : text
  }

  /// The longest beginning of the text that has at most `count` units, no character cut in two.
  private static func shortened(_ text: String, to count: Int) -> String {
    var (result, length) = ("", 0)
    for character in text {
      length += character.utf16.count
      guard length <= count else { break }
      result.append(character)
    }
    while result.last == "'" || result.last == " " { result.removeLast() }
    return result
  }
}
