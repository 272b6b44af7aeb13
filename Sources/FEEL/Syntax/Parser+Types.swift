import Diagnostics

/// The types that follow `instance of` and the parameters of a function.
extension Parser {
  mutating func type() -> FEELType {
    guard nesting < Parser.nestingLimit else {
      giveUp(.tooDeep(at: current.span))
      return .any
    }
    nesting += 1
    defer { nesting -= 1 }
    let start = current.span
    let name = typeName()
    switch name {
    case "list": return accept(.less) ? .list(lastTypeArgument()) : .list(.any)
    case "range": return accept(.less) ? .range(lastTypeArgument()) : .range(.any)
    case "context": return accept(.less) ? .context(contextEntries()) : .context([])
    case "function": return functionType()
    default: break
    }
    if let type = Parser.simpleTypes[name] { return type }
    report(.unknownType(name, at: name.isEmpty ? current.span : start, found: current))
    return .any
  }

  static let simpleTypes: [String: FEELType] = [
    "Any": .any, "Null": .null, "null": .null, "boolean": .boolean, "number": .number,
    "string": .string, "date": .date, "time": .time, "date and time": .dateAndTime,
    "days and time duration": .daysAndTime, "years and months duration": .yearsAndMonths,
    "dayTimeDuration": .daysAndTime, "yearMonthDuration": .yearsAndMonths,
    "dateTime": .dateAndTime,
  ]

  private static let longTypeNames = [
    ["date", "and", "time"], ["days", "and", "time", "duration"],
    ["years", "and", "months", "duration"],
  ]

  private mutating func typeName() -> String {
    for words in Parser.longTypeNames
    where words.indices.allSatisfy({ token(ahead: $0).text == words[$0] }) {
      for _ in words { _ = take() }
      return words.joined(separator: " ")
    }
    switch current.kind {
    case .word, .keyword(.function), .keyword(.null): return take().text
    default: return ""
    }
  }

  private mutating func lastTypeArgument() -> FEELType {
    let type = type()
    expect(.greater)
    return type
  }

  private mutating func contextEntries() -> [FEELType.Entry] {
    var entries: [FEELType.Entry] = []
    repeat {
      let name = declaredName { $0 == .symbol(.colon) }
      expect(.colon)
      entries.append(FEELType.Entry(name.text, type()))
    } while accept(.comma)
    expect(.greater)
    return entries.sorted { $0.name < $1.name }
  }

  private mutating func functionType() -> FEELType {
    guard accept(.less) else { return .function([], .any) }
    var parameters: [FEELType] = []
    if !at(.greater) {
      repeat { parameters.append(type()) } while accept(.comma)
    }
    expect(.greater)
    expect(.arrow)
    return .function(parameters, type())
  }
}
