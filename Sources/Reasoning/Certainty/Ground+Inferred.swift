package import FEEL

extension Ground {
  /// What is unknown in the frame is taken to be of the kind that the expression compares it with,
  /// and never null; what it compares with nothing, or with several kinds, has no domain.
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
