package import FEEL

/// Facts set to try them, and what they change in the advice on the case as it is.
package struct FactTrial: Sendable {
  /// One fact that was set.
  package struct Setting: Sendable {
    /// As it was typed.
    package let text: String
    /// `fact` or `fact@part`.
    package let name: String
    package let value: Value

    package init(text: String, name: String, value: Value) {
      self.text = text
      self.name = name
      self.value = value
    }
  }

  package let settings: [Setting]
  package let comparison: AdviceComparison

  package init(_ settings: [Setting], _ comparison: AdviceComparison) {
    self.settings = settings
    self.comparison = comparison
  }
}
