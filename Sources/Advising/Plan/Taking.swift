import FEEL
import Playbooks
import Reasoning

/// What a plan takes to be so in one part and one stage, because it is not known (contract, section
/// 4.6).
struct Taking: Sendable {
  /// The goals to be reached; in the plan they count as open, and no other goal does.
  let goals: Set<Reference<Goal>>
  /// Whether unclear gaps are taken to hold even where something fills them: where no stage can be
  /// formed otherwise.
  let holdsGaps: Bool
  /// What is taken of each blocker in force, or known.
  var blockers: [Reference<Blocker>: Truth] = [:]
  /// The likely blockers that are taken as present.
  var likely: Set<Reference<Blocker>> = []
  /// The goals to be reached that are not known to be open.
  var openGoals: Set<Reference<Goal>> = []
  /// The unknown blockers that matter and of which something was taken.
  var takenBlockers: Set<Reference<Blocker>> = []
  /// What is taken of the operands of the remedies that are advised, by number.
  var needs: [Int: Gap] = [:]
  /// The remedies that are taken to suit although their `when` is unknown.
  var suited: Set<Reference<Remedy>> = []
  /// That their `when`s are true.
  var whens: [Premise]
  /// The fillings that are taken for open gaps that nothing else fills.
  var fillers: Set<Int> = []
  /// The operands that are taken to hold in this stage.
  var kept: [Premise] = []
  /// The facts that they set.
  var sets: [Slot: Value] = [:]
  /// The unknown facts that something was taken about.
  var facts: Set<Slot> = []
  /// The facts that no operand may set: two parts would set them differently.
  let forbidden: Set<Slot>

  /// Nothing taken yet, but that these `when`s are true.
  init(
    goals: Set<Reference<Goal>>, holdsGaps: Bool, whens: [Premise], forbidden: Set<Slot>
  ) {
    self.goals = goals
    self.holdsGaps = holdsGaps
    self.whens = whens
    self.forbidden = forbidden
  }

  /// How an operand counts.
  enum Gap: Sendable {
    /// It is true, or taken to be true.
    case met
    /// It is false.
    case open
    /// It is unknown.
    case unclear
    /// It is unknown, and its gap is taken as open: a precaution, which binds nothing.
    case precaution
  }

  /// Whether the operand with that number counts so; nil where the remedy is not advised.
  func answer(to need: Int, _ gap: Gap) -> Bool? { needs[need].map { $0 == gap } }

  /// Whether none of the operands is unclear.
  func needsAreClear(_ numbers: [Int]) -> Bool { numbers.allSatisfy { needs[$0] != .unclear } }
}
