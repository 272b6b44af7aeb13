import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// What the checks share: the playbook, and its conditions as diagrams over every possible case.
struct CheckContext: Sendable {
  let playbook: Playbook
  let advisor: Advisor
  /// Every condition, in playbook order within each kind of entry.
  let clauses: [Clause]
  /// The day that counts as today in an example that requires no other day.
  let day: CalendarDate
  /// The largest number of nodes that the diagrams of one playbook may have.
  static let bound = 4_000_000
  private let bound: Int
  /// A frame in which every value is unknown.
  let blank: Frame
  var space: ConditionSpace
  /// What the constraints leave of all cases; nil until a check has asked for it.
  var limits: CaseLimits?
  /// The decisions that call `today()` or `now()`, themselves or through others.
  private let onTheClock: Set<Slot>
  /// The diagrams of whole conditions made so far.
  private var made: [ObjectIdentifier: Diagram?] = [:]
  /// The conditions that diagrams cannot represent, by their text, each with its first place.
  private var notAnalysed: [(text: String, place: Place)] = []
  private var seenOpaque: Set<String> = []
  /// The conditions whose diagrams exceeded the bound.
  private var entangled: [Formula] = []
  /// The ids of the checks that ran after the diagrams had reached the bound, and so were
  /// incomplete.
  private var cutShort: [String] = []

  init(_ playbook: Playbook, on day: CalendarDate, bound: Int = Self.bound) {
    self.playbook = playbook
    self.day = day
    advisor = Advisor(playbook)
    clauses = playbook.clauses.all
    var ground = playbook.ground
    ground.domains[playbook.vocabulary.today] = Domain(.date)
    blank = playbook.blankFrame(now: DateAndTime(startOf: day))
    space = ConditionSpace(
      ground, frame: blank,
      conditions: clauses.map(\.formula.program) + playbook.decisionNames + playbook.achievedValues,
      bound: bound)
    self.bound = bound
    onTheClock = playbook.decisionOrder.reduce(into: []) { found, reference in
      guard case .expression(let formula) = playbook[reference].logic else { return }
      let program = formula.program
      if program.readsClock || program.slots.contains(where: found.contains) {
        found.insert(playbook[reference].slot)
      }
    }
  }

  /// The condition over every case; nil where it cannot be analysed, which is noted.
  mutating func diagram(_ formula: Formula) -> Diagram? {
    if let known = made[ObjectIdentifier(formula)] { return known }
    let diagram = diagram(formula.program.root, of: formula)
    made[ObjectIdentifier(formula)] = .some(diagram)
    return diagram
  }

  /// A part of a condition over every case; nil where it cannot be analysed, which is noted.
  mutating func diagram(_ node: ProgramNode, of formula: Formula) -> Diagram? {
    guard node.type == .boolean || node.type == .any, !readsClock(node) else {
      return note(formula)
    }
    do throws(Overflow) {
      let diagram = try space.diagram(of: node, in: formula.program)
      for text in space.notAnalysed(in: diagram) where seenOpaque.insert(text).inserted {
        notAnalysed.append((text, place(of: text, in: formula) ?? formula.place(of: node.span)))
      }
      return diagram
    } catch {
      return noteEntangled(formula)
    }
  }

  /// The cases in which a row of a table matches; nil where that cannot be analysed, which is
  /// noted.
  mutating func matches(_ row: Int, of table: Decision.Table) -> Diagram? {
    let formulas = table.inputs + table.rows[row].dropLast()
    guard formulas.allSatisfy({ !readsClock($0.program.root) }) else {
      return note(table.rows[row].first ?? table.inputs[0])
    }
    do throws(Overflow) {
      let diagram = try space.matches(table.table.rows[row], of: table.table)
      for text in space.notAnalysed(in: diagram) where seenOpaque.insert(text).inserted {
        let cell = table.rows[row].first ?? table.inputs[0]
        notAnalysed.append((text, place(of: text, in: cell) ?? cell.place))
      }
      return diagram
    } catch {
      return table.inputs.first.flatMap { noteEntangled($0) }
    }
  }

  /// The first place at which the text occurs, which may be in a decision that the condition reads.
  private func place(of text: String, in first: Formula) -> Place? {
    for formula in [first] + playbook.formulas {
      guard let range = formula.text.firstRange(ofBytes: text) else { continue }
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

  /// Notes that the check with these ids was incomplete, if the diagrams have reached the bound.
  mutating func note(lookedFor ids: [String]) {
    if space.store.nodeCount >= bound { cutShort += ids }
  }

  /// Whether the expression calls `today()` or `now()`, itself or through decisions.
  ///
  /// Every frame knows their values, so a diagram would hold for one day only.
  private func readsClock(_ node: ProgramNode) -> Bool {
    node.readsClock || node.slots.contains(where: onTheClock.contains)
  }

  /// The findings that say what could not be analysed; complete only once all other checks have
  /// run.
  mutating func notAnalysedFindings() -> [Finding] {
    let found =
      notAnalysed.map { Finding(.notAnalysed($0.text, at: $0.place)) }
      + entangled.map { Finding(.entangled($0)) }
    guard !cutShort.isEmpty, let file = playbook.files.first else { return found }
    return found + [Finding(.cutShort(cutShort, at: Place(file, Span(0, 0))))]
  }
}

extension Playbook {
  /// Each decision as an expression of its own, so that its cuts are known even where no condition
  /// reads it.
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
        en: "`\(formula.text)` depends on too much to go through every case, so it is not proved",
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
