import Diagnostics

/// What a name means: a local, an entry of a filter's item, a name of the scope, a built-in.
extension Checker {
  /// A name, and the members after it.
  mutating func named(_ tree: Syntax) -> ProgramNode {
    var members: [Syntax.Name] = []
    var base = tree
    while case .path(let inner, let member) = base.kind {
      members.append(member)
      base = inner
    }
    members.reverse()
    guard case .name(let text) = base.kind else {
      let node = check(base)
      return path(node, members[...], tree.span)
    }
    let root = Syntax.Name(text: text, span: base.span)
    let (node, used) = resolve(root, members)
    return path(node, members[used...], tree.span)
  }

  /// The node for the root, and how many of the members it has taken up.
  private mutating func resolve(
    _ root: Syntax.Name, _ members: [Syntax.Name]
  ) -> (ProgramNode, Int) {
    for (index, local) in locals.enumerated().reversed() {
      if local.isItem {
        if let found = itemEntry(root, index, local.type, members) { return found }
      } else if local.name == root.text {
        if local.name == "partial" { usedPartials.insert(index) }
        return (ProgramNode(.local(index), local.type, root.span), 0)
      }
    }
    return resolveOutside(root, members)
  }

  /// The entry of a filter's item; where the item is not known to have it, what stands outside
  /// counts when it turns out to have none.
  private mutating func itemEntry(
    _ root: Syntax.Name, _ index: Int, _ type: FEELType, _ members: [Syntax.Name]
  ) -> (ProgramNode, Int)? {
    let item = ProgramNode(.local(index), type, root.span)
    if let entry = type.member(root.text) {
      if mode == .strict, hides(root, index, members) {
        report(.hiddenName(root.text, at: root.span))
      }
      return (ProgramNode(.path(item, root.text), entry, root.span), 0)
    }
    if root.text == "item" {
      guard type.isOpen || type == .context([]) || mode == .dynamic else { return (item, 0) }
      return (ProgramNode(.entry("item", item: index, outer: item), .any, root.span), 0)
    }
    switch type {
    case .any, .null: break
    case .context(let entries) where mode == .dynamic || entries.isEmpty: break
    default: return nil
    }
    let shadowed = locals
    locals.removeSubrange(index...)
    defer { locals = shadowed }
    let known = isKnown(root.text, members)
    let outer = known ? resolve(root, members) : nil
    if let outer, outer.1 > 0 { return outer }
    return (ProgramNode(.entry(root.text, item: index, outer: outer?.0), .any, root.span), 0)
  }

  /// Whether the name would mean something outside the filter, and was not reported yet.
  private func hides(_ root: Syntax.Name, _ index: Int, _ members: [Syntax.Name]) -> Bool {
    let isOutside =
      locals[..<index].contains { !$0.isItem && $0.name == root.text }
      || scopeName(root.text, members) != nil
    return isOutside && !faults.contains { $0.id == Fault.hiddenID && $0.subject == root.text }
  }

  private func isKnown(_ name: String, _ members: [Syntax.Name]) -> Bool {
    locals.contains { $0.isItem || $0.name == name } || scopeName(name, members) != nil
      || Builtin.named(name) != nil
  }

  /// The longest dotted name of the scope.
  private func scopeName(
    _ root: String, _ members: [Syntax.Name]
  ) -> (name: Scope.Name, used: Int)? {
    var path = root
    var best = scope[path: path].map { (name: $0, used: 0) }
    for (index, member) in members.prefix(max(scope.depth - 1, 0)).enumerated() {
      path += "." + member.text
      if let name = scope[path: path] { best = (name, index + 1) }
    }
    return best
  }

  private mutating func resolveOutside(
    _ root: Syntax.Name, _ members: [Syntax.Name]
  ) -> (ProgramNode, Int) {
    if let (name, used) = scopeName(root.text, members) {
      let span = used > 0 ? root.span.joined(with: members[used - 1].span) : root.span
      return (ProgramNode(.slot(name.slot), name.type, span), used)
    }
    if members.isEmpty, let builtin = Builtin.named(root.text) {
      return (ProgramNode(.constant(.function(.builtin(builtin))), builtin.type, root.span), 0)
    }
    reportUnknown(root, members)
    return (ProgramNode(.failing(.unknownName(root.text)), .any, root.span), members.count)
  }

  private mutating func reportUnknown(_ root: Syntax.Name, _ members: [Syntax.Name]) {
    let path = ([root] + members).map(\.text).joined(separator: ".")
    let span = members.last.map { root.span.joined(with: $0.span) } ?? root.span
    let below = scope.names(below: path)
    if !below.isEmpty { return report(.groupOfNames(path, below, at: span)) }
    let locals = locals.filter { !$0.isItem }.map(\.name)
    report(.unknownName(path, at: span, among: locals + scope.names.map(\.path)))
  }

  /// The members that are left, one step each.
  private mutating func path(
    _ base: ProgramNode, _ members: ArraySlice<Syntax.Name>, _ span: Span
  ) -> ProgramNode {
    members.reduce(base) { node, member in
      let whole = node.span.joined(with: member.span)
      return ProgramNode(.path(node, member.text), memberType(of: node, member), whole)
    }
  }

  private mutating func memberType(of node: ProgramNode, _ member: Syntax.Name) -> FEELType {
    if case .failing = node.kind { return .any }
    if case .list(let item) = node.type {
      return .list(memberType(of: item, member))
    }
    return memberType(of: node.type, member)
  }

  private mutating func memberType(of type: FEELType, _ member: Syntax.Name) -> FEELType {
    if let known = type.member(member.text) { return known }
    switch type {
    case .any, .null, .context([]): return .any
    case .list(let item): return .list(memberType(of: item, member))
    default:
      report(.unknownMember(member.text, of: type, at: member.span))
      return .any
    }
  }
}
