import Diagnostics
import FEEL
import Parallelism

/// The stored properties of a value, and of all that it holds, one a line.
///
/// They are found by reflection, so that a property added later is among them.
struct StoredProperties {
  private(set) var lines: [String] = []

  init(of value: Any) { add(value, at: "") }

  private mutating func add(_ value: Any, at path: String) {
    // Shared by thousands of places.
    if let file = value as? SourceFile {
      return lines.append("\(path): \(file.name) \(file.text.hashValue)")
    }
    // Follows from the names and types, which are compared.
    if value is Once<Scope> { return }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .set, .dictionary:
      let elements = mirror.children.map { StoredProperties(of: $0.value).lines.joined() }
      lines.append("\(path): \(elements.sorted())")
    case nil,
      .enum where mirror.children.isEmpty:
      lines.append("\(path): \(String(reflecting: value))")
      // Texts that are equal may differ in their bytes.
      if let text = value as? String { lines.append("\(path).utf8: \(text.utf8.count)") }
    default:
      lines.append("\(path): \(type(of: value)), \(mirror.children.count)")
      for (index, child) in mirror.children.enumerated() {
        add(child.value, at: "\(path).\(child.label ?? String(index))")
      }
    }
  }
}
