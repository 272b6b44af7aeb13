import Playbooks

/// The rules of choice, support and state, as one graph of `and`, `or` and `not` (contract,
/// sections 4.0 to 4.4).
///
/// It depends neither on the case nor, but for the order of the remedies by phase, on the day. The
/// rules themselves are in ``ReasonRules``.
final class ReasonGraph: Sendable {
  /// What each node is, by its number.
  let kinds: [Kind]
  /// The children of all nodes; each node has a stretch of them.
  let links: [Link]
  /// Whether each node is part of what a plan reads as it is known, whatever it takes: whether a goal
  /// is open, and whether a remedy is left, undecided or fails in its `needs`.
  let isAsKnown: [Bool]
  /// The nodes of each goal, by index.
  let goals: [GoalNodes]
  /// The nodes of each blocker, by index.
  let blockers: [BlockerNodes]
  /// The nodes of each remedy, by index.
  let remedies: [RemedyNodes]
  /// What each remedy has to do with other entries, by index.
  let ties: [RemedyTies]
  /// The operands of what remedies need, by number.
  let needs: [NeedNodes]
  /// Every remedy that may fill a need of another one, by number.
  let fillings: [Filling]

  /// Writes down the rules for the entries of the playbook; `ranks` is the place of each remedy on
  /// the road, by index.
  init(_ playbook: Playbook, _ index: RuleIndex, ranks: [Int]) {
    var rules = ReasonRules(playbook, index)
    goals = rules.goals.map {
      GoalNodes(
        open: $0.open, knownOpen: $0.knownOpen, isStopped: $0.isStopped,
        mayBeStopped: $0.mayBeStopped, places: $0.places)
    }
    blockers = rules.blockers
    let support = rules.support(ranks: ranks)
    (remedies, ties) = rules.remedies(support)
    needs = support.needs
    fillings = support.fillings
    kinds = rules.nodes.kinds
    links = rules.nodes.links
    var isAsKnown = Array(repeating: false, count: kinds.count)
    var open = goals.flatMap { [$0.open, $0.knownOpen] }
    open += remedies.flatMap { [$0.left, $0.isUndecided, $0.needsFail] }
    while let node = open.popLast()?.node {
      if isAsKnown[node] { continue }
      isAsKnown[node] = true
      switch kinds[node] {
      case .all(let range), .any(let range):
        open += links[Int(range.lowerBound)..<Int(range.upperBound)]
      case .atom, .advised: break
      }
    }
    self.isAsKnown = isAsKnown
  }

  /// A node, or its negation.
  struct Link: Hashable, Sendable {
    private let raw: Int32

    /// The node with this number.
    init(to node: Int) { raw = Int32(node) << 1 }

    private init(raw: Int32) { self.raw = raw }

    /// The number of the node.
    var node: Int { Int(raw >> 1) }
    /// Whether the node is negated.
    var isNegated: Bool { raw & 1 == 1 }

    static prefix func ! (link: Link) -> Link { Link(raw: link.raw ^ 1) }
  }

  /// What a node is.
  enum Kind: Sendable {
    /// A question that the case, its log or the day answers.
    case atom(Atom)
    /// True if all of these links are; true if there are none.
    case all(Range<Int32>)
    /// True if any of these links is; false if there are none.
    case any(Range<Int32>)
    /// Whether the remedy is advised: the one kind of node that may depend on itself.
    case advised(Reference<Remedy>)
  }

  /// The nodes of a goal.
  struct GoalNodes: Sendable {
    /// Whether it is open.
    let open: Link
    /// Whether it is known to be one of the case's, and known not to be reached.
    let knownOpen: Link
    /// Whether a blocker that stops it is present.
    let isStopped: Link
    /// Whether a blocker that stops it is present or unknown.
    let mayBeStopped: Link
    /// The remedies that it lists.
    let places: [Place]
  }

  /// The nodes of a blocker.
  struct BlockerNodes: Sendable {
    /// Whether it is present.
    let present: Link
    /// Whether it is likely.
    let likely: Link
    /// Whether it matters.
    let matters: Link
    /// The remedies that it lists.
    var places: [Place] = []
  }

  /// The nodes of a remedy in the list of a blocker or a goal.
  struct Place: Sendable {
    /// The remedy.
    let remedy: Reference<Remedy>
    /// Whether it is passed over, or chosen, although its `when` is unknown.
    let undecided: Link
    /// Whether the blocker or goal advises it.
    let advised: Link
    /// Whether the blocker is likely, and would advise it.
    let ifNeeded: Link
  }

  /// The nodes of a remedy.
  struct RemedyNodes: Sendable {
    /// Whether it is spent.
    let spent: Link
    /// Whether it is left to choose from.
    let left: Link
    /// Whether its `when` is unknown.
    let isUndecided: Link
    /// Whether its `needs` are known to be false.
    let needsFail: Link
    /// Whether a blocker or a goal advises it.
    let chosen: Link
    /// Whether anything advises it: a blocker, a goal, or a remedy that it supports.
    let advised: Link
    /// Whether it is there only as a step if needed.
    let ifNeeded: Link
    /// Whether it is among the actions, and not only as a step if needed.
    let firm: Link
    /// Whether it is among the actions.
    let listed: Link
    /// Whether it is done, and spent.
    let finished: Link
    /// Whether it is due: advised for more than goals, or for a goal that is known to be open and
    /// not to be stopped.
    let isDue: Link
    /// Whether it has to wait.
    let waiting: Link
    /// Whether it can start, or could once people have decided.
    let canStart: Link
  }

  /// What a remedy has to do with other entries.
  struct RemedyTies: Sendable {
    /// The blockers and goals that list it, with whether each advises it, or would.
    let reasons: [(reason: Reason, advises: Link, ifNeeded: Link)]
    /// For each remedy that it excludes, whether that one keeps it from starting.
    let excluders: [(remedy: Reference<Remedy>, excludes: Link)]
    /// The numbers of the operands of its `needs`.
    let needs: [Int]
    /// The numbers of the fillings by which it may support other remedies.
    let supports: [Int]
  }

  /// The nodes of an operand of a remedy's `needs`.
  struct NeedNodes: Sendable {
    /// The operand.
    let operand: RuleIndex.Need
    /// The remedy whose need it is.
    let needing: Reference<Remedy>
    /// The numbers of its fillings, in the order of choice.
    let fillings: Range<Int>
  }

  /// One remedy that may fill one need of another.
  struct Filling: Sendable {
    /// The remedy that may fill it.
    let filler: RuleIndex.Filler
    /// The remedy whose need it is.
    let needing: Reference<Remedy>
    /// The number of the operand.
    let need: Int
    /// Whether it would make the operand true, and is neither barred, spent nor unsuitable.
    let could: Link
    /// Whether its `when` is true besides.
    let fits: Link
    /// Whether it is the one that fills the operand where that is false.
    let fillsOpen: Link
    /// Whether it is the first that would fill the operand if that is unknown.
    let isFirstForUnclear: Link
    /// Whether it is the one that fills the operand where that is unknown.
    let fillsUnclear: Link
    /// Whether it supports the other remedy, if that is advised.
    let supports: Link
    /// Whether the other remedy needs it perhaps.
    let ifNeeded: Link
  }
}
