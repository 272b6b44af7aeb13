/// The flags of XPath's regular expressions.
struct PatternFlags {
  /// `s`: `.` matches line ends, too.
  var dotMatchesAll = false
  /// `m`: `^` and `$` stand at each line.
  var isMultiline = false
  /// `i`: capitals and small letters are the same.
  var ignoresCase = false
  /// `x`: blanks in the pattern mean nothing.
  var skipsBlanks = false
  /// `q`: every character stands for itself.
  var isLiteral = false

  init(_ text: String) throws(Refusal) {
    for flag in text.unicodeScalars {
      switch flag {
      case "s": dotMatchesAll = true
      case "m": isMultiline = true
      case "i": ignoresCase = true
      case "x": skipsBlanks = true
      case "q": isLiteral = true
      default:
        throw Refusal(
          en: "`\(flag)` is no flag; there are `s`, `m`, `i`, `x` and `q`",
          zh: "没有标志 `\(flag)`；可用 `s`、`m`、`i`、`x`、`q`")
      }
    }
  }
}
