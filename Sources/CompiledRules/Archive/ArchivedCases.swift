import Diagnostics

/// An enum that is archived as a tag and the values of the case.
///
/// The tag is the position of the case in one list, which serves both reading and writing. Writing
/// a case that the list lacks is refused.
protocol ArchivedCases: Archived {
  /// Lists the cases, each with how it is made from its values and how its values are taken from
  /// it.
  static func cases(_ one: inout some Cases<Self>)
}

/// What ``ArchivedCases/cases(_:)`` calls for each case, to read or to write it.
protocol Cases<Root> {
  associatedtype Root
  /// A case with values; `values` returns nil for every other case.
  mutating func callAsFunction<each Value: Archived>(
    _ make: (repeat each Value) -> Root, _ values: (Root) -> (repeat each Value)?)
  /// A case that cannot be written as bytes.
  mutating func refuse(_ what: Wording, _ isCase: (Root) -> Bool)
}

extension Cases where Root: Equatable {
  /// A case without values.
  mutating func callAsFunction(_ constant: Root) {
    self({ constant }) { $0 == constant ? () : nil }
  }
}

extension ArchivedCases where Self: CaseIterable & Equatable {
  static func cases(_ one: inout some Cases<Self>) { for constant in allCases { one(constant) } }
}

extension ArchivedCases {
  func write(to archive: ArchiveWriter) {
    var cases = CasesToWrite(root: self, archive: archive)
    Self.cases(&cases)
    if !cases.isDone { archive.refuse(Wording(en: "a case of no form", zh: "没有形式的情形")) }
  }

  static func read(from archive: ArchiveReader) -> Self {
    var cases = CasesToRead<Self>(archive: archive, left: archive.readByte())
    Self.cases(&cases)
    return valid(cases.found)
  }
}

/// Writes a value as the first case of the list that it matches.
private struct CasesToWrite<Root>: Cases {
  let root: Root
  let archive: ArchiveWriter
  /// The position of the case that comes next.
  var tag: UInt8 = 0
  /// Whether the value has been written or refused.
  var isDone = false

  mutating func callAsFunction<each Value: Archived>(
    _ make: (repeat each Value) -> Root, _ values: (Root) -> (repeat each Value)?
  ) {
    if !isDone, let values = values(root) {
      archive.write(byte: tag)
      repeat (each values).write(to: archive)
      isDone = true
    }
    tag += 1
  }

  mutating func refuse(_ what: Wording, _ isCase: (Root) -> Bool) {
    guard !isDone, isCase(root) else { return }
    archive.refuse(what)
    isDone = true
  }
}

/// Reads the case whose tag was read, by counting down to it.
private struct CasesToRead<Root>: Cases {
  let archive: ArchiveReader
  /// The number of cases before the one to read.
  var left: UInt8
  /// The value; nil until its case is reached.
  var found: Root?

  mutating func callAsFunction<each Value: Archived>(
    _ make: (repeat each Value) -> Root, _ values: (Root) -> (repeat each Value)?
  ) {
    if left == 0 { found = make(repeat (each Value).read(from: archive)) }
    left &-= 1
  }

  func refuse(_ what: Wording, _ isCase: (Root) -> Bool) {}
}
