import Parallelism

extension PlaybookLoader {
  /// The number of entries that one thread reads at a time.
  private static let stretch = 12

  /// Reads the elements, several at once, and returns the results in order; findings keep their
  /// order too.
  mutating func each<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ read: @escaping @Sendable (inout PlaybookLoader, Element) -> Result?
  ) -> [Result] {
    var blank = self
    blank.diagnostics = []
    if mentions != nil { blank.mentions = [] }
    let parts = Parallel.map(stretches: Self.stretch, of: elements) { [blank] elements in
      var loader = blank
      return (
        elements.compactMap { read(&loader, $0) }, loader.diagnostics, loader.mentions ?? []
      )
    }
    diagnostics += parts.flatMap(\.1)
    mentions?.append(contentsOf: parts.flatMap(\.2))
    return parts.flatMap(\.0)
  }
}
