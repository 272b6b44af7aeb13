import Advising
import Diagnostics
import FEEL
import Playbooks

/// Finds lists whose entries leave days uncovered, and entries that begin before the one they
/// replace has ended.
enum EffectiveDatesCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    var findings: [Finding] = []
    for (index, blocker) in playbook.blockers.enumerated() {
      let list = blocker.remedies.map { playbook[$0].declaration }
      findings += Self.findings(of: list, for: blocker.declaration).map {
        Finding($0, about: .blocker(Reference(index)))
      }
    }
    for (index, goal) in playbook.goals.enumerated() {
      let list = goal.remedies.map { playbook[$0].declaration }
      findings += Self.findings(of: list, for: goal.declaration).map {
        Finding($0, about: .goal(Reference(index)))
      }
    }
    return findings + versions(playbook)
      + ofOneTitle(playbook.clocks.map(\.declaration)) { .clock(Reference($0)) }
      + ofOneTitle(playbook.constraints.map(\.declaration)) { .constraint(Reference($0)) }
  }

  /// Checks entries of one title, which are versions of one rule if any of them has dates: on each
  /// day one of them is to be in force.
  private static func ofOneTitle(
    _ declarations: [Declaration], _ subject: (Int) -> Clause.Subject
  ) -> [Finding] {
    var groups: [Text: [Int]] = [:]
    for (index, declaration) in declarations.enumerated() {
      groups[declaration.title, default: []].append(index)
    }
    let ordered = groups.values.sorted { $0[0] < $1[0] }.filter { $0.count > 1 }
    return ordered.flatMap { group -> [Finding] in
      let list = group.map { declarations[$0] }
      guard list.contains(where: \.effective.isBounded) else { return [] }
      let inner = holes(in: list, .always).filter { $0.from != nil && $0.until != nil }
      let both = list.indices.flatMap { later in
        list[..<later].compactMap { earlier -> Diagnostic? in
          let period = earlier.effective.shared(with: list[later].effective)
          return period.isRight ? .overlap(earlier, list[later], in: period) : nil
        }
      }
      return (inner.map { .hole($0, list, list[0]) } + both).map {
        Finding($0, about: subject(group[0]))
      }
    }
  }

  private static func findings(of list: [Declaration], for owner: Declaration) -> [Diagnostic] {
    guard !list.isEmpty else { return [] }
    return holes(in: list, owner.effective).map { .hole($0, list, owner) } + overlaps(list)
  }

  /// Checks blockers that are versions of one rule.
  ///
  /// Blockers count as versions if they have dates, read the same facts, stop the same goals and
  /// lead to the same remedies.
  private static func versions(_ playbook: Playbook) -> [Finding] {
    let dated = playbook.blockers.enumerated().filter {
      $0.element.declaration.effective.isBounded
    }
    var groups: [String: [(offset: Int, element: Blocker)]] = [:]
    for entry in dated { groups[versionKey(entry.element, playbook), default: []].append(entry) }
    var findings: [Finding] = []
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) where group.count > 1 {
      let list = group.map(\.element.declaration)
      let inner = holes(in: list, .always).filter { $0.from != nil && $0.until != nil }
      let about = Clause.Subject.blocker(Reference(group[0].offset))
      let found = inner.map { Diagnostic.hole($0, list, list[0]) } + overlaps(list)
      findings += found.map { Finding($0, about: about) }
    }
    return findings
  }

  private static func versionKey(_ blocker: Blocker, _ playbook: Playbook) -> String {
    let facts = playbook.factSlots(read: blocker.when.slots).map { String($0.index) }.sorted()
    let stops = blocker.stops.map { $0.map { String($0.index) } } ?? ["all"]
    let remedies = blocker.remedies.map { String($0.index) }
    return [facts, stops, remedies].map { $0.joined(separator: ",") }.joined(separator: ";")
  }

  /// The days of the period on which no entry is in force.
  private static func holes(in list: [Declaration], _ period: EffectivePeriod)
    -> [EffectivePeriod]
  {
    var found: [EffectivePeriod] = []
    var next = period.from
    var isStart = period.from == nil
    let sorted = list.map(\.effective).sorted { a, b in
      guard let right = b.from else { return false }
      return a.from.map { $0 < right } ?? true
    }
    for entry in sorted {
      if let from = entry.from, isStart || next.map({ $0 < from }) ?? false {
        let last = from.adding(days: -1)
        if period.until.map({ from <= $0 }) ?? true {
          found.append(EffectivePeriod(from: isStart ? nil : next, until: last))
        }
      }
      isStart = false
      guard let until = entry.until else { return found.filter(\.isRight) }
      let after = until.adding(days: 1)
      if let after, next.map({ $0 < after }) ?? true { next = after }
    }
    if let next, period.until.map({ next <= $0 }) ?? true {
      found.append(EffectivePeriod(from: next, until: period.until))
    }
    return found.filter(\.isRight)
  }

  /// The pairs of which one entry ends after the next has begun.
  private static func overlaps(_ list: [Declaration]) -> [Diagnostic] {
    list.flatMap { old in
      list.compactMap { new -> Diagnostic? in
        guard let end = old.effective.until, let start = new.effective.from, start <= end,
          old.effective.from.map({ $0 < start }) ?? true,
          new.effective.until.map({ end < $0 }) ?? true
        else { return nil }
        return .overlap(old, new, in: EffectivePeriod(from: start, until: end))
      }
    }
  }
}

extension CalendarDate {
  fileprivate static func <= (a: CalendarDate, b: CalendarDate) -> Bool { !(b < a) }
}

extension EffectivePeriod {
  fileprivate var isBounded: Bool { from != nil || until != nil }

  /// The days that belong to both; the wrong way round where there are none.
  fileprivate func shared(with other: EffectivePeriod) -> EffectivePeriod {
    EffectivePeriod(
      from: [from, other.from].compactMap { $0 }.max(),
      until: [until, other.until].compactMap { $0 }.min())
  }

  fileprivate var isRight: Bool {
    guard let from, let until else { return true }
    return !(until < from)
  }

  fileprivate var wording: Wording {
    switch (from, until) {
    case (let from?, let until?):
      Wording(en: "from \(from.text) to \(until.text)", zh: "\(from.text) 至 \(until.text)")
    case (let from?, nil): Wording(en: "from \(from.text) on", zh: "自 \(from.text) 起")
    case (nil, let until?): Wording(en: "up to \(until.text)", zh: "\(until.text) 以前")
    case (nil, nil): Wording(en: "ever", zh: "任何一天")
    }
  }
}

extension Diagnostic {
  fileprivate static func hole(
    _ period: EffectivePeriod, _ list: [Declaration], _ owner: Declaration
  ) -> Diagnostic {
    let names = list.map { "`\($0.id)`" }.joined(separator: ", ")
    return Diagnostic(
      "effective-hole", .warning,
      Wording(
        en: "none of \(names) is in force \(period.wording.en)",
        zh: "\(period.wording.zh)，\(names) 均不在有效期内"),
      at: owner.place,
      notes: list.filter { $0.effective.isBounded }.map {
        Note(Wording(en: "its dates are here", zh: "其有效期在这里"), at: $0.place)
      },
      help: Wording(
        en: "let one begin on the day after the other ends, or end `\(owner.id)` too",
        zh: "让后一项从前一项结束的次日起生效，或让 `\(owner.id)` 同时终止"))
  }

  fileprivate static func overlap(
    _ old: Declaration, _ new: Declaration, in period: EffectivePeriod
  ) -> Diagnostic {
    Diagnostic(
      "effective-overlap", .warning,
      Wording(
        en: "`\(old.id)` and `\(new.id)` are both in force \(period.wording.en)",
        zh: "\(period.wording.zh)，`\(old.id)` 与 `\(new.id)` 同时有效"),
      at: new.place,
      notes: [Note(Wording(en: "the other one is here", zh: "另一项在这里"), at: old.place)],
      help: Wording(
        en: "if one replaces the other, let it begin on the day after",
        zh: "如为新旧替换，请让新的从次日起生效"))
  }
}
