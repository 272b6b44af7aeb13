import Parallelism

extension PlaybookLoader {
  /// Entries that one thread reads at a time.
  private static let stretch = 12

  /// What reading each of the elements comes to, several at once; findings keep their order.
  mutating func each<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ read: @escaping @Sendable (inout PlaybookLoader, Element) -> Result?
  ) -> [Result] {
    let starts = Array(stride(from: 0, to: elements.count, by: Self.stretch))
    var blank = self
    blank.diagnostics = []
    let parts = Parallel.map(starts) { [blank] start in
      var loader = blank
      let end = min(start + Self.stretch, elements.count)
      let results = elements[start..<end].compactMap { read(&loader, $0) }
      return (results, loader.diagnostics)
    }
    diagnostics += parts.flatMap(\.1)
    return parts.flatMap(\.0)
  }
}
