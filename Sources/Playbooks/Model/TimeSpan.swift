package import FEEL

/// A time limit as people write it: `30 days`, `15 working days`, `3 months`, `P1Y2M`.
///
/// Days are counted from the day after (contract, section 1). A month later is the same day of the
/// month, or the last day of a month that has no such day.
package enum TimeSpan: Hashable, Sendable {
  case calendar(months: Int, days: Int)
  case workingDays(Int)

  /// Reads a time limit; nil where the text is not one, or is negative.
  package init?(_ text: String) {
    if let iso = TimeSpan(iso: text) {
      self = iso
      return
    }
    let words = text.split(separator: " ").map { $0.lowercased() }
    guard let first = words.first, let amount = Int(first), amount >= 0, amount <= 100_000 else {
      return nil
    }
    switch words.dropFirst().joined(separator: " ") {
    case "day", "days": self = .calendar(months: 0, days: amount)
    case "working day", "working days": self = .workingDays(amount)
    case "week", "weeks": self = .calendar(months: 0, days: amount * 7)
    case "month", "months": self = .calendar(months: amount, days: 0)
    case "year", "years": self = .calendar(months: amount * 12, days: 0)
    default: return nil
    }
  }

  /// Reads `PnYnMnWnD`, without a time of day.
  private init?(iso text: String) {
    guard text.first == "P", text.count > 1 else { return nil }
    var months = 0
    var days = 0
    var digits = ""
    var units = Substring("YMWD")
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber, digits.count < 6 {
        digits.append(character)
        continue
      }
      guard let amount = Int(digits), let place = units.firstIndex(of: character) else {
        return nil
      }
      units = units[units.index(after: place)...]
      digits = ""
      switch character {
      case "Y": months += amount * 12
      case "M": months += amount
      case "W": days += amount * 7
      default: days += amount
      }
    }
    guard digits.isEmpty, text.last?.isNumber == false else { return nil }
    self = .calendar(months: months, days: days)
  }

  /// The day on which a limit that begins on the date ends; nil where it is beyond the last year
  /// that dates can have.
  package func end(from date: CalendarDate, calendar: WorkingCalendar) -> CalendarDate? {
    switch self {
    case .calendar(let months, let days):
      date.adding(months: months)?.adding(days: days)
    case .workingDays(let count): calendar.date(after: count, workingDaysFrom: date)
    }
  }

  /// Whether it is counted in working days.
  package var isInWorkingDays: Bool { if case .workingDays = self { true } else { false } }

  /// The limit as the playbook language writes it.
  package var text: String {
    switch self {
    case .workingDays(let count): TimeSpan.text(count, "working day")
    case .calendar(let months, 0) where months > 0 && months % 12 == 0:
      TimeSpan.text(months / 12, "year")
    case .calendar(let months, 0) where months > 0: TimeSpan.text(months, "month")
    case .calendar(0, let days): TimeSpan.text(days, "day")
    case .calendar(let months, let days): "P\(months)M\(days)D"
    }
  }

  private static func text(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
