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

  /// A name and the type of its value.
  package struct Entry: Hashable, Comparable, Sendable {
    /// The name of the entry.
    package let name: String
    /// The type of its value.
    package let type: FEELType

    /// A name with its type.
    package init(_ name: String, _ type: FEELType) {
      self.name = name
      self.type = type
    }

    /// By name.
    package static func < (a: Entry, b: Entry) -> Bool { precedes(a.name, b.name) }
  }
}

extension FEELType {
  /// Whether every value of this type is one of the other, too.
  package func conforms(to other: FEELType) -> Bool {
    switch (self, other) {
    case (_, .any), (.null, _): true
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): a.conforms(to: b)
    case (.context(let a), .context(let b)):
      b.allSatisfy { wanted in
        a.contains { sameText($0.name, wanted.name) && $0.type.conforms(to: wanted.type) }
      }
    case (.function(let a, let x), .function(let b, let y)):
      a.count == b.count && x.conforms(to: y) && zip(b, a).allSatisfy { $0.conforms(to: $1) }
    default: self == other
    }
  }

  /// The least type that both conform to.
  package func joined(with other: FEELType) -> FEELType {
    if conforms(to: other) { return other }
    if other.conforms(to: self) { return self }
    switch (self, other) {
    case (.list(let a), .list(let b)): return .list(a.joined(with: b))
    case (.range(let a), .range(let b)): return .range(a.joined(with: b))
    case (.context(let a), .context(let b)):
      return .context(
        a.compactMap { entry in
          b.first { sameText($0.name, entry.name) }
            .map { FEELType.Entry(entry.name, entry.type.joined(with: $0.type)) }
        })
    default: return .any
    }
  }

  /// As FEEL writes it: `list<number>`, `context<a: string>`.
  package var text: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateAndTime: "date and time"
    case .daysAndTime: "days and time duration"
    case .yearsAndMonths: "years and months duration"
    case .list(let element): "list<\(element.text)>"
    case .context([]): "context"
    case .context(let entries):
      "context<" + entries.map { "\($0.name): \($0.type.text)" }.joined(separator: ", ") + ">"
    case .range(let endpoint): "range<\(endpoint.text)>"
    case .function(let parameters, let result):
      "function<" + parameters.map(\.text).joined(separator: ", ") + "> -> " + result.text
    }
  }
}
