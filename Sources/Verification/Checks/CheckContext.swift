import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// A condition of the playbook, and what it is there for.
struct Clause: Sendable {
  /// The key that it stands under.
  enum Role: String, Sendable {
    case when, reached, needs, met, `is`
  }

  let formula: Formula
  let role: Role
  let subject: Finding.Subject
  let declaration: Declaration
}

/// What the checks share: the playbook, and its conditions as diagrams over every case at once.
struct CheckContext: Sendable {
  let playbook: Playbook
  let advisor: Advisor
  /// Every condition, in playbook order within its kind.
  let clauses: [Clause]
  /// Counts as today in examples, where nothing asks for another day.
  let day: CalendarDate
  /// The nodes that the diagrams of one playbook may have.
  static let bound = 4_000_000
  private let bound: Int
  /// Nothing is known in it.
  let blank: Frame
  var space: ConditionSpace
  /// What the diagrams do not show, by the text of the condition, with the first place.
  private var notAnalysed: [(text: String, place: Place)] = []
  private var seenOpaque: Set<String> = []
  /// The conditions whose diagrams found no room.
  private var entangled: [Formula] = []
  /// The ids of what was looked for with the diagrams at their bound, so not to the end.
  private var cutShort: [String] = []

  init(_ playbook: Playbook, on day: CalendarDate, bound: Int = Self.bound) {
    self.playbook = playbook
    self.day = day
    advisor = Advisor(playbook)
    clauses = Clause.all(in: playbook)
    var ground = playbook.ground
    ground.domains[playbook.vocabulary.today] = Domain(.date)
    blank = Frame(
      values: (0..<playbook.vocabulary.count).map { .unknown(.one(Slot($0))) },
      now: DateAndTime(startOf: day))
    space = ConditionSpace(
      ground, frame: blank,
      conditions: clauses.map(\.formula.program) + playbook.decisionNames + playbook.achievedValues,
      bound: bound)
    self.bound = bound
  }

  /// The condition over every case; nil where it cannot be told, which is noted.
  mutating func diagram(_ formula: Formula) -> Diagram? {
    diagram(formula.program.root, of: formula)
  }

  /// A part of a condition over every case.
  mutating func diagram(_ node: FEEL.Node, of formula: Formula) -> Diagram? {
    guard node.type == .boolean || node.type == .any, !readsClock(node) else {
      return note(formula)
    }
    do throws(Overflow) {
      let diagram = try space.diagram(of: node, in: formula.program)
      for text in space.notAnalysed(in: diagram) where seenOpaque.insert(text).inserted {
        notAnalysed.append((text, place(of: text) ?? formula.place(of: node.span)))
      }
      return diagram
    } catch {
      return noteEntangled(formula)
    }
  }

  /// Where a row of a table matches.
  mutating func matches(_ row: Int, of table: Decision.Table) -> Diagram? {
    let formulas = table.inputs + table.rows[row].dropLast()
    guard formulas.allSatisfy({ !readsClock($0.program.root) }) else {
      return note(table.rows[row].first ?? table.inputs[0])
    }
    do throws(Overflow) {
      let diagram = try space.matches(table.table.rows[row], of: table.table)
      for text in space.notAnalysed(in: diagram) where seenOpaque.insert(text).inserted {
        let cell = table.rows[row].first ?? table.inputs[0]
        notAnalysed.append((text, place(of: text) ?? cell.place))
      }
      return diagram
    } catch {
      return table.inputs.first.flatMap { noteEntangled($0) }
    }
  }

  /// Where the text stands first: it may come from a decision that the condition reads.
  private func place(of text: String) -> Place? {
    for formula in playbook.formulas {
      guard let range = formula.text.firstRange(of: text) else { continue }
      let start = formula.text.utf8.distance(from: formula.text.startIndex, to: range.lowerBound)
      return formula.place(of: Span(start, start + text.utf8.count))
    }
    return nil
  }

  private mutating func note(_ formula: Formula) -> Diagram? {
    if seenOpaque.insert(formula.text).inserted {
      notAnalysed.append((formula.text, formula.place))
    }
    return nil
  }

  private mutating func noteEntangled(_ formula: Formula) -> Diagram? {
    if !entangled.contains(where: { $0 === formula }) { entangled.append(formula) }
    return nil
  }

  /// Remembers that these were looked for, if the diagrams have come to their bound.
  mutating func note(lookedFor ids: [String]) {
    if space.store.nodeCount >= bound { cutShort += ids }
  }

  /// The functions `today()` and `now()` are known in every frame, so a diagram would hold for one
  /// day only.
  private func readsClock(_ node: FEEL.Node) -> Bool {
    if case .call(let call) = node.kind, call.builtin.isClock {
      return true
    }
    return node.children.contains(where: readsClock)
      || node.slots.contains { slot in
        guard case .expression(let formula)? = playbook.decision(at: slot)?.logic else {
          return false
        }
        return readsClock(formula.program.root)
      }
  }

  /// The findings that say what no diagram shows; asked for last.
  mutating func notAnalysedFindings() -> [Finding] {
    let found =
      notAnalysed.map { Finding(.notAnalysed($0.text, at: $0.place)) }
      + entangled.map { Finding(.entangled($0)) }
    guard !cutShort.isEmpty, let file = playbook.files.first else { return found }
    return found + [Finding(.cutShort(cutShort, at: Place(file, Span(0, 0))))]
  }
}

extension Clause {
  static func all(in playbook: Playbook) -> [Clause] {
    var clauses: [Clause] = []
    func add(
      _ formula: Formula?, _ role: Role, _ subject: Finding.Subject, _ declaration: Declaration
    ) {
      guard let formula else { return }
      clauses.append(
        Clause(formula: formula, role: role, subject: subject, declaration: declaration))
    }
    for (index, goal) in playbook.goals.enumerated() {
      add(goal.when, .when, .goal(Reference(index)), goal.declaration)
      add(goal.reached, .reached, .goal(Reference(index)), goal.declaration)
    }
    for (index, blocker) in playbook.blockers.enumerated() {
      add(blocker.when, .when, .blocker(Reference(index)), blocker.declaration)
    }
    for (index, remedy) in playbook.remedies.enumerated() {
      add(remedy.when, .when, .remedy(Reference(index)), remedy.declaration)
      add(remedy.needs, .needs, .remedy(Reference(index)), remedy.declaration)
    }
    for (index, clock) in playbook.clocks.enumerated() {
      add(clock.when, .when, .clock(Reference(index)), clock.declaration)
      add(clock.met, .met, .clock(Reference(index)), clock.declaration)
    }
    for (index, decision) in playbook.decisions.enumerated() {
      guard case .expression(let formula) = decision.logic else { continue }
      add(formula, .is, .decision(Reference(index)), decision.declaration)
    }
    return clauses
  }
}

extension Playbook {
  /// Every decision by its name alone, so that its tables count even where no condition reads them.
  fileprivate var decisionNames: [Program] {
    decisions.map { .value(of: $0.slot, named: $0.id, $0.type.feel) }
  }
}

extension Diagnostic {
  fileprivate static func notAnalysed(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-analysed", .note,
      Wording(
        en:
          "`\(text)` is no comparison of a fact with constants, so what rests on it is not proved",
        zh: "`\(text)` 不是事实与常量的比较，涉及它的检查没有定论"),
      at: place)
  }

  fileprivate static func entangled(_ formula: Formula) -> Diagnostic {
    Diagnostic(
      "not-analysed", .note,
      Wording(
        en: "`\(formula.text)` hangs on too much to go through every case, so it is not proved",
        zh: "`\(formula.text)` 牵涉过多，无法穷尽全部情形，没有定论"),
      at: formula.place)
  }

  fileprivate static func cutShort(_ ids: [String], at place: Place) -> Diagnostic {
    let names = ids.map { "`\($0)`" }
    return Diagnostic(
      "not-analysed", .note,
      Wording(
        en:
          "the conditions together are too entangled to go through every case; no finding proves nothing for \(names.joined(separator: ", "))",
        zh: "全部条件合在一起牵连过多，无法穷尽；以下各类未报问题不等于没有问题：\(names.joined(separator: "、"))"),
      at: place,
      help: Wording(
        en: "check parts of the playbook by themselves", zh: "请把规则库分成几部分分别检查"))
  }
}
