/// Reads the text of a range whose ends are literals: `[18..21)`, `(@"2021-01-01"..@"2021-06-01"]`.
struct RangeScanner {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = text[...].unicodeScalars }

  /// Nil where it is none, where the ends are of different types, or stand in the wrong order.
  mutating func range() -> RangeValue? {
    skipBlanks()
    guard let opening = rest.popFirst(), ["[", "(", "]"].contains(opening) else { return nil }
    if opening == "(", let compared = comparison() { return compared }
    guard let start = literal(), take(".."), let end = literal()
    else { return nil }
    skipBlanks()
    guard let closing = rest.popFirst(), ["]", ")", "["].contains(closing) else { return nil }
    skipBlanks()
    guard rest.isEmpty, let order = start.order(end), order != .after else { return nil }
    return RangeValue(
      opening == "[" ? .closed(start) : .open(start), closing == "]" ? .closed(end) : .open(end))
  }

  /// `< 10)` and its like, a range that is a comparison; nil where another thing stands there.
  private mutating func comparison() -> RangeValue? {
    guard let sign = ["<=", ">=", "<", ">", "="].first(where: { take($0) }), let end = literal(),
      take(")")
    else { return nil }
    skipBlanks()
    guard rest.isEmpty else { return nil }
    return switch sign {
    case "<": RangeValue(.none, .open(end))
    case "<=": RangeValue(.none, .closed(end))
    case ">": RangeValue(.open(end), .none)
    case ">=": RangeValue(.closed(end), .none)
    default: RangeValue(equalTo: end)
    }
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0.properties.isWhitespace }
  }

  private mutating func take(_ text: String) -> Bool {
    skipBlanks()
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }

  private mutating func literal() -> Value? {
    skipBlanks()
    switch rest.first {
    case "\"": return string().map(Value.string)
    case "@":
      rest.removeFirst()
      return string().flatMap(Value.init(atLiteral:))
    case "-", ".", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return number()
    default: return constructor()
    }
  }

  /// `date("…")` and its like: a call with one string literal.
  private mutating func constructor() -> Value? {
    for name in ["date and time", "date", "time", "duration"] where take(name) {
      guard take("("), let text = string(), take(")") else { return nil }
      switch name {
      case "date and time": return DateAndTime(text).map(Value.dateAndTime)
      case "date": return CalendarDate(text).map(Value.date)
      case "time": return TimeOfDay(text).map(Value.time)
      default: return Value(duration: text)
      }
    }
    return nil
  }

  private mutating func number() -> Value? {
    var text = ""
    while let next = rest.first, next.isASCII, "+-.0123456789eE".unicodeScalars.contains(next) {
      if rest.starts(with: "..".unicodeScalars) { break }
      text.unicodeScalars.append(next)
      rest.removeFirst()
    }
    return Number(text).map(Value.number)
  }

  private mutating func string() -> String? {
    skipBlanks()
    guard rest.popFirst() == "\"" else { return nil }
    var text = ""
    while let next = rest.popFirst() {
      if next == "\"" { return text }
      if next != "\\" {
        text.unicodeScalars.append(next)
        continue
      }
      switch rest.popFirst() {
      case "\"": text.append("\"")
      case "\\": text.append("\\")
      case "n": text.append("\n")
      case "r": text.append("\r")
      case "t": text.append("\t")
      default: return nil
      }
    }
    return nil
  }
}
