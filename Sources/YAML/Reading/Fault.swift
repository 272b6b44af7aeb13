import Diagnostics

/// The faults of a text as YAML or JSON.
enum Fault {
  case tooLarge(limit: Int)
  case utf16
  case invalidUTF8(byte: UInt8)
  case nulByte
  case controlCharacter(UInt32)
  case repeatedKey(String, first: Span)
  case severalDocuments
  case unknownAlias(String, nearest: String?)
  case recursiveAlias(String)
  case aliasBomb(limit: Int)
  case tooDeep(limit: Int)
  case complexKey
  case unknownTag(String)
  case tagMismatch(String)
  case tabIndent
  case wideBlank
  case fullWidthColon(key: String)
  case colonWithoutBlank(key: String)
  case fullWidthCharacter(String, meant: String)
  case syntax(SyntaxProblem)
  case json(JSONProblem)
}

/// A fault and its place.
struct Found {
  let fault: Fault
  let span: Span

  init(_ fault: Fault, _ span: Span) {
    self.fault = fault
    self.span = span
  }
}

/// The grammatical faults of a YAML text.
enum SyntaxProblem: Equatable {
  case unclosedBracket(String, opened: Span)
  case unclosedQuote(String, opened: Span)
  case missingComma(String, opened: Span)
  case missingColon
  case dashWithoutBlank
  case tooDeepAfter(key: String)
  case missingCommaBefore(String)
  case longKey
  case misplacedColon
  case misplacedDash
  case misplacedQuestionMark
  case textAfterValue
  case badIndentation
  case reservedCharacter(String)
  case badEscape(String)
  case badBlockHeader
  case badAnchor
  case badTag
  case badDirective
  case missingValue
  case unreadable
}

/// The grammatical faults of a JSON text.
enum JSONProblem: Equatable {
  case expectedValue
  case expectedKey
  case expectedColon
  case expectedCommaOrEnd(String)
  case badNumber
  case badWord(String)
  case unclosedText
  case badEscape(String)
  case lineBreakInText
  case textAfterEnd
}
