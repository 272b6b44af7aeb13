import CRegex

/// A compiled regular expression of XPath, with a bound on the work that it may do.
struct Pattern: ~Copyable {
  /// Where a match and its groups lie, in bytes; group 0 is the whole.
  struct Match {
    let whole: Range<Int>
    let groups: [Range<Int>?]
  }

  /// What one call of a function may spend on matching, in steps and in characters gone over.
  static let budget = 10_000_000

  private let code: OpaquePointer
  private let data: OpaquePointer
  private let limits: OpaquePointer
  private var spent = Meter(left: Pattern.budget, last: 0)
  /// How many groups it has.
  let groups: Int

  /// Compiles the pattern with XPath's flags `s`, `m`, `i`, `x` and `q`.
  init(_ source: String, flags: String) throws(Refusal) {
    let options = try PatternFlags(flags)
    var translation = PatternTranslation(source, options)
    let translated = Array(try translation.translated().utf8)
    guard let compiled = Self.compile(translated, options) else {
      throw .badPattern(source, at: nil)
    }
    code = compiled.code
    data = compiled.data
    limits = compiled.limits
    groups = translation.groups
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(limits)
    pcre2_code_free_8(code)
  }

  private static func compile(
    _ pattern: [UInt8], _ flags: PatternFlags
  ) -> (code: OpaquePointer, data: OpaquePointer, limits: OpaquePointer)? {
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    let options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_DOTALL) | UInt32(PCRE2_DOLLAR_ENDONLY)
      | UInt32(PCRE2_AUTO_CALLOUT) | UInt32(PCRE2_MATCH_UNSET_BACKREF)
      | (flags.ignoresCase ? UInt32(PCRE2_CASELESS) : 0)
      | (flags.isMultiline ? UInt32(PCRE2_MULTILINE) : 0)
    var (error, place): (Int32, Int) = (0, 0)
    guard let code = pcre2_compile_8(pattern, pattern.count, options, &error, &place, context),
      let data = pcre2_match_data_create_from_pattern_8(code, nil),
      let limits = pcre2_match_context_create_8(nil)
    else { return nil }
    pcre2_set_heap_limit_8(limits, 64 * 1024)
    pcre2_set_match_limit_8(limits, UInt32(budget))
    return (code, data, limits)
  }

  /// The first match from an offset on.
  mutating func firstMatch(in input: [UInt8], from start: Int) throws(Refusal) -> Match? {
    var meter = spent
    meter.last = start
    let result = withUnsafeMutablePointer(to: &meter) { meter in
      pcre2_set_callout_8(limits, { Meter.tick($0, $1) }, meter)
      defer { pcre2_set_callout_8(limits, nil, nil) }
      return pcre2_match_8(
        code, input, input.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, limits)
    }
    spent = meter
    if result == PCRE2_ERROR_NOMATCH { return nil }
    guard result > 0 else {
      throw Refusal(
        en: "the pattern takes too much work on this text", zh: "该正则表达式处理这段文本的工作量过大")
    }
    let places = pcre2_get_ovector_pointer_8(data)
    let groups = (0..<Int(pcre2_get_ovector_count_8(data))).map { group -> Range<Int>? in
      guard group < result, let places, places[2 * group] <= places[2 * group + 1],
        places[2 * group] <= input.count
      else { return nil }
      return places[2 * group]..<places[2 * group + 1]
    }
    guard let whole = groups.first ?? nil else { return nil }
    return Match(whole: whole, groups: groups)
  }

  /// All matches from left to right; a pattern that matches the empty text is refused.
  mutating func allMatches(in input: [UInt8]) throws(Refusal) -> [Match] {
    if try firstMatch(in: [], from: 0) != nil {
      throw Refusal(en: "the pattern matches the empty text", zh: "该正则表达式可与空文本相符")
    }
    var (matches, start) = ([Match](), 0)
    while let match = try firstMatch(in: input, from: start) {
      guard !match.whole.isEmpty else {
        throw Refusal(en: "the pattern matches the empty text", zh: "该正则表达式可与空文本相符")
      }
      matches.append(match)
      start = match.whole.upperBound
      spent.left -= 10
      if spent.left < 0 { throw .tooLong }
    }
    return matches
  }
}

/// Counts what a match costs: each item of the pattern that is tried, and the way between two.
private struct Meter {
  var left: Int
  var last: Int

  /// Called before each item of the pattern; stops the match when nothing is left.
  static func tick(
    _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ meter: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let place = block?.pointee.current_position,
      let meter = meter?.assumingMemoryBound(to: Meter.self)
    else { return 0 }
    meter.pointee.left -= 1 + abs(Int(place) - meter.pointee.last)
    meter.pointee.last = Int(place)
    return meter.pointee.left < 0 ? PCRE2_ERROR_CALLOUT : 0
  }
}

extension Refusal {
  /// With the number of the character where it goes wrong, where that is known.
  static func badPattern(_ source: String, at place: Int?) -> Refusal {
    let (en, zh) =
      place.map { (": it goes wrong at character \(max($0, 1))", "：第 \(max($0, 1)) 个字符处有误") }
      ?? (": it is too large", "：过于庞大")
    return .notText(source, en: "a regular expression" + en, zh: "正则表达式" + zh)
  }
}
