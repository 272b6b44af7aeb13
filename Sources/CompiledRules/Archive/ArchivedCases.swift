import Diagnostics

/// An enum, archived as a tag, which is the rank of the case in one list, and the values of the
/// case.
///
/// A case that is missing in the list is refused when it is written.
protocol ArchivedCases: Archived {
  /// Lists the cases: how each is made of its values, and the values where this is the case.
  static func cases(_ one: inout some Cases<Self>)
}

/// What ``ArchivedCases`` calls for each case: it reads the values, or writes them, if it is the
/// case.
protocol Cases<Root> {
  associatedtype Root
  /// A case with values; `values` is nil for every other case.
  mutating func callAsFunction<each Value: Archived>(
    _ make: (repeat each Value) -> Root, _ values: (Root) -> (repeat each Value)?)
  /// A case that has no form as bytes.
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

/// Writes a value as the first case that it is.
private struct CasesToWrite<Root>: Cases {
  let root: Root
  let archive: ArchiveWriter
  var tag: UInt8 = 0
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

/// Reads the case whose tag it is, by counting down to it.
private struct CasesToRead<Root>: Cases {
  let archive: ArchiveReader
  var left: UInt8
  var found: Root?

  mutating func callAsFunction<each Value: Archived>(
    _ make: (repeat each Value) -> Root, _ values: (Root) -> (repeat each Value)?
  ) {
    if left == 0 { found = make(repeat (each Value).read(from: archive)) }
    left &-= 1
  }

  func refuse(_ what: Wording, _ isCase: (Root) -> Bool) {}
}
