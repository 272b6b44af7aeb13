import Diagnostics

/// Slips that people make who write conditions as they speak; each is told with what to type.
extension Parser {
  /// What stands here instead of FEEL; nil where it is no slip that is known.
  func slipHere() -> Fault? {
    notWithoutBrackets ?? length ?? amount ?? groupedDigits ?? secondComparison ?? membershipList
  }

  private var previous: Token? { position > 0 ? tokens[position - 1] : nil }

  private func source(_ from: Int, _ to: Int) -> String {
    lexer.text(from: tokens[from].span.start, to: tokens[to].span.end)
  }

  private func span(_ from: Int, _ to: Int) -> Span {
    tokens[from].span.joined(with: tokens[to].span)
  }

  /// The last token of what stands from the index on, up to a connective, comma or closing bracket.
  private func endOfOperand(from index: Int) -> Int {
    var depth = 0
    var end = index
    var next = index
    while next < tokens.count {
      switch tokens[next].kind {
      case .symbol(.open), .symbol(.openBracket), .symbol(.openBrace): depth += 1
      case .symbol(.close), .symbol(.closeBracket), .symbol(.closeBrace):
        if depth == 0 { return end }
        depth -= 1
      case .end: return end
      case .keyword(.and), .keyword(.or), .keyword(.then), .keyword(.else), .symbol(.comma):
        if depth == 0 { return end }
      default: break
      }
      end = next
      next += 1
    }
    return end
  }

  /// The first token of what stands before the index, back to a connective, comma or bracket.
  private func startOfOperand(before index: Int) -> Int {
    var depth = 0
    var start = index
    while start > 0 {
      switch tokens[start - 1].kind {
      case .symbol(.close), .symbol(.closeBracket), .symbol(.closeBrace): depth += 1
      case .symbol(.open), .symbol(.openBracket), .symbol(.openBrace):
        if depth == 0 { return start }
        depth -= 1
      case .keyword(.and), .keyword(.or), .keyword(.if), .keyword(.then), .keyword(.else),
        .symbol(.comma):
        if depth == 0 { return start }
      default: break
      }
      start -= 1
    }
    return start
  }

  /// A negation without brackets: `not handover.done`.
  private var notWithoutBrackets: Fault? {
    guard let previous, previous.kind == .word, previous.text.lowercased() == "not",
      current.kind == .word || current.kind == .keyword(.true) || current.kind == .keyword(.false)
    else { return nil }
    let end = endOfOperand(from: position)
    let cure = "`not(\(source(position, end)))`"
    return .slip(source(position - 1, end), cure, at: span(position - 1, end))
  }

  /// A number with a unit: `500万元`, `3.2亿`, `200户`.
  private var amount: Fault? {
    guard let previous, previous.kind == .number, current.kind == .word, current.glued,
      let number = Number(previous.text)
    else { return nil }
    let word = current.text
    if let date = spelledDate { return date }
    let factors = [
      ("万亿", 1_000_000_000_000), ("千万", 10_000_000), ("百万", 1_000_000),
      ("亿", 100_000_000), ("万", 10_000), ("千", 1_000), ("百", 100),
    ]
    let factor = factors.first { word.hasPrefix($0.0) }
    let rest = word.dropFirst(factor?.0.count ?? 0)
    let isUnit =
      rest.unicodeScalars.allSatisfy { $0.value > 0x7F } || ["m2", "CNY", "RMB"].contains(rest)
    guard isUnit, let plain = number * Number(factor?.1 ?? 1) else { return nil }
    let isCompared = position > 1 && isComparison(tokens[position - 2])
    let sign = isCompared ? "" : Self.limits.first { rest.hasSuffix($0.word) }?.sign ?? ""
    return .slip(
      source(position - 1, position), "`\(sign)\(plain.text)`", at: span(position - 1, position))
  }

  /// What offices write after a number for a limit; in Chinese law 以上, 以下 and 以内 include it.
  private static var limits: [(word: String, sign: String)] {
    [("以上", ">= "), ("以下", "<= "), ("以内", "<= ")]
  }

  /// A date in words: `2021年5月1日`.
  private var spelledDate: Fault? {
    let end = endOfGlued(from: position)
    let written = source(position - 1, end)
    let pieces = written.split { !$0.isNumber }.map { String($0) }
    guard written.contains("年"), written.contains("月"), pieces.count == 3,
      let date = isoDate(pieces)
    else { return nil }
    return .slip(written, "`date(\"\(date)\")`", at: span(position - 1, end))
  }

  private func endOfGlued(from index: Int) -> Int {
    var end = index
    while end + 1 < tokens.count, tokens[end + 1].glued, tokens[end + 1].kind != .end { end += 1 }
    return end
  }

  /// A length of time: `3 months`, `90天`.
  private var length: Fault? {
    guard let previous, previous.kind == .number, current.kind == .word,
      let count = Number(previous.text)
    else { return nil }
    let units = [
      ("D", ["day", "days", "天", "日"]), ("W", ["week", "weeks", "周", "星期"]),
      ("M", ["month", "months", "个月", "月"]), ("Y", ["year", "years", "年"]),
    ]
    let word = current.text.lowercased()
    guard let unit = units.first(where: { $0.1.contains(word) })?.0 else { return nil }
    let days = unit == "W" ? (count * Number(7)) ?? count : count
    let text = "P\(days.text)\(unit == "W" ? "D" : unit)"
    return .slip(
      source(position - 1, position), "`duration(\"\(text)\")`", at: span(position - 1, position))
  }

  /// A number with commas: `5,000,000`.
  private var groupedDigits: Fault? {
    guard at(.comma), let previous, previous.kind == .number,
      let (end, plain) = groups(from: position - 1)
    else { return nil }
    return .slip(source(position - 1, end), "`\(plain)`", at: span(position - 1, end))
  }

  /// The number with commas that begins at the index: its last token, and its digits.
  private func groups(from index: Int) -> (end: Int, plain: String)? {
    guard tokens[index].kind == .number, (1...3).contains(tokens[index].text.count),
      tokens[index].text != "0"
    else { return nil }
    var plain = tokens[index].text
    var end = index
    while end + 2 < tokens.count, tokens[end + 1].kind == .symbol(.comma), tokens[end + 1].glued,
      tokens[end + 2].kind == .number, tokens[end + 2].glued,
      source(end + 2, end + 2).prefix(while: { $0 != "." }).count == 3
    {
      plain += source(end + 2, end + 2)
      end += 2
    }
    return end > index ? (end, plain) : nil
  }

  /// A second comparison without its subject: `households > 300 and < 500`.
  private var secondComparison: Fault? {
    guard let second = comparisonOperator, let previous, previous.kind == .keyword(.and) else {
      return nil
    }
    let start = startOfOperand(before: position - 1)
    guard let sign = (start..<(position - 1)).first(where: { isComparison(tokens[$0]) }),
      sign > start, sign + 1 < position - 1, case .symbol(let first) = tokens[sign].kind
    else { return nil }
    let end = endOfOperand(from: position)
    guard end > position else { return nil }
    let (a, b) = (source(sign + 1, position - 2), source(position + 1, end))
    let isUp = first == .greater || first == .greaterOrEqual
    guard isUp == (second == .less || second == .lessOrEqual) else { return nil }
    let (low, high) = isUp ? (a, b) : (b, a)
    let name = source(start, sign - 1)
    let open = (isUp ? first == .greater : second == .greater) ? "(" : "["
    let close = (isUp ? second == .less : first == .less) ? ")" : "]"
    let range = "\(open)\(low)..\(high)\(close)"
    let closed = "[\(low)..\(high)]"
    let more =
      range == closed
      ? Wording(en: "", zh: "")
      : Wording(en: "; with both ends it is `\(closed)`", zh: "；含两端写 `\(closed)`")
    return .slip(source(start, end), "`\(name) in \(range)`", more: more, at: span(start, end))
  }

  private func isComparison(_ token: Token) -> Bool {
    guard case .symbol(let symbol) = token.kind else { return false }
    return ComparisonOperator(rawValue: symbol.rawValue) != nil
  }

  /// Several values without brackets: `status in "a", "b"`.
  private var membershipList: Fault? {
    guard at(.comma) else { return nil }
    let start = startOfOperand(before: position)
    guard let word = (start..<position).first(where: { tokens[$0].kind == .keyword(.in) }),
      word + 1 < position
    else { return nil }
    var end = position
    while end < tokens.count, tokens[end].kind == .symbol(.comma) {
      end = endOfOperand(from: end + 1) + 1
    }
    let last = end - 1
    guard last > position else { return nil }
    return .slip(
      source(word, last), "`in (\(source(word + 1, last)))`", at: span(word, last))
  }

  /// Reports a test that is the difference of two numbers.
  mutating func warnOfDifference(_ tree: Syntax) {
    guard case .arithmetic(.subtract, let left, let right) = tree.kind,
      case .number(let from) = left.kind, case .number(let to) = right.kind
    else { return }
    report(.differenceOfConstants(from, to, at: tree.span))
  }

  /// Reports numbers with commas among the unary tests.
  mutating func warnOfGroups() {
    var index = 0
    while index < tokens.count {
      if let (end, plain) = groups(from: index) {
        report(.groupedDigits(source(index, end), plain, at: span(index, end)))
        index = end
      }
      index += 1
    }
  }
}

/// Year, month and day as a date; nil where they cannot be one.
func isoDate(_ pieces: [String]) -> String? {
  guard pieces.count == 3, pieces[0].count == 4, let month = Int(pieces[1]),
    let day = Int(pieces[2]), (1...12).contains(month), (1...31).contains(day),
    pieces[1].count <= 2, pieces[2].count <= 2
  else { return nil }
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(pieces[0])-\(two(month))-\(two(day))"
}
