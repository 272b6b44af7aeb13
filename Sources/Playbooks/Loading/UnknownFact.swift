package import Diagnostics

/// Works out which fact was probably meant by a name that no fact has.
///
/// People remember what a fact is about more easily than how its name is spelled. So a slip of the
/// keyboard is tried first, then the facts of the same group, then those whose name, title or
/// question shares words with the name, in any language.
package struct UnknownFact {
  private let name: String
  private let facts: [Fact]
  private let isDecision: Bool

  /// The largest number of facts that a message lists.
  private static let most = 6

  /// A name that none of these facts has; a decision may have it.
  package init(_ name: String, among facts: [Fact], isDecision: Bool = false) {
    self.name = name
    self.facts = facts
    self.isDecision = isDecision
  }

  /// The finding for the place at which the name stands.
  package func diagnostic(at place: Place) -> Diagnostic {
    if isDecision { return decision(at: place) }
    let renamed = facts.first { $0.declaration.formerly.contains(name) }?.id
    if let near = renamed ?? meantName(by: name, among: facts.map(\.id)) ?? only?.id {
      return diagnostic(
        at: place, Wording(en: "write `\(near)`", zh: "写 `\(near)`"), near,
        isCertain: near == renamed)
    }
    let family = facts.filter { !group.isEmpty && $0.id.hasPrefix(group + ".") }
    if !family.isEmpty {
      let head = Wording(en: "under `\(group)` there are: ", zh: "`\(group)` 下有：")
      return diagnostic(at: place, listed(ranked(family), after: head), nil)
    }
    let alike = alike
    if !alike.isEmpty {
      let head = Wording(en: "perhaps one of these: ", zh: "也许是：")
      return diagnostic(at: place, listed(alike, after: head), nil)
    }
    return diagnostic(at: place, groups, nil)
  }

  private func decision(at place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-fact", .error,
      Wording(
        en: "`\(name)` is a decision: it is worked out, and cannot be given a value",
        zh: "`\(name)` 是推算项，由规则推算，不能填写"),
      at: place,
      help: Wording(
        en: "write the facts that it is worked out from", zh: "请填写它所依据的事实"))
  }

  private func diagnostic(
    at place: Place, _ help: Wording?, _ near: String?, isCertain: Bool = false
  ) -> Diagnostic {
    let cure = NameCure(name, meaning: near, at: place)
    return Diagnostic(
      "unknown-fact", .error,
      Wording(en: "there is no fact `\(name)`", zh: "没有事实 `\(name)`"), at: place,
      help: help, fix: isCertain ? cure.suggestion : cure.fix, suggestion: cure.suggestion,
      subject: name)
  }

  /// The only fact that has the text as its title; nil where several have it or none.
  private var only: Fact? {
    let found = facts.filter { fact in
      fact.title.translations.contains { $0.text.lowercased() == name.lowercased() }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The part of the name before its last dot: `works` in `works.begun`.
  private var group: String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
  }

  /// The facts that share the most words with the name come first; ties keep the order of
  /// declaration.
  private func ranked(_ facts: [Fact]) -> [Fact] {
    let scores = facts.map(score)
    return facts.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.map { facts[$0] }
  }

  /// The facts that share more than half as many words with the name as the best one does.
  private var alike: [Fact] {
    let ranked = ranked(facts)
    guard let best = ranked.first.map(score), best > 0 else { return [] }
    return ranked.filter { 2 * score($0) > best }
  }

  /// The number of words of the name that also occur in the fact's own name, title or question.
  ///
  /// Chinese has no blanks between words, so pairs of characters are counted instead.
  private func score(_ fact: Fact) -> Int {
    let texts = [fact.title, fact.ask].compactMap { $0 }.flatMap(\.translations).map(\.text)
    let known = texts.reduce(NameWords.words(of: fact.id)) { $0.union(NameWords.words(of: $1)) }
    let own = NameWords.words(of: group.isEmpty ? name : String(name.dropFirst(group.count + 1)))
    return own.count { known.contains($0) }
  }

  private func listed(_ found: [Fact], after head: Wording) -> Wording {
    func text(_ language: Language) -> String {
      let names = found.prefix(Self.most).map { fact in
        language == .zh ? "`\(fact.id)`（\(fact.title[.zh])）" : "`\(fact.id)` (\(fact.title[.en]))"
      }
      let more = found.count > Self.most ? [language == .zh ? "等" : "..."] : []
      return (names + more).joined(separator: language == .zh ? "、" : ", ")
    }
    return Wording(en: head.en + text(.en), zh: head.zh + text(.zh))
  }

  /// A list of what the names of facts begin with, for a name that is near to none.
  private var groups: Wording? {
    var seen: Set<Substring> = []
    let found = facts.map { $0.id.prefix { $0 != "." } }.filter { seen.insert($0).inserted }
    guard !found.isEmpty else { return nil }
    let list = found.map { "`\($0)`" }.joined(separator: ", ")
    return Wording(en: "names of facts begin with \(list)", zh: "事实名称以这些词开头：\(list)")
  }
}
