package import Archive
import Diagnostics

extension FEELType: Archived {
  private enum Tag: UInt8 {
    case any, null, boolean, number, string, date, time, dateAndTime, daysAndTime, yearsAndMonths
    case list, context, range, function
  }

  package func write(to archive: inout ArchiveWriter) {
    func tag(_ tag: Tag) { archive.write(byte: tag.rawValue) }
    switch self {
    case .any: tag(.any)
    case .null: tag(.null)
    case .boolean: tag(.boolean)
    case .number: tag(.number)
    case .string: tag(.string)
    case .date: tag(.date)
    case .time: tag(.time)
    case .dateAndTime: tag(.dateAndTime)
    case .daysAndTime: tag(.daysAndTime)
    case .yearsAndMonths: tag(.yearsAndMonths)
    case .list(let item):
      tag(.list)
      item.write(to: &archive)
    case .context(let entries):
      tag(.context)
      entries.write(to: &archive)
    case .range(let end):
      tag(.range)
      end.write(to: &archive)
    case .function(let parameters, let result):
      tag(.function)
      parameters.write(to: &archive)
      result.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    switch archive.some(Tag(rawValue: archive.readByte())) {
    case .any: self = .any
    case .null: self = .null
    case .boolean: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .date: self = .date
    case .time: self = .time
    case .dateAndTime: self = .dateAndTime
    case .daysAndTime: self = .daysAndTime
    case .yearsAndMonths: self = .yearsAndMonths
    case .list: self = .list(FEELType(from: &archive))
    case .context: self = .context([Entry](from: &archive))
    case .range: self = .range(FEELType(from: &archive))
    case .function:
      let parameters = [FEELType](from: &archive)
      self = .function(parameters, FEELType(from: &archive))
    }
  }
}

extension FEELType.Entry: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    type.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    let name = archive.readText()
    self.init(name, FEELType(from: &archive))
  }
}

/// Functions, unknowns and the times of a region, whose rules are the system's, have no form: a
/// constant of a playbook is none of these but in theory.
extension Value: Archived {
  private enum Tag: UInt8 {
    case null, no, yes, number, string, date, time, dateAndTime, daysAndTime, yearsAndMonths
    case list, context, range
  }

  package func write(to archive: inout ArchiveWriter) {
    func tag(_ tag: Tag) { archive.write(byte: tag.rawValue) }
    switch self {
    case .null: tag(.null)
    case .boolean(let truth): tag(truth ? .yes : .no)
    case .number(let number):
      tag(.number)
      archive.write(word: number.high)
      archive.write(word: number.low)
    case .string(let text):
      tag(.string)
      archive.write(text)
    case .date(let date):
      tag(.date)
      date.write(to: &archive)
    case .time(let time):
      tag(.time)
      time.write(to: &archive)
    case .dateAndTime(let both):
      tag(.dateAndTime)
      both.date.write(to: &archive)
      both.time.write(to: &archive)
    case .daysAndTime(let duration):
      tag(.daysAndTime)
      archive.write(word: UInt64(truncatingIfNeeded: duration.nanoseconds >> 64))
      archive.write(word: UInt64(truncatingIfNeeded: duration.nanoseconds))
    case .yearsAndMonths(let duration):
      tag(.yearsAndMonths)
      archive.write(duration.months)
    case .list(let items):
      tag(.list)
      items.write(to: &archive)
    case .context(let context):
      tag(.context)
      context.entries.write(to: &archive)
    case .range(let range):
      tag(.range)
      range.start.write(to: &archive)
      range.end.write(to: &archive)
    case .function: archive.refuse(Wording(en: "a function as a value", zh: "作为值的函数"))
    case .unknown: archive.refuse(Wording(en: "an unknown value", zh: "未知的值"))
    }
  }

  package init(from archive: inout ArchiveReader) {
    switch archive.some(Tag(rawValue: archive.readByte())) {
    case .null: self = .null
    case .no: self = .boolean(false)
    case .yes: self = .boolean(true)
    case .number:
      let high = archive.readWord()
      self = .number(Number(high: high, low: archive.readWord()))
    case .string: self = .string(archive.readText())
    case .date: self = .date(CalendarDate(from: &archive))
    case .time: self = .time(TimeOfDay(from: &archive))
    case .dateAndTime:
      let date = CalendarDate(from: &archive)
      self = .dateAndTime(DateAndTime(date, TimeOfDay(from: &archive)))
    case .daysAndTime:
      let high = Int128(Int64(bitPattern: archive.readWord()))
      let nanoseconds = high << 64 | Int128(archive.readWord())
      self = .daysAndTime(archive.some(DaysAndTimeDuration(nanoseconds: nanoseconds)))
    case .yearsAndMonths:
      self = .yearsAndMonths(archive.some(YearsAndMonthsDuration(months: archive.readInteger())))
    case .list: self = .list([Value](from: &archive))
    case .context:
      self = .context(archive.some(ContextValue([ContextValue.Entry](from: &archive))))
    case .range:
      let start = RangeValue.Bound(from: &archive)
      self = .range(RangeValue(start, RangeValue.Bound(from: &archive)))
    }
  }
}

extension ContextValue.Entry: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    value.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    let name = archive.readText()
    self.init(name, Value(from: &archive))
  }
}

extension RangeValue.Bound: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .none: archive.write(byte: 0)
    case .closed(let value):
      archive.write(byte: 1)
      value.write(to: &archive)
    case .open(let value):
      archive.write(byte: 2)
      value.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    switch archive.readByte() {
    case 0: self = .none
    case 1: self = .closed(Value(from: &archive))
    default: self = .open(Value(from: &archive))
    }
  }
}

extension CalendarDate: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(daysSinceEpoch) }

  package init(from archive: inout ArchiveReader) {
    self = archive.some(CalendarDate(daysSinceEpoch: archive.readInteger()))
  }
}

extension TimeOfDay: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(nanoseconds)
    switch zone {
    case nil: Int?.none.write(to: &archive)
    case .offset(let seconds): Int?.some(seconds).write(to: &archive)
    case .region: archive.refuse(Wording(en: "a time of a region", zh: "某地区的时间"))
    }
  }

  package init(from archive: inout ArchiveReader) {
    let nanoseconds = archive.readInteger()
    let zone = Int?(from: &archive).map(Zone.offset)
    self = archive.some(TimeOfDay(nanoseconds: nanoseconds, zone: zone))
  }
}
