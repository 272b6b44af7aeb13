package import FEEL

extension Ground {
  /// A ground in which the expression itself gives the types of the unknown slots.
  ///
  /// An unknown slot is taken to have the type of the constants that it is compared with, and never
  /// to be null. A slot compared with nothing, or with constants of several types, has no domain.
  package init(inferredFrom program: Program, in frame: Frame) {
    let unknown = program.slots.filter { !frame.values[$0.index].isKnown }
    let open = Ground(
      domains: Dictionary(uniqueKeysWithValues: unknown.map { ($0, Domain(.any)) }),
      decisions: [:])
    var reader = CutReader(constants: Constants(ground: open, frame: frame))
    reader.read(program.root)
    var domains: [Slot: Domain] = [:]
    for slot in unknown {
      let values = reader.cuts[slot]?.cuts.map(\.value) ?? []
      let types = Set(values.map(\.type) + (reader.asked.contains(slot) ? [.boolean] : []))
      if let type = types.first, types.count == 1 { domains[slot] = Domain(type) }
    }
    self.init(domains: domains, decisions: [:])
  }
}
