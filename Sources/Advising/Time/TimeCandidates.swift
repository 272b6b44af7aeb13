import FEEL
import Playbooks

/// The days after the as-of date on which the advice on a case may change by itself.
struct TimeCandidates {
  private let date: CalendarDate
  /// The pieces of conditions that depend on the day.
  private let timed: TimedConditions
  /// The parts on the as-of date.
  private let start: [Situation]
  /// The frames of the parts, by number of days after the as-of date.
  private var frames: [Int: [Frame]] = [:]
  /// The candidate days so far.
  private var found: Set<CalendarDate> = []

  /// How far ahead the search looks, in days: about forty-five years.
  private static let horizon = 1 << 14
  /// At most this many days are found for each piece.
  private static let mostTurns = 3

  init(_ case: Case, _ rules: PlaybookInForce) {
    date = rules.date
    timed = TimedConditions(rules.playbook)
    start = Situation.all(rules, `case`)
  }

  /// The candidate days, earliest first.
  mutating func all() -> [CalendarDate] {
    addEffectiveDates(start[0].playbook)
    for situation in start { addLimits(situation) }
    for piece in timed.pieces { addTurns(of: piece) }
    return found.sorted()
  }

  /// Adds the day if it is after the as-of date.
  private mutating func add(_ day: CalendarDate?) {
    if let day, day > date { found.insert(day) }
  }

  /// Adds the days on which an entry comes into force, or is no longer in force.
  private mutating func addEffectiveDates(_ playbook: Playbook) {
    let periods =
      playbook.goals.map(\.declaration.effective) + playbook.blockers.map(\.declaration.effective)
      + playbook.remedies.map(\.declaration.effective)
      + playbook.clocks.map(\.declaration.effective)
    for period in periods {
      add(period.from)
      add(period.until?.adding(days: 1))
    }
  }

  /// Adds the days after the due dates of steps and clocks, and the days on which clocks start.
  private mutating func addLimits(_ situation: Situation) {
    let playbook = situation.playbook
    for remedy in situation.rules.remedies {
      add(situation.due(of: remedy)?.adding(days: 1))
    }
    for reference in situation.rules.clocks {
      add(ClockAdvice(reference, in: situation)?.due?.adding(days: 1))
      if case .date(let from) = playbook[reference].from.program.evaluate(in: situation.frame) {
        add(from)
      }
    }
  }

  /// Adds the days on which the piece has another value than on the day before.
  private mutating func addTurns(of piece: TimedConditions.Piece) {
    for part in start.indices {
      if case .node(let node) = piece { addConstants(of: node, start[part]) }
      var from = 0
      for _ in 0..<Self.mostTurns {
        guard let turn = turn(of: piece, part, after: from) else { break }
        add(date.adding(days: turn))
        from = turn
      }
    }
  }

  /// Adds the dates that the piece compares the day with, and the days after them.
  private mutating func addConstants(of node: ProgramNode, _ situation: Situation) {
    for constant in timed.constants(of: node) {
      for day in constant.evaluate(in: situation.frame).dates {
        add(day)
        add(day.adding(days: 1))
      }
    }
  }

  /// The number of days until the value differs from that after `start` days; nil if it does not
  /// within the horizon.
  ///
  /// It assumes that the value changes at most once between the days it samples.
  private mutating func turn(of piece: TimedConditions.Piece, _ part: Int, after start: Int) -> Int?
  {
    let first = value(of: piece, part, after: start)
    var (low, step) = (start, 1)
    while start + step <= Self.horizon {
      let high = start + step
      if value(of: piece, part, after: high) != first {
        return bisect(piece, part, same: low, other: high, first)
      }
      (low, step) = (high, step * 2)
    }
    return nil
  }

  /// The number of days until the value differs, by bisection between two numbers of days.
  private mutating func bisect(
    _ piece: TimedConditions.Piece, _ part: Int, same: Int, other: Int, _ first: String
  ) -> Int {
    var (low, high) = (same, other)
    while high - low > 1 {
      let middle = (low + high) / 2
      if value(of: piece, part, after: middle) == first { low = middle } else { high = middle }
    }
    return high
  }

  /// The value of the piece that many days later, as text.
  private mutating func value(of piece: TimedConditions.Piece, _ part: Int, after days: Int)
    -> String
  {
    let frame = frames(after: days)[part]
    switch piece {
    case .node(let node): return node.evaluate(in: frame).text
    case .decision(let slot): return frame.values[slot.index].text
    }
  }

  /// The frame of each part that many days later.
  private mutating func frames(after days: Int) -> [Frame] {
    if let known = frames[days] { return known }
    let day = date.adding(days: days) ?? date
    let own = start.map { $0.frame(on: day) }
    frames[days] = own
    return own
  }
}

extension Value {
  /// The dates in the value: its own, or those of its items and entries.
  fileprivate var dates: [CalendarDate] {
    switch self {
    case .date(let date): [date]
    case .list(let items): items.flatMap(\.dates)
    case .context(let context): context.entries.flatMap(\.value.dates)
    default: []
    }
  }
}
