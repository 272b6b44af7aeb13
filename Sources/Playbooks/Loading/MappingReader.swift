package import Diagnostics
package import YAML

/// The entries of one mapping, read by name; what is not expected there is a finding.
package struct MappingReader {
  /// The file in which the mapping stands.
  package let file: SourceFile
  /// The mapping itself.
  package let node: Node
  private let keys: [String]
  private let values: [Node]

  /// Reads the node as a mapping with these keys; nil, with a finding, where it is none.
  package init?(
    _ node: Node, in file: SourceFile, of what: @autoclosure () -> Wording, keys: [String],
    into diagnostics: inout [Diagnostic]
  ) {
    guard case .mapping(let list) = node.kind else {
      diagnostics.append(.notAMapping(what(), node, in: file))
      return nil
    }
    self.file = file
    self.node = node
    var found: [String] = []
    var values: [Node] = []
    found.reserveCapacity(list.count)
    values.reserveCapacity(list.count)
    for entry in list {
      guard let key = entry.key.scalar?.text else {
        diagnostics.append(.keyIsNoText(at: Place(file, entry.key.span)))
        continue
      }
      guard keys.contains(key) else {
        diagnostics.append(
          .unknownKey(key, of: what(), keys: keys, at: Place(file, entry.key.span)))
        continue
      }
      found.append(key)
      values.append(entry.value)
    }
    self.keys = found
    self.values = values
  }

  /// The value at the key; nil where there is none, or an empty one.
  package subscript(key: String) -> Node? {
    guard let index = keys.firstIndex(of: key), !values[index].isEmptyScalar else { return nil }
    return values[index]
  }

  /// Where the mapping stands.
  package var place: Place { Place(file, node.span) }
}
