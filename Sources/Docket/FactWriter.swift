import Advising
import Diagnostics
import FEEL
import Playbooks
import YAML

/// Writes new forms of facts into a case file, and keeps in `was` what they were (contract, section
/// 3).
///
/// It goes by what the file says and not by what that means, so that nothing is lost: comments,
/// notes and sources stay.
struct FactWriter {
  private(set) var editor: Editor

  /// The keys of a form.
  private static let keys = CaseReader.formKeys

  init(_ document: Document) { editor = Editor(document: document) }

  /// The case as the new text states it; refused where the text could not be read again.
  func reread(by playbook: Playbook) throws(EditFault) -> Case {
    let loaded = CaseReader(playbook).read(editor.document)
    guard let content = loaded.content else {
      throw .entangled(loaded.diagnostics.first?.place.span ?? Span(0, 0))
    }
    return content
  }

  /// Inserts an entry into the log.
  mutating func insert(_ entry: [(key: String, value: NewValue)], at index: Int) throws(EditFault) {
    try editor.insert(entry, inListAt: ["log"], at: index)
  }

  /// Sets one key of an entry of the log.
  mutating func set(_ key: String, ofEntry index: Int, to value: NewValue) throws(EditFault) {
    try editor.set(["log", .index(index), .key(key)], to: value)
  }

  /// Writes that a checklist has been gone through on that day.
  mutating func screen(_ id: String, on day: CalendarDate, source: String?) throws(EditFault) {
    let on = NewValue.string(day.text)
    try editor.set(
      ["screened", .key(id)],
      to: source.map { .map([("on", on), ("source", .string($0))]) } ?? on)
  }

  /// Writes the form of a fact at its path, and moves what stood there into `was`.
  ///
  /// Where the fact has a form of a later day, this one goes into `was`, to its place.
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
    if let day, let place = (past + [node]).firstIndex(where: { $0.isOf(laterThan: day) }) {
      return try editor.insert(form, inListAt: was, at: place)
    }
    // The day of a form that is only `asked` is that of asking.
    let old = entries.filter { Self.keys.contains($0.name) }.map { entry in
      (
        key: node.isAsked && entry.name == "on" ? "asked_on" : entry.name,
        value: NewValue(entry.value)
      )
    }
    for (key, value) in form { try editor.set(path + [.key(key)], to: value) }
    for entry in entries
    where Self.keys.contains(entry.name) && !form.contains(where: { $0.key == entry.name }) {
      try editor.remove(path + [.key(entry.name)])
    }
    if !old.isEmpty { try editor.insert(old, inListAt: was, at: past.count) }
  }
}

extension Node {
  /// Whether it is a form that says only that somebody was asked.
  fileprivate var isAsked: Bool { self["status"]?.scalar?.text == "asked" }

  /// Whether the form has a day after this one; one that is only `asked` says nothing of a day.
  fileprivate func isOf(laterThan day: CalendarDate) -> Bool {
    guard let on = self["on"]?.scalar?.text, !isAsked else { return false }
    return on > day.text
  }
}
