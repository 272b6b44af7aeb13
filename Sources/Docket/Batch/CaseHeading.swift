import Diagnostics
import FEEL
import Playbooks

/// What a column of a table of cases holds.
enum CaseHeading: Hashable, Sendable {
  case key(CaseKey)
  /// A fact, by its place in the vocabulary; of one part where the heading names one.
  case fact(Slot, part: String?)
}

/// The keys of a case file that one cell can hold; the raw value is the key.
enum CaseKey: String, CaseIterable, Sendable {
  case `case`, title, opened, lead, leader, team
  /// Where all facts of the row come from.
  case source
  /// When somebody was asked for all facts of the row.
  case askedOn = "asked_on"

  /// What people write over such a column.
  var titles: [String] {
    switch self {
    case .case: ["案件", "案号"]
    case .title: ["名称", "项目"]
    case .opened: ["立案日期", "交办日期"]
    case .lead: ["牵头单位"]
    case .leader: ["包案领导"]
    case .team: ["工作专班", "专班成员", "工作组"]
    case .source: ["来源"]
    case .askedOn: ["填报日期"]
    }
  }
}

/// Finds what a heading means: a key of a case file, or a fact by its name or title in any language.
struct HeadingSearch {
  /// What a heading turned out to mean.
  enum Finding {
    case found(CaseHeading)
    /// It can mean these, each by the name to type and its title.
    case several([Named<CaseHeading>])
    /// It is like this name or title, and is none; `hasUnit` says that it adds something in brackets.
    case near(String, hasUnit: Bool)
    case none
  }

  private let keys: NameSearch<CaseHeading>
  private let facts: NameSearch<CaseHeading>

  init(_ playbook: Playbook) {
    keys = NameSearch(
      CaseKey.allCases.flatMap { key in
        ([key.rawValue] + key.titles).map {
          Named(.key(key), id: $0, title: Text(key.titles.first ?? ""))
        }
      })
    facts = NameSearch(
      playbook.facts.map {
        Named(
          .fact($0.slot, part: nil), id: $0.id, title: $0.title,
          formerly: $0.declaration.formerly)
      })
  }

  /// What the heading means; a part stands behind `@`.
  func find(_ heading: String) -> Finding {
    // Words are divided over several lines to make a column narrow, and drawn apart to fill it.
    let isApart = !heading.contains { $0.isASCII && $0.isLetter }
    let text = heading.filter { !$0.isNewline && !(isApart && $0.isWhitespace) }.trimmed
    if let sign = text.lastIndex(where: { "@＠".contains($0) }) {
      let part = String(text[text.index(after: sign)...]).trimmed
      guard !part.isEmpty else { return find(String(text[..<sign])) }
      switch plain(String(text[..<sign]).trimmed) {
      case .found(.fact(let slot, nil)): return .found(.fact(slot, part: part))
      case .found: return .none
      case let other: return other
      }
    }
    return plain(text)
  }

  /// The fact or key whose name is likest to the heading, as `name` (title).
  func likest(_ heading: String) -> Named<CaseHeading>? { facts.nearest(heading) }

  private func plain(_ text: String) -> Finding {
    let byName = facts.entries.first { $0.id == text }
    if let byName { return .found(byName.key) }
    if let key = CaseKey(rawValue: text.lowercased()) { return .found(.key(key)) }
    let found = [keys, facts].map { $0.find(text, withPieces: false) }
    let meant = found.flatMap { finding -> [Named<CaseHeading>] in
      switch finding {
      case .found(let heading): named(heading).map { [$0] } ?? []
      case .several(let all): all
      case .none: []
      }
    }
    if meant.count > 1 { return .several(meant) }
    if let only = meant.first { return .found(only.key) }
    return near(text)
  }

  /// The entry of a heading, by the name that everybody can type.
  private func named(_ heading: CaseHeading) -> Named<CaseHeading>? {
    if case .key(let key) = heading {
      return Named(heading, id: key.rawValue, title: Text(key.titles.first ?? ""))
    }
    return facts.entries.first { $0.key == heading }
  }

  /// The name or title that the heading is near to.
  ///
  /// Of two characters one that differs makes another word; and a heading with its unit in brackets
  /// is not the one without: `（万元）` would change every figure below.
  private func near(_ text: String) -> Finding {
    if let bracket = text.firstIndex(where: { "(（".contains($0) }), ")）".contains(text.last ?? " ")
    {
      let bare = String(text[..<bracket]).trimmed
      for search in [keys, facts] {
        if case .none = search.find(bare, withPieces: false) { continue }
        return .near(bare, hasUnit: true)
      }
    }
    guard text.count > 2 else { return .none }
    let names = (keys.entries + facts.entries).flatMap { entry in
      [entry.id] + entry.title.translations.map(\.text)
    }
    let lower = Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { a, _ in a })
    return nearestName(to: text.halfWidth.lowercased(), among: lower.keys.sorted())
      .flatMap { lower[$0] }.map { .near($0, hasUnit: false) } ?? .none
  }
}
