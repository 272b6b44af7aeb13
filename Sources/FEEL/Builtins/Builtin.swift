package import Diagnostics

/// One built-in function of FEEL (DMN 1.5, 10.3.4): all that the language knows of it.
///
/// The end of `docs/feel.*.md` is generated from these, and the examples run as tests.
package struct Builtin: Sendable {
  /// One way of calling it.
  ///
  /// A built-in has one or more, told apart by their parameters.
  package struct Signature: Sendable {
    /// In the order of positional arguments.
    package let parameters: [Parameter]
    /// What it answers where it does not fail.
    package let result: FEELType
    /// The last parameter takes any number of arguments (`min(1, 2, 3)`).
    package let variadic: Bool

    /// A way of calling with these parameters.
    package init(_ parameters: [Parameter], _ result: FEELType, variadic: Bool = false) {
      self.parameters = parameters
      self.result = result
      self.variadic = variadic
    }
  }

  /// What one argument is for.
  package struct Parameter: Sendable {
    /// As the standard spells it, blanks included: `start position`.
    package let name: String
    /// What the argument has to be; null is of every type.
    package let type: FEELType
    /// It may be left out.
    package let optional: Bool

    /// A parameter of this name and type.
    package init(_ name: String, _ type: FEELType, optional: Bool = false) {
      self.name = name
      self.type = type
      self.optional = optional
    }
  }

  /// `expression` and the text of its result, as `string()` of a list would write it.
  package struct Example: Sendable {
    /// FEEL, without names that need a scope.
    package let expression: String
    /// The literal that it comes out as.
    package let result: String

    /// An expression and its result.
    package init(_ expression: String, _ result: String) {
      self.expression = expression
      self.result = result
    }
  }

  /// What an implementation gets: positional arguments of the chosen signature (an optional one
  /// that is left out is nil), and the services it may use.
  package struct Call {
    /// In the order of the parameters.
    package let arguments: [Value?]
    /// The index of the chosen signature.
    package let signature: Int
    /// What the evaluator offers.
    package let services: Services

    /// A call by the signature at the index.
    package init(_ arguments: [Value?], signature: Int, services: Services) {
      self.arguments = arguments
      self.signature = signature
      self.services = services
    }
  }

  /// What an implementation may ask of the evaluator.
  package struct Services {
    /// The date and time that `now()` answers.
    package let now: DateAndTime
    /// What may still be spent, shared by all that one evaluation calls.
    package let work: Work
    /// Calls a FEEL function, for `sort` and `list replace`.
    package let call: (FunctionValue, [Value]) -> Value

    /// Services on that day and hour; without `work` the full budget may be spent.
    package init(
      now: DateAndTime, work: Work = Work(), call: @escaping (FunctionValue, [Value]) -> Value
    ) {
      self.now = now
      self.work = work
      self.call = call
    }
  }

  /// What a call comes to.
  package enum Outcome: Sendable {
    case value(Value)
    /// FEEL's null, and why.
    case failure(Wording)
  }

  /// As the standard spells it, blanks included: `string length`.
  package let name: String
  /// Where the standard describes it.
  package let chapter: Chapter
  /// The first that fits is called.
  package let signatures: [Signature]
  /// One sentence.
  package let summary: Wording
  /// Each holds.
  package let examples: [Example]
  /// Gets no argument that is unknown, at any depth: the evaluator answers for those.
  package let body: @Sendable (Call) -> Outcome

  /// The chapters of the standard that the built-ins stand in.
  package enum Chapter: String, CaseIterable, Sendable {
    case conversion, boolean, string, list, numeric, dateAndTime, temporal, range, sort, context
  }
}
