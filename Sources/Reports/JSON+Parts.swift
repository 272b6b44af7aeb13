import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// Pieces of JSON that several reports share.
extension JSON {
  /// The file, line and column where an entry begins.
  package init(_ place: Place) {
    let start = place.start
    self = .object([
      ("file", .string(place.file.name)), ("line", .integer(start.line)),
      ("column", .integer(start.column)),
    ])
  }

  /// The playbook by id, version and digest.
  package init(_ playbook: Playbook) {
    self = .object([
      ("id", .string(playbook.id)), ("version", .string(playbook.version)),
      ("digest", .string(playbook.digest)),
    ])
  }

  /// A fact as a reason: its value, and where the value comes from.
  init(_ evidence: Evidence, in playbook: Playbook) {
    let statement = evidence.statement
    self = .object(
      [
        ("fact", .string(playbook.vocabulary.name(of: evidence.fact))),
        ("value", JSON(evidence.value)),
      ] + JSON.member("source", statement?.source ?? evidence.origin(in: playbook))
        + JSON.member("on", statement?.on?.text)
        + JSON.member("status", statement?.status?.rawValue ?? evidence.origin?.word)
        + (evidence.origin == .assumed ? [("assumed", .bool(true))] : []))
  }

  /// An entry of the log.
  init(_ entry: LogEntry) {
    self = .object(
      [("on", .string(entry.on.text)), ("is", .string(entry.status.rawValue))]
        + JSON.member("by", entry.by) + JSON.member("reason", entry.reason)
        + JSON.member("note", entry.note) + JSON.member("part", entry.part)
        + JSON.member("due", entry.due?.text) + JSON.member("void", entry.void?.on.text))
  }

  /// A member of an object, or nothing if there is no text.
  static func member(_ key: String, _ text: String?) -> [(String, JSON)] {
    text.map { [(key, .string($0))] } ?? []
  }
}

extension Evidence {
  /// The constraints or the checklist by which the value is known; nil where neither is.
  fileprivate func origin(in playbook: Playbook) -> String? {
    switch origin {
    case .inferred: by.map { playbook[$0].id }.joined(separator: ", ")
    case .screen(let screen): playbook[screen].id
    case .assumed, nil: nil
    }
  }
}
