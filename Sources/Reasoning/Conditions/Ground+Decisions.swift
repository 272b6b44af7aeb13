package import FEEL

extension Ground {
  /// The frame with its decisions computed anew, each after those that it depends on.
  package func decided(_ frame: Frame) -> Frame {
    var frame = frame
    var done: Set<Slot> = []
    for slot in decisions.keys.sorted() { decide(slot, in: &frame, &done) }
    return frame
  }

  private func decide(_ slot: Slot, in frame: inout Frame, _ done: inout Set<Slot>) {
    guard let decision = decisions[slot], done.insert(slot).inserted else { return }
    for part in decision.parts {
      for asked in part.slots { decide(asked, in: &frame, &done) }
    }
    switch decision {
    case .expression(let program): frame.values[slot.index] = program.evaluate(in: frame)
    case .table(let table): frame.values[slot.index] = table.evaluate(in: frame)
    }
  }
}
