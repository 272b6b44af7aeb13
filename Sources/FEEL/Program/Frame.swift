/// The values that an evaluation reads: one a slot, and the time that `now()` answers.
package struct Frame: Sendable {
  package var values: [Value]
  package let now: DateAndTime

  package init(values: [Value], now: DateAndTime) {
    self.values = values
    self.now = now
  }
}
