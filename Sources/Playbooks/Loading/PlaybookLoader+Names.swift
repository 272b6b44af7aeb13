import Diagnostics
import FEEL
import YAML

/// Checks that ids and the names of facts are well formed and unique (contract, section 1).
extension PlaybookLoader {
  /// The words that the expression language reserves; no part of a fact's name may be one of them.
  static let reservedWords: Set<String> = [
    "case", "today", "and", "or", "not", "if", "then", "else", "for", "in", "return", "some",
    "every", "satisfies", "between", "instance", "of", "function", "external", "true", "false",
    "null", "item", "partial",
  ]

  /// Checks an id, which is kebab-case: letters of any script and digits, with single hyphens
  /// between.
  mutating func checkID(_ entry: Entry) {
    if Self.isID(entry.key) { return }
    let plain = Self.words(of: entry.key).joined(separator: "-")
    let example = Self.isID(plain) ? plain : "seized-assets"
    diagnostics.append(
      .badName(
        entry.key, kind: entry.section.word,
        form: Self.halfWidth(entry.key)
          ?? Wording(
            en: "write it in small letters with hyphens: `\(example)`",
            zh: "用小写字母和连字符：`\(example)`"),
        at: entry.place))
  }

  /// Whether the name is formed as an id: small letters and digits with single hyphens between.
  package static func isID(_ name: String) -> Bool {
    name.pieces(between: "-").allSatisfy { isWord($0, firstMayBeDigit: true) }
      && name.first?.isNumber == false
  }

  /// The words of a name in small letters, whatever stands between them.
  private static func words(of name: String) -> [String] {
    name.lowercased().split { " _-.".contains($0) }.map(String.init)
  }

  /// The name as the name of a fact is written.
  static func plainFactName(_ name: String) -> String {
    String(name.lowercased().map { " -".contains($0) ? "_" : $0 })
  }

  /// Checks the name of a fact or decision, which is dotted snake_case.
  mutating func checkFactName(_ entry: Entry) {
    let reserved = entry.key.pieces(between: ".")
      .first { Self.reservedWords.contains(String($0)) }
    if isFactName(entry.key), reserved == nil { return }
    let plain = Self.plainFactName(entry.key)
    let dotted = plain.replacing("_", with: ".")
    let examples =
      isFactName(plain) ? [plain] + (dotted == plain ? [] : [dotted]) : ["assets.seized"]
    let shown = examples.map { "`\($0)`" }
    let form =
      reserved.map {
        Wording(en: "`\($0)` is a word of the language; choose another", zh: "`\($0)` 是保留字，请换一个")
      }
      ?? Self.halfWidth(entry.key)
      ?? Wording(
        en:
          "write it in small letters, with dots and underlines: \(shown.joined(separator: " or "))",
        zh: "用小写字母、点和下划线：\(shown.joined(separator: " 或 "))")
    diagnostics.append(.badName(entry.key, kind: entry.section.word, form: form, at: entry.place))
  }

  /// Whether the name is one that a declared fact or decision has but for what stands between its
  /// words, and that one is badly formed.
  func isMeantBy(_ name: String, badlyNamed keys: [String]) -> Bool {
    keys.contains { !isFactName($0) && Self.words(of: $0) == Self.words(of: name) }
  }

  private func isFactName(_ name: String) -> Bool {
    name.pieces(between: ".").allSatisfy { part in
      part.pieces(between: "_").enumerated().allSatisfy { Self.isWord($1, firstMayBeDigit: $0 > 0) }
    }
  }

  /// What to write instead of a name with full-width characters; nil where there are none.
  ///
  /// Chinese input methods type such characters.
  private static func halfWidth(_ name: String) -> Wording? {
    guard let wide = name.first(where: { String($0).halfWidth != String($0) }) else { return nil }
    let plain = name.halfWidth.lowercased()
    return Wording(
      en: "`\(wide)` is a full-width character: write `\(plain)`",
      zh: "`\(wide)` 是全角字符，请写 `\(plain)`")
  }

  private static func isWord(_ text: Substring, firstMayBeDigit: Bool) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if text.utf8.allSatisfy(isSmallASCII) {
      return firstMayBeDigit || !(0x30...0x39).contains(first.value)
    }
    let digit = firstMayBeDigit && first.properties.numericType != nil
    guard first.properties.isAlphabetic || digit else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
        || scalar.properties.generalCategory == .spacingMark)
        && !scalar.properties.isUppercase
        && !(0xFF00...0xFFEF).contains(scalar.value)
    }
  }

  private static func isSmallASCII(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// Checks that goals, blockers, remedies and clocks share no id, because advice names them side
  /// by side.
  mutating func checkIDsAcrossKinds() {
    var places: [String: Place] = [:]
    for entry in [.goals, .blockers, .remedies, .clocks].flatMap({ sections[$0] }) {
      if let first = places[entry.key] {
        diagnostics.append(.definedTwice(entry.key, at: entry.place, first: first))
      } else {
        places[entry.key] = entry.place
      }
    }
  }

  /// Checks that no two facts or decisions share a name, and that no name is a prefix of another.
  mutating func checkNames(_ facts: [Declared], _ decisions: [Declared]) {
    let all = (facts + decisions).map(\.entry)
    var places: [String: Place] = [:]
    for entry in all {
      if let first = places[entry.key] {
        diagnostics.append(.definedTwice(entry.key, at: entry.place, first: first))
      } else {
        places[entry.key] = entry.place
      }
    }
    var inside: [String: [Entry]] = [:]
    for entry in all {
      var rest = entry.key.utf8[...]
      while let dot = rest.lastIndex(of: UInt8(ascii: ".")) {
        rest = rest[..<dot]
        let prefix = String(Substring(rest))
        if places[prefix] != nil { inside[prefix, default: []].append(entry) }
      }
    }
    for (prefix, entries) in inside.sorted(by: { $0.key < $1.key }) {
      guard let shorter = places[prefix] else { continue }
      if let only = entries.first, entries.count == 1 {
        diagnostics.append(.nameInsideAnother(prefix, of: only.key, at: only.place, shorter))
      } else {
        diagnostics.append(
          .beginningOfNames(prefix, entries.map { ($0.key, $0.place) }, at: shorter))
      }
    }
  }
}

extension StringProtocol {
  /// The pieces before, between and after the separators, empty ones included.
  fileprivate func pieces(between separator: Unicode.Scalar) -> [Substring] {
    Substring(self).utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: separator) }
      .map(Substring.init)
  }
}
