import FEEL
import Playbooks

extension Declaration: ArchivedFields {
  static func fields(_ field: some Fields<Declaration>) -> Declaration {
    Declaration(
      id: field(\.id), title: field(\.title), place: field(\.place), rank: field(\.rank),
      effective: field(\.effective), formerly: field(\.formerly),
      phase: field(\.phase))
  }
}

extension EffectivePeriod: ArchivedFields {
  static func fields(_ field: some Fields<EffectivePeriod>) -> EffectivePeriod {
    EffectivePeriod(from: field(\.from), until: field(\.until))
  }
}

extension Text: ArchivedFields {
  static func fields(_ field: some Fields<Text>) -> Text { Text(field(\.translations)) }
}

extension Text.Translation: ArchivedFields {
  static func fields(_ field: some Fields<Text.Translation>) -> Text.Translation {
    Text.Translation(language: field(\.language), text: field(\.text))
  }
}

extension Formula: ArchivedFields {
  static func fields(_ field: some Fields<Formula>) -> Formula {
    Formula(program: field(\.program), file: field(\.file), scalar: field(\.scalar))
  }
}

extension Reference: ArchivedFields {
  static func fields(_ field: some Fields<Reference>) -> Reference { Reference(field(\.index)) }
}

extension Basis: ArchivedFields {
  static func fields(_ field: some Fields<Basis>) -> Basis {
    Basis(
      source: field(\.source), locator: field(\.locator), text: field(\.text),
      place: field(\.place))
  }
}

extension Allowed: ArchivedCases {
  static func cases(_ one: inout some Cases<Allowed>) {
    one(Self.values) { if case .values(let choices) = $0 { choices } else { nil } }
    one(Self.tests) { if case .tests(let formula) = $0 { formula } else { nil } }
  }
}

extension Allowed.Choice: ArchivedFields {
  static func fields(_ field: some Fields<Allowed.Choice>) -> Allowed.Choice {
    Allowed.Choice(value: field(\.value), title: field(\.title))
  }
}

extension TimeSpan: ArchivedCases {
  static func cases(_ one: inout some Cases<TimeSpan>) {
    one(Self.calendar) {
      if case .calendar(let months, let days) = $0 { (months, days) } else { nil }
    }
    one(Self.workingDays) { if case .workingDays(let days) = $0 { days } else { nil } }
  }
}

extension WorkingCalendar: ArchivedFields {
  static func fields(_ field: some Fields<WorkingCalendar>) -> WorkingCalendar {
    WorkingCalendar(holidays: field(\.holidays), workdays: field(\.workdays))
  }
}

extension DataType: ArchivedCases {
  static func cases(_ one: inout some Cases<DataType>) {
    one({ .boolean }) { if case .boolean = $0 { () } else { nil } }
    one({ .number }) { if case .number = $0 { () } else { nil } }
    one({ .string }) { if case .string = $0 { () } else { nil } }
    one({ .date }) { if case .date = $0 { () } else { nil } }
    one({ .time }) { if case .time = $0 { () } else { nil } }
    one({ .dateAndTime }) { if case .dateAndTime = $0 { () } else { nil } }
    one({ .daysAndTime }) { if case .daysAndTime = $0 { () } else { nil } }
    one({ .yearsAndMonths }) { if case .yearsAndMonths = $0 { () } else { nil } }
    one(Self.list) { if case .list(let item) = $0 { item } else { nil } }
    one(Self.record) { if case .record(let record) = $0 { record } else { nil } }
  }
}
