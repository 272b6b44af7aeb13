/// The values that an evaluation reads: one a slot, and the time that `now()` answers.
package struct Frame: Sendable {
  /// By slot.
  package var values: [Value]
  /// The time that `now()` answers, and the day that `today()` does.
  package let now: DateAndTime

  /// The values and the time.
  package init(values: [Value], now: DateAndTime) {
    self.values = values
    self.now = now
  }
}
