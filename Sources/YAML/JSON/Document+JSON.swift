package import Diagnostics

extension Document {
  /// Reads one JSON text (RFC 8259), such as a line of NDJSON, into the same tree as YAML.
  ///
  /// A repeated key is an error. Numbers keep their text.
  package static func parseJSON(_ file: SourceFile, limits: Limits = .standard) -> Parsed {
    let checked = CheckedText(file.text, as: .json, limits: limits)
    guard checked.found.isEmpty else { return parsed(file, nil, checked.found) }
    var reader = JSONReader(bytes: checked.bytes, start: checked.start, limits: limits)
    let root = reader.read()
    return parsed(file, root.map { Document(file: file, root: $0) }, reader.found)
  }
}
