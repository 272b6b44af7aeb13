package import Diagnostics

/// What was typed cannot be taken: all that is wrong with it, in reading order.
package struct Slips: Error {
  /// The findings; at least one.
  package let diagnostics: [Diagnostic]

  /// Slips of which there is at least one.
  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
