/// A FEEL type (DMN 1.5, 10.3.2.9).
package indirect enum FEELType: Hashable, Sendable {
  case any
  /// The type of `null` alone; it conforms to every type.
  case null
  case boolean
  case number
  case string
  case date
  case time
  case dateAndTime
  case daysAndTime
  case yearsAndMonths
  case list(FEELType)
  /// A context with at least these entries, sorted by name; empty: any context.
  case context([Entry])
  case range(FEELType)
  case function([FEELType], FEELType)

  package struct Entry: Hashable, Sendable {
    package let name: String
    package let type: FEELType

    package init(_ name: String, _ type: FEELType) {
      self.name = name
      self.type = type
    }
  }
}
