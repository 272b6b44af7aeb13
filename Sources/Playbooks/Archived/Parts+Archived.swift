package import Archive
import Diagnostics
import FEEL
import YAML

extension Declaration: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(id)
    title.write(to: &archive)
    place.write(to: &archive)
    archive.write(rank)
    effective.from.write(to: &archive)
    effective.until.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      id: archive.readText(), title: Text(from: &archive), place: Place(from: &archive),
      rank: archive.readInteger(),
      effective: EffectivePeriod(
        from: CalendarDate?(from: &archive), until: CalendarDate?(from: &archive)))
  }
}

extension Text: Archived {
  package func write(to archive: inout ArchiveWriter) { translations.write(to: &archive) }
  package init(from archive: inout ArchiveReader) { self.init([Translation](from: &archive)) }
}

extension Text.Translation: Archived {
  package func write(to archive: inout ArchiveWriter) {
    archive.write(language)
    archive.write(text)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(language: archive.readText(), text: archive.readText())
  }
}

extension Formula: Archived {
  package func write(to archive: inout ArchiveWriter) {
    program.write(to: &archive)
    archive.write(file)
    scalar.write(to: &archive)
  }

  package convenience init(from archive: inout ArchiveReader) {
    self.init(
      program: Program(from: &archive), file: archive.readFile(), scalar: Scalar(from: &archive))
  }
}

extension Reference: Archived {
  package func write(to archive: inout ArchiveWriter) { archive.write(index) }
  package init(from archive: inout ArchiveReader) { self.init(archive.readInteger()) }
}

extension Basis: Archived {
  package func write(to archive: inout ArchiveWriter) {
    source.write(to: &archive)
    archive.write(locator)
    archive.write(text)
    place.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      source: Reference<Source>(from: &archive), locator: archive.readText(),
      text: archive.readText(), place: Place(from: &archive))
  }
}

extension Allowed: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .values(let choices):
      archive.write(byte: 0)
      choices.write(to: &archive)
    case .tests(let formula):
      archive.write(byte: 1)
      formula.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    if archive.readByte() == 0 {
      self = .values([Choice](from: &archive))
    } else {
      self = .tests(Formula(from: &archive))
    }
  }
}

extension Allowed.Choice: Archived {
  package func write(to archive: inout ArchiveWriter) {
    value.write(to: &archive)
    title.write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(value: Value(from: &archive), title: Text?(from: &archive))
  }
}

extension TimeSpan: Archived {
  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .calendar(let months, let days):
      archive.write(byte: 0)
      archive.write(months)
      archive.write(days)
    case .workingDays(let days):
      archive.write(byte: 1)
      archive.write(days)
    }
  }

  package init(from archive: inout ArchiveReader) {
    if archive.readByte() == 0 {
      self = .calendar(months: archive.readInteger(), days: archive.readInteger())
    } else {
      self = .workingDays(archive.readInteger())
    }
  }
}

extension WorkingCalendar: Archived {
  package func write(to archive: inout ArchiveWriter) {
    let byDay: (CalendarDate, CalendarDate) -> Bool = { $0.daysSinceEpoch < $1.daysSinceEpoch }
    holidays.sorted(by: byDay).write(to: &archive)
    workdays.sorted(by: byDay).write(to: &archive)
  }

  package init(from archive: inout ArchiveReader) {
    self.init(
      holidays: Set([CalendarDate](from: &archive)), workdays: Set([CalendarDate](from: &archive)))
  }
}

extension DataType: Archived {
  private enum Tag: UInt8 {
    case boolean, number, string, date, time, dateAndTime, daysAndTime, yearsAndMonths
    case list, record
  }

  package func write(to archive: inout ArchiveWriter) {
    func tag(_ tag: Tag) { archive.write(byte: tag.rawValue) }
    switch self {
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
    case .record(let record):
      tag(.record)
      record.write(to: &archive)
    }
  }

  package init(from archive: inout ArchiveReader) {
    switch archive.some(Tag(rawValue: archive.readByte())) {
    case .boolean: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .date: self = .date
    case .time: self = .time
    case .dateAndTime: self = .dateAndTime
    case .daysAndTime: self = .daysAndTime
    case .yearsAndMonths: self = .yearsAndMonths
    case .list: self = .list(DataType(from: &archive))
    case .record: self = .record(RecordType(from: &archive))
    }
  }
}
