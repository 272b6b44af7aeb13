import Diagnostics
import FEEL
import YAML

/// Goals, blockers and clocks.
extension PlaybookLoader {
  mutating func readGoals(_ names: Names) -> [Goal] {
    let kind = Wording.kind(ofSection: "goals")
    let keys = ["title", "when", "reached", "remedies", "effective"]
    return sections["goals"].compactMap { entry in
      checkID(entry, kind)
      guard let fields = fields(entry, kind, keys) else { return nil }
      let declaration = declaration(of: entry, fields, kind)
      let when = condition("when", in: fields, names)
      let remedies: [Reference<Remedy>] = references("remedies", in: fields, "remedies", names)
      guard let reached = required("reached", in: fields, of: entry, kind, names) else {
        return nil
      }
      return Goal(declaration: declaration, when: when, reached: reached, remedies: remedies)
    }
  }

  mutating func readBlockers(_ names: Names) -> [Blocker] {
    each(sections["blockers"]) { $0.blocker($1, names) }
  }

  private mutating func blocker(_ entry: Entry, _ names: Names) -> Blocker? {
    let kind = Wording.kind(ofSection: "blockers")
    let keys = ["title", "when", "stops", "remedies", "basis", "effective"]
    checkID(entry, kind)
    guard let fields = fields(entry, kind, keys) else { return nil }
    let declaration = declaration(of: entry, fields, kind)
    let stops: [Reference<Goal>]? =
      fields["stops"] == nil ? nil : references("stops", in: fields, "goals", names)
    let remedies: [Reference<Remedy>] = references("remedies", in: fields, "remedies", names)
    let basis = basis(fields, names)
    guard let when = required("when", in: fields, of: entry, kind, names) else { return nil }
    return Blocker(
      declaration: declaration, when: when, stops: stops, remedies: remedies, basis: basis)
  }

  mutating func readClocks(_ names: Names) -> [Clock] {
    let kind = Wording.kind(ofSection: "clocks")
    let keys = ["title", "when", "from", "within", "met", "basis", "effective"]
    return sections["clocks"].compactMap { entry in
      checkID(entry, kind)
      guard let fields = fields(entry, kind, keys) else { return nil }
      let declaration = declaration(of: entry, fields, kind)
      let from = required("from", in: fields, of: entry, kind, names, type: .date)
      let within = span("within", in: fields)
      if fields["within"] == nil {
        diagnostics.append(.missingKey("within", of: kind.named(entry.key), at: entry.place))
      }
      let when = condition("when", in: fields, names)
      let met = condition("met", in: fields, names)
      let basis = basis(fields, names)
      guard let from, let within else { return nil }
      return Clock(
        declaration: declaration, when: when, from: from, within: within, met: met, basis: basis)
    }
  }

  private mutating func required(
    _ key: String, in fields: Fields, of entry: Entry, _ kind: Wording, _ names: Names,
    type: FEELType = .boolean
  ) -> Formula? {
    guard let node = fields[key] else {
      diagnostics.append(.missingKey(key, of: kind.named(entry.key), at: entry.place))
      return nil
    }
    return formula(node, in: fields.file, names, expecting: type)
  }
}
