package import Diagnostics

/// Something that people name: by its id, its title in any language, or a piece of either.
package struct Named<Key: Sendable>: Sendable {
  /// What the name stands for.
  package let key: Key
  /// The id.
  package let id: String
  /// The title.
  package let title: Text
  /// Ids that it had earlier.
  package let formerly: [String]

  /// Something with an id and a title.
  package init(_ key: Key, id: String, title: Text, formerly: [String] = []) {
    self.key = key
    self.id = id
    self.title = title
    self.formerly = formerly
  }

  /// The title with the id beside it.
  package func shown(_ language: Language) -> String {
    let title = title[language]
    if title == id { return "`\(id)`" }
    return language == .zh ? "“\(title)” [\(id)]" : "\"\(title)\" [\(id)]"
  }
}

/// Finds what a person means by a name typed on the command line or in an interview.
///
/// An id counts before a title, a whole name before a piece of one. A piece is taken only where a
/// single entry has it. It never cuts a number in two (`3号楼` is no piece of `13号楼`), and never
/// leaves a "not" out (`办结` is no piece of `未办结`).
package struct NameSearch<Key: Sendable>: Sendable {
  /// What a name turned out to mean.
  package enum Finding: Sendable {
    case found(Key)
    /// Several entries have the name, or the piece of one.
    case several([Named<Key>])
    /// None has it.
    case none
  }

  /// What can be named, in the order in which it is listed.
  package let entries: [Named<Key>]

  /// A search among these entries.
  package init(_ entries: [Named<Key>]) { self.entries = entries }

  /// What the text means; without pieces only whole names count.
  ///
  /// - Parameter short: Whether a Chinese abbreviation counts too, last: all its characters stand in
  ///   one title in their order, as `住建局` in `住房和城乡建设局`.
  package func find(_ text: String, withPieces: Bool = true, orShort short: Bool = false) -> Finding
  {
    let wanted = Self.plain(text)
    if wanted.isEmpty { return .none }
    let ways: [(Named<Key>) -> Bool] = [
      { $0.id == text },
      { Self.plain($0.id) == wanted },
      { $0.formerly.contains(text) },
      { Self.titles($0).contains(wanted) },
      { withPieces && Self.hasPiece(wanted, $0) },
      { short && Self.isShort(wanted, for: $0) },
    ]
    for isMeant in ways {
      let meant = entries.filter(isMeant)
      if meant.count > 1 { return .several(meant) }
      if let only = meant.first { return .found(only.key) }
    }
    return .none
  }

  /// The text in the form in which names are compared: half-width, small letters, without the
  /// quotation marks around it.
  private static func plain(_ text: String) -> String {
    let marks = Set<Character>("\"'“”‘’「」『』《》[]")
    let inner = text.halfWidth.trimmed.drop(while: marks.contains)
    return String(inner.reversed().drop(while: marks.contains).reversed()).lowercased()
  }

  private static func titles(_ entry: Named<Key>) -> [String] {
    entry.title.translations.map { plain($0.text) }
  }

  /// Whether the wanted text, of two characters or more, abbreviates a title: the title has its
  /// characters in their order, and begins as it does.
  private static func isShort(_ wanted: String, for entry: Named<Key>) -> Bool {
    guard wanted.count > 1, wanted.utf8.count > wanted.count else { return false }
    return titles(entry).contains { title in
      title.first == wanted.first && title.shortestSpan(of: wanted) != nil
    }
  }

  /// Whether the wanted text is a piece of a title, or some whole words of the id.
  private static func hasPiece(_ wanted: String, _ entry: Named<Key>) -> Bool {
    let isShort = wanted.count < (wanted.utf8.count == wanted.count ? 3 : 2)
    return !isShort && (titles(entry) + [plain(entry.id)]).contains { $0.hasPiece(wanted) }
  }
}

/// What can be offered while a name is typed.
extension NameSearch {
  /// The entries that the beginning of a name may lead to, the likeliest first.
  ///
  /// An id that begins so comes first, then one of which a word does, then one that has the text
  /// somewhere; then the titles that have it, the shortest first, and last those that have all its
  /// characters in their order.
  package func offered(_ typed: String) -> [Named<Key>] {
    let wanted = Self.plain(typed)
    if wanted.isEmpty { return entries }
    let ranks = entries.map { Self.rank(wanted, $0) }
    return entries.indices.compactMap { index in ranks[index].map { (index, $0) } }
      .sorted { ($0.1.way, $0.1.rest, $0.0) < ($1.1.way, $1.1.rest, $1.0) }.map { entries[$0.0] }
  }

  /// How the text leads to the entry, and how much more there is; nil where it does not.
  private static func rank(_ wanted: String, _ entry: Named<Key>) -> (way: Int, rest: Int)? {
    let id = plain(entry.id)
    if id.hasPrefix(wanted) { return (0, 0) }
    if id.split(whereSeparator: { ".-_ ".contains($0) }).contains(where: { $0.hasPrefix(wanted) }) {
      return (1, 0)
    }
    if id.contains(wanted) { return (2, 0) }
    let titles = titles(entry)
    if let shortest = titles.filter({ $0.contains(wanted) }).map(\.count).min() {
      return (3, shortest)
    }
    let isChinese = wanted.count > 1 && wanted.utf8.count > wanted.count
    let texts = isChinese ? titles : wanted.count > 2 ? [id] : []
    return texts.compactMap { $0.shortestSpan(of: wanted) }.min().map { (4, $0) }
  }
}

/// Findings about a name.
extension NameSearch {
  /// At most this many entries are offered for a name that none has.
  private static var mostOffered: Int { 3 }
  /// A list with at most this many entries is shown whole.
  private static var mostListed: Int { 12 }

  /// The finding that no entry, or more than one, has the name.
  ///
  /// `kind` says what was wanted, and `end` is the end of the finding's id, as in `unknown-part`.
  package func diagnostic(_ text: String, to end: String, _ kind: Wording, at place: Place)
    -> Diagnostic
  {
    if case .several(let meant) = find(text) {
      return Diagnostic(
        "ambiguous-\(end)", .error,
        Wording(
          en: "`\(text)` can mean \(meant.count) things", zh: "`\(text)` 可指 \(meant.count) 项"),
        at: place,
        help: offer(
          Array(meant.prefix(Self.mostOffered)), Wording(en: "write more of it: ", zh: "请写得更完整："),
          isCut: meant.count > Self.mostOffered))
    }
    return Diagnostic(
      "unknown-\(end)", .error,
      Wording(en: "there is no \(kind.en) `\(text)`", zh: "没有\(kind.zh) `\(text)`"), at: place,
      help: help(text))
  }

  private func help(_ text: String) -> Wording? {
    if let near = near(text) {
      return offer([near], Wording(en: "write ", zh: "写 "))
    }
    if entries.count <= Self.mostListed, !entries.isEmpty {
      return offer(entries, Wording(en: "there are ", zh: "现有："))
    }
    let sharing = alike(text)
    let alike = sharing.isEmpty ? scattered(text) : sharing
    if alike.isEmpty {
      return Wording(
        en: "write some words of its name, as the pages show it", zh: "请写页面所示名称中的几个字")
    }
    return offer(alike, Wording(en: "perhaps one of these: ", zh: "也许是："))
  }

  /// The entry that the text is likest to: by a slip of the keyboard, or by the words that they
  /// share; nil where none is like it.
  package func nearest(_ text: String) -> Named<Key>? { near(text) ?? alike(text).first }

  /// The entry with an id or title that differs by a slip of the keyboard.
  package func near(_ text: String) -> Named<Key>? {
    let names = entries.flatMap { entry in
      [entry.id] + entry.title.translations.map(\.text)
    }
    guard let near = nearestName(to: text, among: names) else { return nil }
    return entries.first { $0.id == near || $0.title.translations.contains { $0.text == near } }
  }

  /// The entries that share the most words with the text.
  private func alike(_ text: String) -> [Named<Key>] {
    let own = NameWords.words(of: text)
    let scores = entries.map { entry in
      ([entry.id] + entry.title.translations.map(\.text))
        .reduce(into: Set<String>()) { $0.formUnion(NameWords.words(of: $1)) }
        .intersection(own).count
    }
    guard let best = scores.max(), best > 0 else { return [] }
    return entries.indices.filter { 2 * scores[$0] > best }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
      .prefix(Self.mostOffered).map { entries[$0] }
  }

  /// The entries whose titles have all characters of the text in their order, the closest together
  /// first: `解封` stands for `解除查封`.
  private func scattered(_ text: String) -> [Named<Key>] {
    let wanted = Self.plain(text)
    guard wanted.count > 1, wanted.utf8.count > wanted.count else { return [] }
    let spans = entries.indices.compactMap { index in
      Self.titles(entries[index]).compactMap { $0.shortestSpan(of: wanted) }.min()
        .map { (index: index, length: $0) }
    }
    return spans.sorted { ($0.length, $0.index) < ($1.length, $1.index) }
      .prefix(Self.mostOffered).map { entries[$0.index] }
  }

  private func offer(_ entries: [Named<Key>], _ head: Wording, isCut: Bool = false) -> Wording {
    Wording(
      en: head.en + entries.map { $0.shown(.en) }.joined(separator: ", ") + (isCut ? ", ..." : ""),
      zh: head.zh + entries.map { $0.shown(.zh) }.joined(separator: "、") + (isCut ? "等" : ""))
  }
}

/// The words by which names are compared.
enum NameWords {
  /// The words of the text with more than two letters; Chinese has no blanks between words, so
  /// there pairs of characters are taken.
  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if word.utf8.count == word.count {
        // Words of one or two letters, and "whether" in Chinese, occur in nearly every question.
        if word.count > 2 { words.insert(String(word)) }
        continue
      }
      for (first, second) in zip(word, word.dropFirst()) { words.insert("\(first)\(second)") }
      words.remove("是否")
    }
    return words
  }
}

extension String {
  /// Whether the piece occurs here without cutting a number or an English word in two, and without
  /// a "not" before it.
  fileprivate func hasPiece(_ piece: String) -> Bool {
    var rest = self[...]
    while let found = rest.firstRange(of: piece) {
      let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
      let after = found.upperBound == endIndex ? nil : self[found.upperBound]
      if !(before.map { "未不无非没".contains($0) } ?? false),
        !(before?.belongsTogether(with: piece.first) ?? false),
        !(after?.belongsTogether(with: piece.last) ?? false)
      {
        return true
      }
      rest = self[index(after: found.lowerBound)...]
    }
    return false
  }
}

extension String {
  /// The length of the shortest stretch that has all these characters in their order; nil where
  /// there is none.
  fileprivate func shortestSpan(of wanted: String) -> Int? {
    let (own, wanted) = (Array(self), Array(wanted))
    return own.indices.filter { own[$0] == wanted[0] }.compactMap { start in
      var end = start
      for character in wanted.dropFirst() {
        guard let next = own[(end + 1)...].firstIndex(of: character) else { return nil }
        end = next
      }
      return end - start
    }.min()
  }
}

extension Substring {
  /// The first place where the piece stands.
  fileprivate func firstRange(of piece: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(piece) {
        return start..<index(start, offsetBy: piece.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension Character {
  /// Whether both are digits, both Chinese numerals, or both letters of the alphabet.
  fileprivate func belongsTogether(with other: Character?) -> Bool {
    guard let other else { return false }
    let isWord = { (c: Character) in c.isASCII && (c.isLetter || c.isNumber) }
    let isNumeral = { (c: Character) in "〇零一二两三四五六七八九十百".contains(c) }
    return isWord(self) && isWord(other) || isNumeral(self) && isNumeral(other)
  }
}
