import Testing

/// The words for readers in the examples of the pages, in both languages
/// (`Tests/Corpus/docs/phrases.txt`): titles, names of tests, notes, comments, and placeholders of
/// commands.
struct Phrases {
  struct Phrase: Sendable {
    let english: String
    let chinese: String
  }

  /// Longest first, so that no phrase hides one that begins like it.
  let all: [Phrase]

  init() throws {
    let lines = try Page("Tests/Corpus/docs/phrases.txt").lines
    all = try lines.filter { !$0.isEmpty && !$0.hasPrefix("// ") }.map { line in
      let sides = line.split(separator: " | ").map { String($0) }
      try #require(sides.count == 2, "phrases.txt: \(line)")
      return Phrase(english: sides[0], chinese: sides[1])
    }.sorted { $0.english.utf8.count > $1.english.utf8.count }
  }

  /// The line of an English example with the Chinese words, and which phrases were found in it.
  func translated(_ line: String) -> (text: String, found: [String]) {
    var text = ""
    var found: [String] = []
    var rest = line[...]
    while let character = rest.first {
      if let phrase = all.first(where: { isAt(rest, $0.english, after: text) }) {
        text += phrase.chinese
        found.append(phrase.english)
        rest.removeFirst(phrase.english.count)
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    return (text, found)
  }

  /// Whether the phrase stands there as a whole, and not as the English half of two languages.
  private func isAt(_ rest: Substring, _ phrase: String, after text: String) -> Bool {
    guard rest.hasPrefix(phrase) else { return false }
    let next = rest.dropFirst(phrase.count).first
    if phrase.allSatisfy(\.isUppercase) {
      return next?.isLetter != true && text.last?.isLetter != true
    }
    guard next == nil || next.map(",}]\"".contains) == true else { return false }
    guard !text.hasSuffix("en: "), !text.hasSuffix("en: \"") else { return false }
    return [": ", ", ", "- ", "# ", "// ", "[", "{", "\""].contains { text.hasSuffix($0) }
  }

  /// The words for readers in a translated line that have no Chinese.
  static func untranslated(_ line: String) -> [String] {
    let texts = line.matches(of: #/\b(?:title|name|note|reason|source|ask|where): ([^{\[,}\]]+)/#)
      .map { String($0.output.1) }
    let comments = line.matches(of: #/(?:^|\s)(?:#|\/\/) (.+)$/#).map { String($0.output.1) }
    return (texts + comments).filter { text in
      let words = text.replacing(#/`[^`]*`/#, with: "")
      return words.contains(#/[A-Za-z]/#) && !words.contains(#/\p{Han}/#)
    }
  }
}
