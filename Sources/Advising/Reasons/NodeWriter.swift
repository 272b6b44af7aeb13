import Playbooks

/// Collects the nodes of a ``ReasonGraph``.
struct NodeWriter {
  /// What each node is, by its number.
  private(set) var kinds: [ReasonGraph.Kind] = []
  /// The children of all nodes.
  private(set) var links: [ReasonGraph.Link] = []
  /// The node that is true.
  let always: ReasonGraph.Link
  /// The node that is false.
  var never: ReasonGraph.Link { !always }

  init() {
    kinds = [.all(0..<0)]
    always = ReasonGraph.Link(to: 0)
  }

  /// A node for the question.
  mutating func atom(_ atom: ReasonGraph.Atom) -> ReasonGraph.Link { add(.atom(atom)) }

  /// A node for whether the condition is known to be true; an entry without a condition counts as
  /// one whose condition is true.
  mutating func isTrue(_ clause: Reference<Clause>?) -> ReasonGraph.Link {
    clause.map { atom(.isTrue($0)) } ?? always
  }

  /// A node for whether the condition is known to be false.
  mutating func isFalse(_ clause: Reference<Clause>?) -> ReasonGraph.Link {
    clause.map { atom(.isFalse($0)) } ?? never
  }

  /// A node for whether the remedy is advised.
  mutating func advised(_ remedy: Reference<Remedy>) -> ReasonGraph.Link { add(.advised(remedy)) }

  /// A node that is true if all of these are.
  mutating func all(_ parts: [ReasonGraph.Link]) -> ReasonGraph.Link {
    if parts.contains(never) { return never }
    let parts = parts.filter { $0 != always }
    if parts.count < 2 { return parts.first ?? always }
    return add(.all(store(parts)))
  }

  /// A node that is true if all of these are.
  mutating func all(_ parts: ReasonGraph.Link...) -> ReasonGraph.Link { all(parts) }

  /// A node that is true if any of these is.
  mutating func any(_ parts: [ReasonGraph.Link]) -> ReasonGraph.Link {
    if parts.contains(always) { return always }
    let parts = parts.filter { $0 != never }
    if parts.count < 2 { return parts.first ?? never }
    return add(.any(store(parts)))
  }

  /// A node that is true if any of these is.
  mutating func any(_ parts: ReasonGraph.Link...) -> ReasonGraph.Link { any(parts) }

  private mutating func store(_ parts: [ReasonGraph.Link]) -> Range<Int32> {
    let first = Int32(links.count)
    links += parts
    return first..<Int32(links.count)
  }

  private mutating func add(_ kind: ReasonGraph.Kind) -> ReasonGraph.Link {
    kinds.append(kind)
    return ReasonGraph.Link(to: kinds.count - 1)
  }
}
