/// Which formats of cells show a number as a day or a time.
struct NumberFormats {
  /// How a number is shown.
  enum Kind {
    case number, day, time
  }

  /// The formats that the workbook defines, by their numbers.
  private var own: [Int: Kind] = [:]
  /// The number of the format of each style.
  private var styles: [Int] = []
  private var isInStyles = false

  mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      own[number] = Self.kind(ofCode: attributes["formatCode"] ?? "")
    case "cellXfs": isInStyles = true
    case "xf" where isInStyles: styles.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  mutating func end(_ name: String) {
    if name == "cellXfs" { isInStyles = false }
  }

  func kind(ofStyle style: Int) -> Kind {
    guard styles.indices.contains(style) else { return .number }
    return kind(styles[style])
  }

  /// The formats that every program knows (ECMA-376 Part 1, 18.8.30); 27 to 36 and 50 to 58 are
  /// those of East Asia.
  private func kind(_ number: Int) -> Kind {
    if let own = own[number] { return own }
    return switch number {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .day
    case 18...21, 32...35, 45...47, 55, 56: .time
    default: .number
    }
  }

  /// What a format shows, by its letters; what stands in quotes, in brackets or behind a backslash
  /// is no letter of it.
  static func kind(ofCode code: String) -> Kind {
    var letters: Set<Character> = []
    var (isQuoted, isBracket, isSkipped) = (false, false, false)
    var bracket = ""
    // Only what holds for positive numbers.
    for character in code.lowercased() {
      if isSkipped {
        isSkipped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracket {
        isBracket = character != "]"
        if isBracket { bracket.append(character) }
        // Hours, minutes or seconds that go past a day.
        if !isBracket, !bracket.isEmpty, Set(bracket).isSubset(of: ["h", "m", "s"]) {
          letters.insert("s")
        }
      } else if character == ";" {
        break
      } else if character == "\"" {
        isQuoted = true
      } else if character == "[" {
        (isBracket, bracket) = (true, "")
      } else if "\\_*".contains(character) {
        isSkipped = true
      } else {
        letters.insert(character)
      }
    }
    let isClock = !letters.isDisjoint(with: ["h", "s"])
    // A month alone is a day, minutes are not; `aaa` is the day of the week.
    let isDay =
      !letters.isDisjoint(with: ["y", "d"]) || letters.contains("m") && !isClock
      || code.lowercased().contains("aaa")
    return isDay ? .day : isClock ? .time : .number
  }
}
