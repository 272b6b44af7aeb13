package import FEEL

/// Facts that were set to try them, and what they change in the advice on the case as it is.
package struct FactTrial: Sendable {
  /// One fact that was set.
  package struct Setting: Sendable {
    /// The option as it was typed.
    package let text: String
    /// The name in the form `fact` or `fact@part`.
    package let name: String
    /// The value that was set.
    package let value: Value

    /// A fact that was set to a value.
    package init(text: String, name: String, value: Value) {
      self.text = text
      self.name = name
      self.value = value
    }
  }

  /// The facts that were set, in the order given.
  package let settings: [Setting]
  /// What they change.
  package let comparison: AdviceComparison

  /// A trial of these settings.
  package init(_ settings: [Setting], _ comparison: AdviceComparison) {
    self.settings = settings
    self.comparison = comparison
  }
}
