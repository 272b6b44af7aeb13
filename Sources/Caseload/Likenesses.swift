import Advising
import Diagnostics
import FEEL
import Playbooks

/// Two places of a list, the earlier one first.
struct PlacePair: Hashable, Comparable {
  let first: Int
  let second: Int

  init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }

  static func < (a: PlacePair, b: PlacePair) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

/// What two cases have in common.
struct Likeness {
  /// The reasons by which the pair is named, whatever else there is.
  var strong: [Duplicates.Reason] = []
  /// Short titles that differ in one character.
  var near: [Duplicates.Reason] = []
  /// The same numbers and days, which can be so by chance.
  var values: [Duplicates.Reason] = []

  /// Whether the pair is named.
  var isEnough: Bool {
    !strong.isEmpty || values.count >= (near.isEmpty ? 3 : 1)
  }

  /// All reasons, the weightiest first.
  var reasons: [Duplicates.Reason] { strong + near + values }

  /// Adds what the titles have in common; of that, what says most is kept.
  mutating func add(title reason: Duplicates.Reason, isEnough: Bool) {
    let isKnown = strong.contains {
      switch $0 {
      case .title, .beginning, .oneCharacter: true
      case .id, .fact: false
      }
    }
    if isKnown { return }
    near = isEnough ? [] : [reason]
    if isEnough { strong.append(reason) }
  }
}

/// What the pairs of a list have in common.
struct Likenesses {
  private(set) var found: [PlacePair: Likeness] = [:]

  /// The most cases that can have something in common; what more have says nothing of them.
  private static let most = 3
  /// The least width of a beginning, or of a title in which one character may differ: three Chinese
  /// characters, or six letters.
  private static let leastWidth = 6
  /// The width from which titles that differ in one character are enough: five Chinese characters.
  private static let longWidth = 10
  /// The least number that counts: smaller ones are the same by chance.
  private static let leastNumber = Number(100)

  mutating func addIDs(_ cases: [Case]) {
    let groups = Dictionary(grouping: cases.indices) { cases[$0].id.halfWidth.lowercased() }
    for places in groups.values {
      for pair in Self.pairs(of: places) { found[pair, default: Likeness()].strong.append(.id) }
    }
  }

  mutating func addTitles(_ titles: [TitleKey]) {
    let titles = titles.filter { !$0.scalars.isEmpty }
    let groups = Dictionary(grouping: titles) { $0.scalars }
    for group in groups.values {
      for pair in Self.pairs(of: group.map(\.place)) { add(title: .title, pair) }
    }
    addBeginnings(titles.sorted { $0.scalars.lexicographicallyPrecedes($1.scalars) })
    addOneCharacter(titles)
  }

  mutating func addFacts(_ cases: [Case], _ playbook: Playbook, on date: CalendarDate) {
    var holders: [FactKey: [(place: Int, value: Value)]] = [:]
    for (place, content) in cases.enumerated() {
      var stated: Set<FactKey> = []
      for part in [nil] + content.parts.map(Optional.some) {
        for (slot, statement) in content.statements(on: date, part: part) {
          guard let value = statement.value, let fact = playbook.fact(at: slot),
            let key = FactKey(value, of: fact, least: Self.leastNumber), stated.insert(key).inserted
          else { continue }
          holders[key, default: []].append((place, value))
        }
      }
    }
    // In the order of the facts, so that the reasons have one order.
    for key in holders.keys.sorted(by: { $0.slot < $1.slot }) {
      guard let own = holders[key], (2...Self.most).contains(own.count) else { continue }
      let reason = Duplicates.Reason.fact(key.slot, own[0].value)
      for pair in Self.pairs(of: own.map(\.place)) {
        if case .text = key.content {
          found[pair, default: Likeness()].strong.append(reason)
        } else {
          found[pair, default: Likeness()].values.append(reason)
        }
      }
    }
  }

  /// Titles that begin alike stand beside one another in the order of their letters.
  private mutating func addBeginnings(_ sorted: [TitleKey]) {
    for index in sorted.indices {
      for other in sorted.indices.dropFirst(index + 1).prefix(Self.most - 1) {
        let beginning = sorted[index].beginning(sharedWith: sorted[other])
        let shorter = min(sorted[index].scalars.width, sorted[other].scalars.width)
        guard beginning.width >= Self.leastWidth, beginning.width * 5 >= shorter * 3 else {
          continue
        }
        let before = sorted[..<index].reversed().prefix { $0.scalars.starts(with: beginning) }
        let after = sorted[index...].prefix { $0.scalars.starts(with: beginning) }
        guard before.count + after.count <= Self.most else { continue }
        add(title: .beginning, PlacePair(sorted[index].place, sorted[other].place))
      }
    }
  }

  /// Titles that differ in one character are the same once it is left out of both, or of one.
  private mutating func addOneCharacter(_ titles: [TitleKey]) {
    var groups: [[Unicode.Scalar]: Set<Int>] = [:]
    for (index, title) in titles.enumerated() where title.scalars.width >= Self.leastWidth {
      groups[title.scalars, default: []].insert(index)
      for shortened in title.shortened { groups[shortened, default: []].insert(index) }
    }
    for members in groups.values where (2...Self.most).contains(members.count) {
      for pair in Self.pairs(of: Array(members)) {
        let (a, b) = (titles[pair.first], titles[pair.second])
        guard a.isOneCharacter(from: b) else { continue }
        let isLong = min(a.scalars.width, b.scalars.width) >= Self.longWidth
        add(title: .oneCharacter, PlacePair(a.place, b.place), isEnough: isLong)
      }
    }
  }

  private mutating func add(
    title reason: Duplicates.Reason, _ pair: PlacePair, isEnough: Bool = true
  ) {
    found[pair, default: Likeness()].add(title: reason, isEnough: isEnough)
  }

  /// All pairs of a few places; of many, each with the first.
  private static func pairs(of places: [Int]) -> [PlacePair] {
    let places = places.sorted()
    let heads = places.count > most ? places.prefix(1) : places[...]
    return heads.enumerated().flatMap { index, first in
      places.dropFirst(index + 1).map { PlacePair(first, $0) }
    }
  }
}

/// What a fact says, as far as that may name a project.
private struct FactKey: Hashable {
  enum Content: Hashable {
    case text([Unicode.Scalar])
    case number(Number)
    case day(CalendarDate)
  }

  let slot: Slot
  let content: Content

  /// Nil for facts that are yes or no, or one of a few words, and for values that say too little.
  init?(_ value: Value, of fact: Fact, least: Number) {
    if case .values = fact.allowed { return nil }
    switch value {
    case .string(let text):
      let letters = TitleKey.plain(text)
      guard letters.count > 1 else { return nil }
      content = .text(letters)
    case .number(let number):
      guard number >= least else { return nil }
      content = .number(number)
    case .date(let day): content = .day(day)
    default: return nil
    }
    slot = fact.slot
  }
}
