/// A FEEL function as a value: a built-in by its name, or one that an expression defines.
package struct FunctionValue: Sendable {
  /// What one argument is for.
  package struct Parameter: Hashable, Sendable {
    /// For calls that name their arguments.
    package let name: String
    /// What the argument has to be.
    package let type: FEELType

    /// A parameter of this name and type.
    package init(_ name: String, _ type: FEELType) {
      self.name = name
      self.type = type
    }
  }

  /// In the order of positional arguments.
  package let parameters: [Parameter]
  /// The type of what it answers.
  package let result: FEELType
  /// What it does; the arguments are as many as the parameters, and of their types.
  package let body: @Sendable ([Value], Builtin.Services) -> Value

  /// A function that does this.
  package init(
    _ parameters: [Parameter], _ result: FEELType,
    body: @escaping @Sendable ([Value], Builtin.Services) -> Value
  ) {
    self.parameters = parameters
    self.result = result
    self.body = body
  }
}
