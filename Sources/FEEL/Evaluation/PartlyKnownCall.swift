/// A call of a built-in some of whose arguments are unknown, wholly or inside.
///
/// Most built-ins are then unknown. Some do not look at what is unknown, and some are settled by
/// what is known.
struct PartlyKnownCall {
  /// What may be said of the call.
  enum Answer {
    case value(Value)
    case unknown
    /// The built-in does not look at the values that are unknown: it may run.
    case run
  }

  let name: String
  let arguments: [Value]

  var answer: Answer {
    switch name {
    case "count": isList(0) ? .run : .unknown
    case "reverse", "append", "concatenate": allLists ? .run : .unknown
    case "insert before", "sublist", "remove": isList(0) && restIsKnown(from: 1) ? .run : .unknown
    case "list contains": containsKnown
    case "all": settledBy(false)
    case "any": settledBy(true)
    case "get value", "get entries": isContext(0) && restIsKnown(from: 1) ? .run : .unknown
    default: .unknown
    }
  }

  private func isList(_ index: Int) -> Bool {
    guard arguments.indices.contains(index), case .list = arguments[index] else { return false }
    return true
  }

  private func isContext(_ index: Int) -> Bool {
    guard arguments.indices.contains(index), case .context = arguments[index] else { return false }
    return true
  }

  private var allLists: Bool {
    if name == "append" { return isList(0) && !arguments.contains { $0.isUnknown } }
    return arguments.indices.allSatisfy(isList)
  }

  private func restIsKnown(from start: Int) -> Bool {
    arguments.dropFirst(start).allSatisfy { !$0.isUnknown }
  }

  /// True as soon as a known item is equal to the known element.
  private var containsKnown: Answer {
    guard arguments.count == 2, case .list(let items) = arguments[0],
      arguments[1].unknowns == nil,
      items.contains(where: { $0.unknowns == nil && $0.isIdentical(to: arguments[1]) })
    else { return .unknown }
    return .value(.boolean(true))
  }

  /// One item settles it where the others are true, false or not known.
  private func settledBy(_ settling: Bool) -> Answer {
    guard arguments.count == 1, case .list(let items) = arguments[0] else { return .unknown }
    let settled = items.contains { item in
      if case .boolean(settling) = item { true } else { false }
    }
    return settled ? .value(.boolean(settling)) : .unknown
  }
}

extension Value {
  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}
