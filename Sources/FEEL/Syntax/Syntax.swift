import Diagnostics

/// An expression as it is written: what the parser makes and the checker reads.
struct Syntax: Sendable {
  /// What is written.
  indirect enum Kind: Sendable {
    case number(String)
    case string(String)
    case boolean(Bool)
    case null
    /// `@"2021-06-01"`
    case at(String)
    case name(String)
    /// `?`, the value that a unary test is about.
    case input
    case negation(Syntax)
    case arithmetic(ArithmeticOperator, Syntax, Syntax)
    case comparison(ComparisonOperator, Syntax, Syntax)
    case and([Syntax])
    case or([Syntax])
    case between(Syntax, from: Syntax, to: Syntax)
    case membership(Syntax, [Syntax])
    case instance(Syntax, FEELType)
    case path(Syntax, Name)
    case filter(Syntax, Syntax)
    case call(Syntax, [Argument])
    case list([Syntax])
    case context([Entry])
    case range(Syntax, Syntax, includesStart: Bool, includesEnd: Bool)
    /// `< 5`, `= 5`: a unary test, and in brackets a range without one end.
    case open(ComparisonOperator, Syntax)
    case function([Parameter], Syntax)
    case conditional(Syntax, then: Syntax, else: Syntax)
    case iteration([Iterator], Syntax)
    case quantified(Quantifier, [Iterator], Syntax)
    /// In brackets, which ends a chain of `and` or `or`.
    case group(Syntax)
    /// Stands where nothing could be read; a fault says why.
    case missing
  }

  /// A name, and where it stands.
  struct Name: Sendable {
    let text: String
    let span: Span
  }

  /// What stands between the brackets of a call.
  struct Argument: Sendable {
    let name: Name?
    let value: Syntax
  }

  /// A key of a context and its value.
  struct Entry: Sendable {
    let name: Name
    let value: Syntax
  }

  /// What a function declares.
  struct Parameter: Sendable {
    let name: Name
    let type: FEELType
  }

  /// A name and what it runs over.
  struct Iterator: Sendable {
    let name: Name
    let domain: Domain
  }

  /// What an iterator runs over.
  enum Domain: Sendable {
    case list(Syntax)
    case steps(from: Syntax, to: Syntax)
  }

  let kind: Kind
  let span: Span
  /// How deep the tree below is; bounded, since everything that reads a tree recurses.
  let height: Int
}

/// Unary tests as they are written, in a cell of a decision table or in `allowed`.
struct UnaryTestsSyntax: Sendable {
  /// The form that the tests have.
  enum Kind: Sendable {
    /// `-`
    case anything
    case tests([Syntax])
    case negated([Syntax])
  }

  let kind: Kind
  let span: Span
}
