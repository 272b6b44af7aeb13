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
    joined(parts, isSettledBy: never) { .all($0) }
  }

  /// A node that is true if both are.
  mutating func all(_ a: ReasonGraph.Link, _ b: ReasonGraph.Link) -> ReasonGraph.Link {
    if a == always || b == never { return b }
    if b == always || a == never { return a }
    return both(a, b) { .all($0) }
  }

  /// A node that is true if all of these are.
  mutating func all(_ a: ReasonGraph.Link, _ b: ReasonGraph.Link, _ c: ReasonGraph.Link)
    -> ReasonGraph.Link
  {
    all([a, b, c])
  }

  /// A node that is true if any of these is.
  mutating func any(_ parts: [ReasonGraph.Link]) -> ReasonGraph.Link {
    joined(parts, isSettledBy: always) { .any($0) }
  }

  /// A node that is true if one of the two is.
  mutating func any(_ a: ReasonGraph.Link, _ b: ReasonGraph.Link) -> ReasonGraph.Link {
    if a == never || b == always { return b }
    if b == never || a == always { return a }
    return both(a, b) { .any($0) }
  }

  /// A node that is true if any of these is.
  mutating func any(_ a: ReasonGraph.Link, _ b: ReasonGraph.Link, _ c: ReasonGraph.Link)
    -> ReasonGraph.Link
  {
    any([a, b, c])
  }

  private mutating func both(
    _ a: ReasonGraph.Link, _ b: ReasonGraph.Link, _ kind: (Range<Int32>) -> ReasonGraph.Kind
  ) -> ReasonGraph.Link {
    let first = Int32(links.count)
    links.append(a)
    links.append(b)
    return add(kind(first..<first + 2))
  }

  /// A node over these parts: `settling` is the answer that one part gives to the whole; parts that
  /// always have the other answer are left out.
  private mutating func joined(
    _ parts: [ReasonGraph.Link], isSettledBy settling: ReasonGraph.Link,
    _ kind: (Range<Int32>) -> ReasonGraph.Kind
  ) -> ReasonGraph.Link {
    let first = links.count
    for part in parts where part != !settling {
      if part == settling {
        links.removeLast(links.count - first)
        return settling
      }
      links.append(part)
    }
    switch links.count - first {
    case 0: return !settling
    case 1: return links.removeLast()
    default: return add(kind(Int32(first)..<Int32(links.count)))
    }
  }

  private mutating func add(_ kind: ReasonGraph.Kind) -> ReasonGraph.Link {
    kinds.append(kind)
    return ReasonGraph.Link(to: kinds.count - 1)
  }
}
