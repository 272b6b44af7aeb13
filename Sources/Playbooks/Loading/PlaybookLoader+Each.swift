import Parallelism

extension PlaybookLoader {
  /// Entries that one thread reads at a time.
  private static let stretch = 12

  /// What reading each of the elements comes to, several at once; findings keep their order.
  mutating func each<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ read: @escaping @Sendable (inout PlaybookLoader, Element) -> Result?
  ) -> [Result] {
    var blank = self
    blank.diagnostics = []
    let parts = Parallel.map(stretches: Self.stretch, of: elements) { [blank] elements in
      var loader = blank
      return (elements.compactMap { read(&loader, $0) }, loader.diagnostics)
    }
    diagnostics += parts.flatMap(\.1)
    return parts.flatMap(\.0)
  }
}
