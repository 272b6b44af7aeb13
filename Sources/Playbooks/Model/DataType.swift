package import Diagnostics
package import FEEL

/// The declared type of a fact, a decision or an attribute.
package indirect enum DataType: Sendable {
  case boolean
  case number
  case string
  case date
  case time
  case dateAndTime
  case daysAndTime
  case yearsAndMonths
  case list(DataType)
  case record(RecordType)

  /// The same type in the expression language.
  package var feel: FEELType {
    switch self {
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateAndTime: .dateAndTime
    case .daysAndTime: .daysAndTime
    case .yearsAndMonths: .yearsAndMonths
    case .list(let element): .list(element.feel)
    case .record(let record):
      .context(
        record.fields.map { FEELType.Entry($0.name, $0.type.feel) }.sorted { $0.name < $1.name })
    }
  }

  /// The type as the playbook writes it, such as `list<string>`.
  package var name: String {
    switch self {
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateAndTime: "date and time"
    case .daysAndTime: "days and time duration"
    case .yearsAndMonths: "years and months duration"
    case .list(let element): "list<\(element.name)>"
    case .record(let record): record.id
    }
  }
}

/// An item definition of the playbook's `types`: the attributes of a thing in a list.
package struct RecordType: Sendable {
  /// One attribute of an item.
  package struct Field: Sendable {
    /// The name of the attribute.
    package let name: String
    /// The title of the attribute, where one is given.
    package let title: Text?
    /// The type of its values.
    package let type: DataType
    /// The unit of its numbers, such as `CNY`.
    package let unit: String?
    /// Whether it may be null, which means "there is none".
    package let optional: Bool

    /// Creates an attribute from parts that have been checked.
    package init(name: String, title: Text?, type: DataType, unit: String?, optional: Bool) {
      self.name = name
      self.title = title
      self.type = type
      self.unit = unit
      self.optional = optional
    }
  }

  /// The name of the item definition.
  package let id: String
  /// The place of that name in its file.
  package let place: Place
  /// The attributes, in the order of the file.
  package let fields: [Field]

  /// Creates an item definition with these attributes.
  package init(id: String, place: Place, fields: [Field]) {
    self.id = id
    self.place = place
    self.fields = fields
  }
}
