package import Diagnostics

/// A part of a compiled expression: its names are slots, and its type is known.
package struct ProgramNode: Sendable {
  /// What a node does.
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
    case entry(String, item: Int, outer: ProgramNode?)
    case negation(ProgramNode)
    case arithmetic(ArithmeticOperator, ProgramNode, ProgramNode)
    case comparison(ComparisonOperator, ProgramNode, ProgramNode)
    case and([ProgramNode])
    case or([ProgramNode])
    case not(ProgramNode)
    case between(ProgramNode, from: ProgramNode, to: ProgramNode)
    case membership(ProgramNode, [Test])
    /// Unary tests about ``input``: true where one of them holds.
    case tests([Test])
    case instance(ProgramNode, FEELType)
    case path(ProgramNode, String)
    /// The items for which the condition holds, or the one that it numbers; the item is the local.
    case filter(ProgramNode, ProgramNode, item: Int)
    case conditional(ProgramNode, then: ProgramNode, else: ProgramNode)
    case iteration(Iteration)
    case quantified(Quantifier, Iteration)
    case list([ProgramNode])
    case context([Entry])
    case range(from: ProgramNode?, to: ProgramNode?, includesStart: Bool, includesEnd: Bool)
    /// `(= value)`, the range of what equals the value.
    case equalityRange(ProgramNode)
    case function(Function)
    case call(Call)
    case invocation(ProgramNode, [Argument])
    /// A name or a call that means nothing: null, and a failure says why.
    case failing(FailureReason)
  }

  /// One unary test.
  package enum Test: Sendable {
    /// `< 5`
    case comparison(ComparisonOperator, ProgramNode)
    /// A value that the input equals, or a list or range that holds it.
    case value(ProgramNode)
    /// Says itself whether it holds: it uses `?`, or is true or false about something else.
    case condition(ProgramNode)

    /// The value that it tests with, or the condition.
    package var node: ProgramNode {
      switch self {
      case .comparison(_, let node), .value(let node), .condition(let node): node
      }
    }
  }

  /// An entry of a context.
  package struct Entry: Sendable {
    /// The key.
    package let name: String
    /// What it is worth.
    package let value: ProgramNode

    /// An entry of this name and value.
    package init(name: String, value: ProgramNode) {
      self.name = name
      self.value = value
    }
  }

  /// An argument of a call of a function that is a value.
  package struct Argument: Sendable {
    /// The parameter, where it is named.
    package let name: String?
    /// What it is worth.
    package let value: ProgramNode

    /// An argument, named or not.
    package init(name: String?, value: ProgramNode) {
      self.name = name
      self.value = value
    }
  }

  /// `for`, `some` and `every`: the locals count up from `partial`, or from the first iterator.
  package struct Iteration: Sendable {
    /// From the outermost in.
    package let iterators: [Iterator]
    /// What is worked out each time.
    package let body: ProgramNode
    /// The local of `partial`, where the body uses it.
    package let partial: Int?

    /// Evaluates the body for each combination of what the iterators run over.
    package init(iterators: [Iterator], body: ProgramNode, partial: Int?) {
      self.iterators = iterators
      self.body = body
      self.partial = partial
    }
  }

  /// What one name runs over.
  package enum Iterator: Sendable {
    case list(ProgramNode)
    case steps(from: ProgramNode, to: ProgramNode)
  }

  /// A function that the expression defines.
  package struct Function: Sendable {
    /// In the order in which arguments fill them.
    package let parameters: [FunctionValue.Parameter]
    /// What is worked out each time.
    package let body: ProgramNode
    /// How many locals there are outside; the parameters follow them.
    package let depth: Int

    /// A function with these parameters.
    package init(parameters: [FunctionValue.Parameter], body: ProgramNode, depth: Int) {
      self.parameters = parameters
      self.body = body
      self.depth = depth
    }
  }

  /// A call of a built-in, with every signature that its arguments fit by number and name.
  package struct Call: Sendable {
    /// What is called.
    package let builtin: Builtin
    /// As they are written.
    package let arguments: [ProgramNode]
    /// The ways in which the arguments fit.
    package let plans: [Plan]

    /// A call of the built-in with these arguments.
    package init(builtin: Builtin, arguments: [ProgramNode], plans: [Plan]) {
      self.builtin = builtin
      self.arguments = arguments
      self.plans = plans
    }
  }

  /// Which argument fills which parameter of a signature; nil: left out.
  package struct Plan: Sendable {
    /// The index of the signature.
    package let signature: Int
    /// By parameter, the index of the argument.
    package let order: [Int?]

    /// A way in which the arguments fit the signature.
    package init(signature: Int, order: [Int?]) {
      self.signature = signature
      self.order = order
    }
  }

  /// What it does.
  package let kind: Kind
  /// The type of its value, as far as it is known.
  package let type: FEELType
  /// Where it stands in the text.
  package let span: Span

  /// A part at its place.
  package init(_ kind: Kind, _ type: FEELType, _ span: Span) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}
