import FEEL
import YAML

/// Writes new forms of facts into a case file, and keeps in `was` what they were (contract, section
/// 3).
///
/// It goes by what the file says and not by what that means, so that nothing is lost: comments,
/// notes and sources stay.
struct FactWriter {
  private(set) var editor: Editor

  /// The keys of a form, in the order in which they are written.
  private static let keys = ["value", "source", "on", "asked_on", "status", "note"]

  init(_ document: Document) { editor = Editor(document: document) }

  /// Inserts an entry into the log.
  mutating func insert(_ entry: [(key: String, value: NewValue)], at index: Int) throws(EditFault) {
    try editor.insert(entry, inListAt: ["log"], at: index)
  }

  /// Sets one key of an entry of the log.
  mutating func set(_ key: String, ofEntry index: Int, to value: NewValue) throws(EditFault) {
    try editor.set(["log", .index(index), .key(key)], to: value)
  }

  /// Writes the form of a fact at its path, and moves what stood there into `was`.
  ///
  /// Where what stands there is of a later day, the form itself goes into `was`, to its place.
  mutating func write(
    _ form: [(key: String, value: NewValue)], on day: CalendarDate?, at path: [PathStep]
  ) throws(EditFault) {
    guard let node = editor.document.root?.node(at: path[...]), !node.isNull else {
      return try editor.set(path, to: .map(form))
    }
    guard let entries = node.mapping else {
      let old = NewValue.map([("value", NewValue(node))])
      return try editor.set(path, to: .map(form + [("was", .list([old]))]))
    }
    let was = path + ["was"]
    let past = node["was"]?.sequence ?? []
    if let day, let own = node.day, own > day.text {
      let index = past.firstIndex { $0.day.map { $0 > day.text } ?? false } ?? past.count
      return try editor.insert(form, inListAt: was, at: index)
    }
    let old = entries.filter { Self.keys.contains($0.name) }
      .map { (key: $0.name, value: NewValue($0.value)) }
    for (key, value) in form { try editor.set(path + [.key(key)], to: value) }
    for entry in entries
    where Self.keys.contains(entry.name) && !form.contains(where: { $0.key == entry.name }) {
      try editor.remove(path + [.key(entry.name)])
    }
    if !old.isEmpty { try editor.insert(old, inListAt: was, at: past.count) }
  }
}

extension Node {
  /// The day that a form of a fact gives, as it is written.
  fileprivate var day: String? { self["on"]?.scalar?.text }
}
