import Diagnostics
package import FEEL
package import Playbooks

/// Reads values as people type them, and as tables hold them: with full-width digits and signs, words
/// for yes and no, units behind figures, and days in the usual spellings.
///
/// What can be meant in one way only is taken; files stay strict.
package enum TypedValue {
  /// The text as a value of the fact.
  ///
  /// Without pieces only the whole title of a value counts: nobody sees how a table was understood.
  package static func read(_ typed: String, of fact: Fact, withPieces: Bool = true)
    -> Result<Value, ReplySlip>
  {
    let text = typed.halfWidth.trimmed
    if fact.optional, none.contains(text.lowercased()) { return .success(.null) }
    if case .boolean = fact.type, let answer = yesOrNo(text) { return .success(.boolean(answer)) }
    if case .values(let choices) = fact.allowed {
      let named = choices.compactMap { choice -> Named<Value>? in
        guard case .string(let id) = choice.value else { return nil }
        return Named(choice.value, id: id, title: choice.title ?? Text(id))
      }
      switch NameSearch(named).find(text, withPieces: withPieces) {
      case .found(let value): return .success(value)
      case .several(let meant): return .failure(.ambiguous(typed, meant.map(\.title)))
      case .none: break
      }
    }
    return plain(typed, of: fact).flatMap { value in
      guard let allowed = fact.allowed, !allowed.contains(value) else { return .success(value) }
      return .failure(.notAllowed(typed))
    }
  }

  /// The day that the text names, such as `2019-06-30`, `2019年6月30日` or `2019.6.30`.
  package static func day(_ typed: String) -> CalendarDate? {
    var text = typed.halfWidth.trimmed
    // Spreadsheets write a day with its midnight where the format of the cell has a time.
    for midnight in [" 0:00", " 00:00", " 0:00:00", " 00:00:00"] where text.hasSuffix(midnight) {
      text = String(text.dropLast(midnight.count)).trimmed
      break
    }
    return switch ValueText.date(text) {
    case .success(let date): date
    case .failure(let slip): slip.fix.flatMap { CalendarDate($0) }
    }
  }

  /// Whether the text says that nobody knows.
  package static func isNotKnown(_ typed: String) -> Bool {
    notKnown.contains(typed.halfWidth.trimmed.lowercased())
  }

  private static let none: Set<String> = ["null", "none", "无", "没有", "暂无"]
  private static let notKnown: Set<String> = [
    "?", "unknown", "not known", "don't know", "不清楚", "不知道", "不详", "不明", "未知",
  ]

  private static func yesOrNo(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "y", "是", "是的", "有", "有的", "对", "属实": true
    case "false", "no", "n", "否", "不是", "没有", "没", "无", "不", "不对", "不属实": false
    default: nil
    }
  }

  /// The text by the type of the fact alone.
  private static func plain(_ typed: String, of fact: Fact) -> Result<Value, ReplySlip> {
    let isText = if case .string = fact.type { true } else { false }
    let text = isText ? typed.trimmed : typed.halfWidth.trimmed
    if case .date = fact.type, let day = day(text) { return .success(.date(day)) }
    return meant(text, of: fact).flatMapError { slip in
      let figure = withoutUnit(text, of: fact)
      guard case .success(let value)? = figure.map({ meant($0, of: fact) }) else {
        return .failure(.unreadable(typed, slip))
      }
      return .success(value)
    }
  }

  /// The text, or what it can only mean.
  private static func meant(_ text: String, of fact: Fact) -> Result<Value, ValueSlip> {
    ValueText.value(text, type: fact.type, unit: fact.unit).flatMapError { slip in
      guard let meant = slip.fix else { return .failure(slip) }
      return ValueText.value(meant, type: fact.type, unit: fact.unit)
    }
  }

  /// The figure before the unit of the fact; nil where the text does not end with the unit.
  private static func withoutUnit(_ text: String, of fact: Fact) -> String? {
    guard case .number = fact.type, let unit = fact.unit else { return nil }
    let lower = text.lowercased()
    return Units.written(unit).first { lower.hasSuffix($0.lowercased()) }
      .map { String(text.dropLast($0.count)).trimmed }
  }
}
