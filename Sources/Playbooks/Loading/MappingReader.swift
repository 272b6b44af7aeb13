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
    var isPastSection = false
    for entry in list {
      guard let key = entry.key.scalar?.text else {
        diagnostics.append(.keyIsNoText(at: Place(file, entry.key.span)))
        continue
      }
      guard keys.contains(key) else {
        // What stands beside a section that is indented by mistake is part of it.
        if isPastSection { continue }
        let place = Place(file, entry.key.span)
        if let colon = Diagnostic.fullWidthColon(in: entry, of: file, isKey: keys.contains) {
          diagnostics.append(colon)
          continue
        }
        isPastSection = entry.value.isEmptyScalar && SectionName(rawValue: key) != nil
        let free = keys.filter { key in !list.contains { $0.key.isText(key) } }
        let slip = Diagnostic.unknownKey(key, of: what(), keys: keys, free: free, at: place)
        diagnostics.append(slip)
        // The value is read as that of the key that was meant, so that one slip is one finding.
        guard let meant = slip.suggestion?.replacement else { continue }
        found.append(meant)
        values.append(entry.value)
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
