import Diagnostics

/// A word of FEEL: the least piece of text that means something.
struct Token: Sendable, Equatable {
  /// What a token is.
  enum Kind: Sendable, Equatable {
    /// A name, or one word of a name that has blanks or symbols in it.
    case word
    case keyword(Keyword)
    case number
    /// A string literal; the token's text is what it stands for.
    case string
    case symbol(Symbol)
    case end
  }

  let kind: Kind
  /// What the token says, after escapes and full-width characters are resolved.
  let text: String
  let span: Span
  /// Stands right after the token before it, without a blank.
  let glued: Bool
  /// Has characters in it that look like an operator, a digit or a bracket of FEEL but are not.
  let slips: Bool
}

/// The words that the grammar keeps for itself.
enum Keyword: String, Sendable, CaseIterable {
  case `if`, then, `else`, `for`, `return`, some, every, satisfies, `in`, between
  case and, or, instance, of, function, external, `true`, `false`, null
}

/// Operators, brackets and separators.
enum Symbol: String, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case star = "*"
  case power = "**"
  case slash = "/"
  case dot = "."
  case dots = ".."
  case comma = ","
  case colon = ":"
  case open = "("
  case close = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "="
  case notEqual = "!="
  case at = "@"
  case question = "?"
  case arrow = "->"
  case apostrophe = "'"

  /// May stand inside a name, as in `tax-code` (DMN 1.5, grammar rule 29).
  var joinsNames: Bool {
    switch self {
    case .dot, .slash, .minus, .apostrophe, .plus, .star, .power: true
    default: false
    }
  }
}
