import Diagnostics
import FEEL

extension FEELType: ArchivedCases {
  static func cases(_ one: inout some Cases<FEELType>) {
    one(.any)
    one(.null)
    one(.boolean)
    one(.number)
    one(.string)
    one(.date)
    one(.time)
    one(.dateAndTime)
    one(.daysAndTime)
    one(.yearsAndMonths)
    one(Self.list) { if case .list(let item) = $0 { item } else { nil } }
    one(Self.context) { if case .context(let entries) = $0 { entries } else { nil } }
    one(Self.range) { if case .range(let end) = $0 { end } else { nil } }
    one(Self.function) {
      if case .function(let all, let result) = $0 { (all, result) } else { nil }
    }
  }
}

extension FEELType.Entry: ArchivedFields {
  static func fields(_ field: some Fields<FEELType.Entry>) -> FEELType.Entry {
    FEELType.Entry(field(\.name), field(\.type))
  }
}

/// Functions and unknown values cannot be written as bytes; no constant of a playbook is one of
/// these.
extension Value: ArchivedCases {
  static func cases(_ one: inout some Cases<Value>) {
    one({ .null }) { if case .null = $0 { () } else { nil } }
    one(Self.boolean) { if case .boolean(let truth) = $0 { truth } else { nil } }
    one(Self.number) { if case .number(let number) = $0 { number } else { nil } }
    one(Self.string) { if case .string(let text) = $0 { text } else { nil } }
    one(Self.date) { if case .date(let date) = $0 { date } else { nil } }
    one(Self.time) { if case .time(let time) = $0 { time } else { nil } }
    one(Self.dateAndTime) { if case .dateAndTime(let both) = $0 { both } else { nil } }
    one(Self.daysAndTime) { if case .daysAndTime(let length) = $0 { length } else { nil } }
    one(Self.yearsAndMonths) { if case .yearsAndMonths(let length) = $0 { length } else { nil } }
    one(Self.list) { if case .list(let items) = $0 { items } else { nil } }
    one(Self.context) { if case .context(let context) = $0 { context } else { nil } }
    one(Self.range) { if case .range(let range) = $0 { range } else { nil } }
    one.refuse(Wording(en: "a function as a value", zh: "作为值的函数")) {
      if case .function = $0 { true } else { false }
    }
    one.refuse(Wording(en: "an unknown value", zh: "未知的值")) {
      if case .unknown = $0 { true } else { false }
    }
  }
}

extension Number: ArchivedFields {
  static func fields(_ field: some Fields<Number>) -> Number {
    Number(high: field(\.high), low: field(\.low))
  }
}

extension DateAndTime: ArchivedFields {
  static func fields(_ field: some Fields<DateAndTime>) -> DateAndTime {
    DateAndTime(field(\.date), field(\.time))
  }
}

extension DaysAndTimeDuration: ArchivedFields {
  static func fields(_ field: some Fields<DaysAndTimeDuration>) -> DaysAndTimeDuration {
    valid(DaysAndTimeDuration(nanoseconds: field(\.nanoseconds)))
  }
}

extension YearsAndMonthsDuration: ArchivedFields {
  static func fields(_ field: some Fields<YearsAndMonthsDuration>) -> YearsAndMonthsDuration {
    valid(YearsAndMonthsDuration(months: field(\.months)))
  }
}

extension ContextValue: ArchivedFields {
  static func fields(_ field: some Fields<ContextValue>) -> ContextValue {
    valid(ContextValue(field(\.entries)))
  }
}

extension ContextValue.Entry: ArchivedFields {
  static func fields(_ field: some Fields<ContextValue.Entry>) -> ContextValue.Entry {
    ContextValue.Entry(field(\.name), field(\.value))
  }
}

extension RangeValue: ArchivedFields {
  static func fields(_ field: some Fields<RangeValue>) -> RangeValue {
    RangeValue(
      field(\.start), field(\.end), isEquality: field(\.isEquality))
  }
}

extension RangeValue.Bound: ArchivedCases {
  static func cases(_ one: inout some Cases<RangeValue.Bound>) {
    one({ .none }) { if case .none = $0 { () } else { nil } }
    one(Self.closed) { if case .closed(let value) = $0 { value } else { nil } }
    one(Self.open) { if case .open(let value) = $0 { value } else { nil } }
  }
}

extension CalendarDate: ArchivedFields {
  static func fields(_ field: some Fields<CalendarDate>) -> CalendarDate {
    valid(CalendarDate(daysSinceEpoch: field(\.daysSinceEpoch)))
  }
}

extension TimeOfDay: ArchivedFields {
  static func fields(_ field: some Fields<TimeOfDay>) -> TimeOfDay {
    valid(TimeOfDay(nanoseconds: field(\.nanoseconds), zone: field(\.zone)))
  }
}

/// A time of a region cannot be written as bytes, because its rules come from the system.
extension Zone: ArchivedCases {
  static func cases(_ one: inout some Cases<Zone>) {
    one(Self.offset) { if case .offset(let seconds) = $0 { seconds } else { nil } }
    one.refuse(Wording(en: "a time of a region", zh: "某地区的时间")) {
      if case .region = $0 { true } else { false }
    }
  }
}
