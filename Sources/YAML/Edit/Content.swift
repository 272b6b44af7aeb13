/// The content of a document, regardless of how it is written and where it stands.
///
/// An edit is correct if the changed text reads back as exactly the intended content.
enum Content: Equatable, Sendable {
  case scalar(ScalarValue, String)
  case sequence([Content])
  case mapping([Entry])

  /// A key of a map, and the content of its value.
  struct Entry: Equatable, Sendable {
    let key: String
    var value: Content
  }

  static let null = Content.scalar(.null, "")

  init(_ node: Node) {
    switch node.kind {
    case .scalar(let scalar):
      self = scalar.value == .null ? .null : .scalar(scalar.value, scalar.text)
    case .sequence(let items): self = .sequence(items.map { Content($0) })
    case .mapping(let entries):
      self = .mapping(entries.map { Entry(key: $0.name, value: Content($0.value)) })
    }
  }

  init(_ value: NewValue) {
    switch value {
    case .string(let text): self = .scalar(.string, text)
    case .number(let text): self = .scalar(ScalarValue(plain: text), text)
    case .boolean(let value): self = .scalar(.boolean(value), value ? "true" : "false")
    case .null: self = .null
    case .list(let items): self = .sequence(items.map { Content($0) })
    case .map(let entries):
      self = .mapping(entries.map { Entry(key: $0.key, value: Content($0.value)) })
    }
  }

  /// The content with another value at the path; maps missing on the way are added.
  func setting(_ path: ArraySlice<PathStep>, to value: Content) -> Content {
    changing(path) { _ in value }
  }

  /// The content with one more item in the list at the path; a missing list is added.
  func inserting(_ item: Content, at index: Int, in path: [PathStep]) -> Content {
    changing(path[...]) { old in
      guard case .sequence(var items) = old else { return .sequence([item]) }
      items.insert(item, at: index)
      return .sequence(items)
    }
  }

  /// The content without the key at the end of the path.
  func removing(_ path: ArraySlice<PathStep>) -> Content {
    guard case .key(let key)? = path.last else { return self }
    return changing(path.dropLast()) { old in
      guard case .mapping(let entries) = old else { return old }
      return .mapping(entries.filter { $0.key != key })
    }
  }

  func changing(
    _ path: ArraySlice<PathStep>, _ change: (Content) -> Content
  ) -> Content {
    guard let step = path.first else { return change(self) }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.index(let index), .sequence(var items)) where items.indices.contains(index):
      items[index] = items[index].changing(rest, change)
      return .sequence(items)
    case (.key(let key), .mapping(var entries)):
      if let index = entries.firstIndex(where: { $0.key == key }) {
        entries[index].value = entries[index].value.changing(rest, change)
      } else {
        entries.append(Entry(key: key, value: Content.null.changing(rest, change)))
      }
      return .mapping(entries)
    case (.key(let key), _):
      return .mapping([Entry(key: key, value: Content.null.changing(rest, change))])
    case (.index, _): return self
    }
  }
}
