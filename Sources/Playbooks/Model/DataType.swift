package import Diagnostics
package import FEEL

/// The type that a fact or a decision is declared with.
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

  /// As the playbook writes it.
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

/// An item definition of the playbook's `types`: the attributes of one thing in a list.
package struct RecordType: Sendable {
  package struct Field: Sendable {
    package let name: String
    package let title: Text?
    package let type: DataType
    package let unit: String?
    package let optional: Bool

    package init(name: String, title: Text?, type: DataType, unit: String?, optional: Bool) {
      self.name = name
      self.title = title
      self.type = type
      self.unit = unit
      self.optional = optional
    }
  }

  package let id: String
  package let place: Place
  package let fields: [Field]

  package init(id: String, place: Place, fields: [Field]) {
    self.id = id
    self.place = place
    self.fields = fields
  }
}
