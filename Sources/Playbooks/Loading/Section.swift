/// A section whose entries others refer to by id; it ties the section's name to the type of its
/// entries.
struct Section<Entry>: Sendable {
  let name: SectionName

  private init(_ name: SectionName) { self.name = name }
}

extension Section<Office> {
  static var offices: Self { Self(.offices) }
}

extension Section<Source> {
  static var sources: Self { Self(.sources) }
}

extension Section<Goal> {
  static var goals: Self { Self(.goals) }
}

extension Section<Remedy> {
  static var remedies: Self { Self(.remedies) }
}
