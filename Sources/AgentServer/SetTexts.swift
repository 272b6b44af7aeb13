import Diagnostics
import Reports
import YAML

/// The texts `FACT[@PART]=FEEL` of the argument `set`.
struct SetTexts {
  let texts: [String]

  /// Reads a list of texts, or an object from facts to values.
  init(_ arguments: ToolArguments) throws(ToolFault) {
    guard let node = arguments[.set] else { throw Self.notReadable }
    if let entries = node.mapping, !entries.isEmpty {
      var texts: [String] = []
      for entry in entries {
        guard let value = entry.value.text else { throw Self.notReadable }
        texts.append("\(entry.name)=\(entry.value.isNull ? "null" : value)")
      }
      self.texts = texts
    } else if let items = node.sequence, !items.isEmpty {
      var texts: [String] = []
      for item in items {
        guard let text = item.string else { throw Self.notReadable }
        texts.append(text)
      }
      self.texts = texts
    } else {
      throw Self.notReadable
    }
  }

  private static let notReadable = ToolFault(
    Wording(
      en: "`set` is a list of texts like `[\"assets.seized=false\"]`, or an object like "
        + "`{\"assets.seized\": false}`",
      zh: "`set` 写成文字列表，如 `[\"assets.seized=false\"]`，或对象，如 `{\"assets.seized\": false}`"))
}
