/// A FEEL function as a value: a built-in by its name, or one that an expression defines.
package struct FunctionValue: Sendable {
  package struct Parameter: Hashable, Sendable {
    package let name: String
    package let type: FEELType

    package init(_ name: String, _ type: FEELType) {
      self.name = name
      self.type = type
    }
  }

  package let parameters: [Parameter]
  package let result: FEELType
  package let body: @Sendable ([Value], Builtin.Services) -> Value

  package init(
    _ parameters: [Parameter], _ result: FEELType,
    body: @escaping @Sendable ([Value], Builtin.Services) -> Value
  ) {
    self.parameters = parameters
    self.result = result
    self.body = body
  }
}
