import Diagnostics
import FEEL
import YAML

/// Reads the goals, blockers and clocks.
extension PlaybookLoader {
  /// Reads the goals; one without a valid `reached` is left out, with a finding.
  mutating func readGoals(_ known: References) -> [Goal] {
    let keys = ["title", "when", "reached", "remedies", "effective", "formerly", "phase"]
    return sections[.goals].compactMap { entry in
      checkID(entry)
      guard let fields = fields(entry, keys) else { return nil }
      let declaration = declaration(of: entry, fields)
      let when = condition("when", in: fields, known)
      let remedies = references("remedies", in: fields, to: .remedies, known)
      guard let reached = required("reached", in: fields, of: entry, known) else {
        return nil
      }
      return Goal(declaration: declaration, when: when, reached: reached, remedies: remedies)
    }
  }

  /// Reads the blockers; one without a valid `when` is left out, with a finding.
  mutating func readBlockers(_ known: References) -> [Blocker] {
    each(sections[.blockers]) { $0.blocker($1, known) }
  }

  private mutating func blocker(_ entry: Entry, _ known: References) -> Blocker? {
    let keys = ["title", "when", "stops", "remedies", "basis", "effective", "formerly", "phase"]
    checkID(entry)
    guard let fields = fields(entry, keys) else { return nil }
    let declaration = declaration(of: entry, fields)
    let stops =
      fields["stops"] == nil ? nil : references("stops", in: fields, to: .goals, known)
    let remedies = references("remedies", in: fields, to: .remedies, known)
    let basis = basis(fields, known)
    guard let when = required("when", in: fields, of: entry, known) else { return nil }
    return Blocker(
      declaration: declaration, when: when, stops: stops, remedies: remedies, basis: basis)
  }

  /// Reads the clocks; one without a valid `from` or `within` is left out, with a finding.
  mutating func readClocks(_ known: References) -> [Clock] {
    let keys = [
      "title", "when", "from", "within", "met", "holder", "basis", "effective", "formerly", "phase",
    ]
    return sections[.clocks].compactMap { entry in
      checkID(entry)
      guard let fields = fields(entry, keys) else { return nil }
      let declaration = declaration(of: entry, fields)
      let from = required("from", in: fields, of: entry, known, type: .date)
      let within = span("within", in: fields)
      if fields["within"] == nil {
        diagnostics.append(.missingKey("within", of: entry.wording, at: entry.place))
      }
      let when = condition("when", in: fields, known)
      let met = condition("met", in: fields, known)
      let holder = reference("holder", in: fields, to: .offices, known)
      let basis = basis(fields, known)
      guard let from, let within else { return nil }
      return Clock(
        declaration: declaration, when: when, from: from, within: within, met: met, holder: holder,
        basis: basis)
    }
  }

  /// The expression at a key that must be there; a missing key is a finding.
  mutating func required(
    _ key: String, in fields: MappingReader, of entry: Entry, _ known: References,
    type: FEELType = .boolean
  ) -> Formula? {
    guard let node = fields[key] else {
      diagnostics.append(.missingKey(key, of: entry.wording, at: entry.place))
      return nil
    }
    return formula(node, in: fields.file, known, expecting: type)
  }
}
