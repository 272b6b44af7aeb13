package import Diagnostics

/// A part of a compiled expression: its names are slots, and its type is known.
package struct Node: Sendable {
  package indirect enum Kind: Sendable {
    case constant(Value)
    /// A name of the scope.
    case slot(Slot)
    /// An iterator, a parameter, an earlier entry, or the item of a filter: counted from the
    /// outside.
    case local(Int)
    /// `?`, the value that a unary test is about.
    case input
    /// Inside a filter: the entry of the item if it has one of that name, else what the name means
    /// outside.
    case entry(String, item: Int, outer: Node?)
    case negation(Node)
    case arithmetic(ArithmeticOperator, Node, Node)
    case comparison(ComparisonOperator, Node, Node)
    case and([Node])
    case or([Node])
    case not(Node)
    case between(Node, from: Node, to: Node)
    case membership(Node, [Test])
    /// Unary tests about ``input``: true where one of them holds.
    case tests([Test])
    case instance(Node, FEELType)
    case path(Node, String)
    /// The items for which the condition holds, or the one that it numbers; the item is the local.
    case filter(Node, Node, item: Int)
    case conditional(Node, then: Node, else: Node)
    case iteration(Iteration)
    case quantified(Quantifier, Iteration)
    case list([Node])
    case context([Entry])
    case range(from: Node?, to: Node?, includesStart: Bool, includesEnd: Bool)
    case function(Function)
    case call(Call)
    case invocation(Node, [Argument])
    /// A name or a call that means nothing: null, and a failure says why.
    case failing(FailureReason)
  }

  /// One unary test.
  package enum Test: Sendable {
    /// `< 5`
    case comparison(ComparisonOperator, Node)
    /// A value that the input equals, or a list or range that holds it.
    case value(Node)
    /// Says itself whether it holds: it uses `?`, or is true or false about something else.
    case condition(Node)

    package var node: Node {
      switch self {
      case .comparison(_, let node), .value(let node), .condition(let node): node
      }
    }
  }

  package struct Entry: Sendable {
    package let name: String
    package let value: Node
  }

  package struct Argument: Sendable {
    package let name: String?
    package let value: Node
  }

  /// `for`, `some` and `every`: the locals count up from `partial`, or from the first iterator.
  package struct Iteration: Sendable {
    package let iterators: [Iterator]
    package let body: Node
    /// The local of `partial`, where the body uses it.
    package let partial: Int?
  }

  package enum Iterator: Sendable {
    case list(Node)
    case steps(from: Node, to: Node)
  }

  package struct Function: Sendable {
    package let parameters: [FunctionValue.Parameter]
    package let body: Node
    /// How many locals there are outside; the parameters follow them.
    package let depth: Int
  }

  /// A call of a built-in, with every signature that its arguments fit by number and name.
  package struct Call: Sendable {
    package let builtin: Builtin
    package let arguments: [Node]
    package let plans: [Plan]
  }

  /// Which argument fills which parameter of a signature; nil: left out.
  package struct Plan: Sendable {
    package let signature: Int
    package let order: [Int?]
  }

  package let kind: Kind
  package let type: FEELType
  package let span: Span

  package init(_ kind: Kind, _ type: FEELType, _ span: Span) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}
