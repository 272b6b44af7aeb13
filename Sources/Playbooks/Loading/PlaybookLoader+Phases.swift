import Diagnostics
import YAML

/// Reads the phases, and the phase that an entry is given.
extension PlaybookLoader {
  /// Reads the phases, in order.
  mutating func readPhases() -> [Phase] {
    sections[.phases].compactMap { entry in
      checkID(entry)
      guard let fields = fields(entry, ["title"]) else { return nil }
      return Phase(declaration: declaration(of: entry, fields))
    }
  }

  /// The phase that the entry is given; an unknown id is a finding.
  mutating func phase(_ fields: MappingReader) -> Reference<Phase>? {
    guard let scalar = fields.scalar("phase", into: &diagnostics) else { return nil }
    let place = Place(fields.file, scalar.span)
    let ids = sections[.phases].map(\.key)
    if let index = ids.firstIndex(of: scalar.text) {
      note(.phases, scalar.text, at: place)
      return Reference(index)
    }
    diagnostics.append(
      ids.isEmpty
        ? .noPhases(scalar.text, at: place)
        : .unknownReference(
          scalar.text, to: .phases, known: ids, titles: titles(of: .phases), at: place))
    return nil
  }
}

extension Diagnostic {
  /// An entry is given a phase, and the playbook lists none.
  fileprivate static func noPhases(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-phase", .error,
      Wording(
        en: "there is no phase `\(id)`, as the playbook lists none",
        zh: "没有阶段 `\(id)`，规则库没有列出任何阶段"),
      at: place,
      help: Wording(
        en: "list it first: `phases: {\(id): {title: ...}}`",
        zh: "先列出阶段：`phases: {\(id): {title: ...}}`"))
  }
}
