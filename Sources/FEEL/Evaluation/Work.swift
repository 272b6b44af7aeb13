/// What an evaluation may still spend, and what went wrong in it, shared with the functions that it
/// calls.
package final class Work {
  /// The steps of loops that one evaluation may take.
  package static let limit = 1_000_000
  /// How deep nodes may nest, those of the functions called among them.
  package static let depthLimit = 800
  /// What a call counts for: it takes more of the stack than a node.
  static let callDepth = 4

  var remaining = Work.limit
  var depth = 0
  var failures: [Failure] = []
  /// Whether something was given up because a bound was reached.
  private(set) var isExhausted = false
  let recording: Bool
  /// What a function that a built-in called did not know.
  var unknownSeen: SlotSet?

  /// All that may be spent, and nothing gone wrong.
  package init(recording: Bool = false) { self.recording = recording }

  /// Whether the steps could be paid.
  func spend(_ steps: Int) -> Bool {
    guard affords(steps) else {
      remaining = 0
      return false
    }
    remaining -= steps
    return true
  }

  /// Whether the steps could be paid, without paying them.
  func affords(_ steps: Int) -> Bool {
    if steps > remaining { isExhausted = true }
    return steps <= remaining
  }

  /// Says that a bound was reached.
  func giveUp() { isExhausted = true }
}
