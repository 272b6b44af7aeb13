package import Diagnostics
package import YAML

/// The entries of one mapping, looked up by key; any key that is not expected is a finding.
package struct MappingReader {
  /// The file that contains the mapping.
  package let file: SourceFile
  /// The mapping itself.
  package let node: Node
  private let keys: [String]
  private let values: [Node]

  /// Reads the node as a mapping with at most these keys; nil, with a finding, if it is not a
  /// mapping.
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
          .fullWidthColon(in: entry, of: file) { keys.contains($0) }
            ?? .unknownKey(key, of: what(), keys: keys, at: Place(file, entry.key.span)))
        continue
      }
      found.append(key)
      values.append(entry.value)
    }
    self.keys = found
    self.values = values
  }

  /// The value at the key; nil where the key is missing or its value is empty.
  package subscript(key: String) -> Node? {
    guard let index = keys.firstIndex(of: key), !values[index].isEmptyScalar else { return nil }
    return values[index]
  }

  /// The place of the mapping in its file.
  package var place: Place { Place(file, node.span) }
}
