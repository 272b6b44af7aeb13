import Playbooks

/// What bears on what.
extension ReasonGraph {
  /// The remedy, and every remedy that it may support, directly or through others; where `follows`
  /// is given, only through those that satisfy it.
  func remediesBearing(
    on remedy: Reference<Remedy>, where follows: (Reference<Remedy>) -> Bool = { _ in true }
  ) -> [Reference<Remedy>] {
    var found = [remedy]
    var next = 0
    while next < found.count {
      for filling in ties[found[next].index].supports {
        let needing = fillings[filling].needing
        if !found.contains(needing), follows(needing) { found.append(needing) }
      }
      next += 1
    }
    return found
  }

  /// The questions that the node may depend on, each once.
  func atoms(below link: Link) -> [Atom] {
    var seen = Set([link.node])
    var open = [link.node]
    func follow(_ node: Int) { if seen.insert(node).inserted { open.append(node) } }
    while let node = open.popLast() {
      switch kinds[node] {
      case .atom: break
      case .all(let children), .any(let children):
        for child in children { follow(links[Int(child)].node) }
      case .advised(let remedy):
        follow(remedies[remedy.index].chosen.node)
        for number in ties[remedy.index].supports {
          follow(fillings[number].supports.node)
          follow(remedies[fillings[number].needing.index].advised.node)
        }
      }
    }
    return seen.sorted().compactMap { node in
      if case .atom(let atom) = kinds[node] { atom } else { nil }
    }
  }
}
