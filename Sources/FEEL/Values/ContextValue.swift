/// A FEEL context: names with values, in the order they were written in.
package struct ContextValue: Sendable {
  /// One name and its value.
  package struct Entry: Sendable {
    /// Any text, even an empty one.
    package let name: String
    /// What the name stands for.
    package let value: Value

    /// A name with its value.
    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Each name once.
  package private(set) var entries: [Entry]
  /// Where a name stands; kept where there are many.
  private var places: [ExactText: Int]?
  private static let few = 12

  /// A context without entries.
  package init() { entries = [] }

  /// Nil where a name comes twice.
  package init?(_ entries: [Entry]) {
    self.init()
    self.entries.reserveCapacity(entries.count)
    for entry in entries {
      guard place(of: entry.name) == nil else { return nil }
      append(entry)
    }
  }

  /// The value of the name; nil where there is no such entry.
  package subscript(name: String) -> Value? {
    get { place(of: name).map { entries[$0].value } }
  }

  /// Gives the name the value, at its place or at the end.
  package mutating func put(_ name: String, _ value: Value) {
    if let place = place(of: name) {
      entries[place] = Entry(name, value)
    } else {
      append(Entry(name, value))
    }
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    if places != nil {
      places?[ExactText(entry.name)] = entries.count - 1
    } else if entries.count > Self.few {
      places = Dictionary(
        uniqueKeysWithValues: entries.enumerated().map { (ExactText($1.name), $0) })
    }
  }

  private func place(of name: String) -> Int? {
    if let places { return places[ExactText(name)] }
    return entries.firstIndex { sameText($0.name, name) }
  }
}
