import Advising
import Diagnostics
import FEEL
import Playbooks

/// What several reports say in the same way.
extension JSON {
  /// Where something begins.
  init(_ place: Place) {
    let start = place.start
    self = .object([
      ("file", .string(place.file.name)), ("line", .integer(start.line)),
      ("column", .integer(start.column)),
    ])
  }

  /// A fact as a reason: its value, and who stated it.
  init(_ evidence: Evidence, in playbook: Playbook) {
    let statement = evidence.statement
    self = .object(
      [
        ("fact", .string(playbook.vocabulary.name(of: evidence.fact))),
        ("value", JSON(evidence.value)),
      ] + JSON.member("source", statement?.source) + JSON.member("on", statement?.on?.text)
        + JSON.member("status", statement?.status?.rawValue)
        + (statement == nil ? [("assumed", .bool(true))] : []))
  }

  /// A member that is there only where it has a value.
  static func member(_ key: String, _ text: String?) -> [(String, JSON)] {
    text.map { [(key, .string($0))] } ?? []
  }
}
