import FEEL

/// What an expression comes to, as a literal, and why where it failed.
struct Evaluation {
  let value: Value
  let reasons: [String]

  var literal: String { value.literal }

  init(_ expression: String) {
    let compiled = Program.compile(expression, in: Scope([]), mode: .dynamic)
    guard let program = compiled.program,
      let date = CalendarDate(year: 2021, month: 6, day: 1)
    else {
      value = .null
      reasons = compiled.faults.map(\.message.en)
      return
    }
    let frame = Frame(values: [], now: DateAndTime(startOf: date))
    let (value, failures) = program.evaluateRecording(in: frame)
    self.value = value
    reasons = failures.map(\.reason.en)
  }
}
