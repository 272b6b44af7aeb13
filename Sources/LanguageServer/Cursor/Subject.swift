import Playbooks

/// What can stand at a place, by the kind of file and the keys above.
enum Subject: Hashable, Sendable {
  /// An id of an entry of one of the sections.
  case ids([SectionName])
  /// The id of an entry that is defined there.
  case definition(SectionName)
  /// The name of a fact below these words: `seized` in `assets: {seized: true}`.
  case fact(below: String)
  /// The value of a fact or decision.
  case value(of: String)
  /// An expression; of a property it may use the names of the advice too.
  case feel(ofAdvice: Bool)
  /// The name of a type.
  case type
  /// The id of a part of the case.
  case part
  /// Nothing that a name stands for: keys and words of the language itself.
  case words
}

extension Subject {
  /// What the key at the place, or the value, is.
  init(_ place: CursorPath, in kind: FileKind, asKey: Bool) {
    let keys = place.keys
    switch kind {
    case .rules: self = Self.inRules(place, keys, asKey: asKey)
    case .properties:
      self = !asKey && ["when", "holds"].contains(keys.last) ? .feel(ofAdvice: true) : .words
    case .tests: self = Self.inTests(keys, asKey: asKey)
    case .caseFile: self = Self.inCase(keys, asKey: asKey)
    case .other: self = .words
    }
  }

  private static func inRules(_ place: CursorPath, _ keys: [String], asKey: Bool) -> Subject {
    guard let section = keys.first.flatMap(SectionName.init) else { return .words }
    let own = Array(keys.dropFirst(2))
    if asKey {
      if keys.count == 1, ![.playbook, .calendar].contains(section) { return .definition(section) }
      guard let list = own.first, ["achieves", "also"].contains(list) else { return .words }
      return facts(Array(own.dropFirst()))
    }
    if section == .playbook { return keys.last == "weight" ? .ids([.facts]) : .words }
    if section == .types { return keys.count == 2 || keys.last == "type" ? .type : .words }
    guard let key = own.first else { return .words }
    switch (section, key) {
    case (_, "when"), (_, "needs"), (_, "reached"), (_, "met"), (.clocks, "from"),
      (.constraints, "if"), (.constraints, "then"), (.decisions, "is"):
      return own.count == 1 ? .feel(ofAdvice: false) : .words
    case (.facts, "allowed"), (.decisions, "allowed"):
      return place.steps.last == .key("allowed") ? .feel(ofAdvice: false) : .words
    case (.decisions, "table"):
      return ["inputs", "rows"].contains(keys.last) ? .feel(ofAdvice: false) : .words
    case (.facts, "type"), (.decisions, "type"): return .type
    case (.facts, "assume"): return .value(of: keys[1])
    case (_, "remedies"), (_, "excludes"): return .ids([.remedies])
    case (_, "stops"): return .ids([.goals])
    case (_, "lead"), (_, "with"), (_, "counterparts"), (_, "holder"): return .ids([.offices])
    case (_, "decide"): return keys.last == "by" ? .ids([.offices]) : .words
    case (_, "basis"): return .ids([.sources])
    case (_, "phase"): return .ids([.phases])
    case (_, "documents"): return keys.last == "have" ? .ids([.facts]) : .words
    case (.screens, "facts"): return .ids([.facts])
    case (_, "achieves"), (_, "also"):
      if keys.last == "is", own.count > 1 { return .feel(ofAdvice: false) }
      return .value(of: own.dropFirst().joined(separator: "."))
    default: return .words
    }
  }

  private static func inCase(_ keys: [String], asKey: Bool) -> Subject {
    switch keys.first {
    case "facts": return stated(Array(keys.dropFirst()), asKey)
    case "parts" where keys.count > 1 && keys[1] == "facts":
      return stated(Array(keys.dropFirst(2)), asKey)
    case "offices": return asKey && keys.count == 1 ? .ids([.offices]) : .words
    case "screened": return asKey && keys.count == 1 ? .ids([.screens]) : .words
    case "log": return asKey ? .words : logged(keys.last)
    default: return .words
    }
  }

  private static func inTests(_ keys: [String], asKey: Bool) -> Subject {
    guard keys.first == "tests", keys.count > 1 else { return .words }
    let own = Array(keys.dropFirst(2))
    switch keys[1] {
    case "facts": return stated(own, asKey)
    case "screened": return asKey && own.count > 0 ? .words : .ids([.screens])
    case "log": return asKey ? .words : logged(keys.last)
    case "expect": return own.isEmpty ? .words : expected(own, asKey)
    default: return .words
    }
  }

  private static func expected(_ own: [String], _ asKey: Bool) -> Subject {
    let isFirst = own.count == 1
    switch own[0] {
    case "blockers", "not blockers", "unknown": return .ids([.blockers])
    case "first", "not plan": return .ids([.remedies])
    case "not actions": return isFirst ? .ids([.remedies]) : .words
    case "actions", "due": return asKey && isFirst ? .ids([.remedies]) : .words
    case "lead":
      return asKey && isFirst ? .ids([.remedies]) : asKey ? .words : .ids([.offices])
    case "questions", "early": return .ids([.facts, .screens])
    case "decisions":
      return asKey ? (isFirst ? .ids([.decisions]) : .words) : .value(of: own.last ?? "")
    case "inferred", "assumptions":
      return asKey ? (isFirst ? .ids([.facts]) : .words) : .value(of: own.last ?? "")
    case "clocks": return asKey && isFirst ? .ids([.clocks]) : .words
    case "contradictions": return .ids([.constraints])
    case "road": return asKey && isFirst ? .ids([.phases]) : .words
    case "plan": return own.last == "stages" && !asKey ? .ids([.remedies]) : .words
    default: return .words
    }
  }

  private static func logged(_ key: String?) -> Subject {
    switch key {
    case "remedy": .ids([.remedies])
    case "part": .part
    default: .words
    }
  }

  /// A fact that is stated: its name as a key, or its value, alone or with its provenance.
  private static func stated(_ words: [String], _ asKey: Bool) -> Subject {
    if asKey { return facts(words) }
    let name = words.joined(separator: ".")
    for ending in [".was.value", ".value"] where name.hasSuffix(ending) {
      return .value(of: String(name.dropLast(ending.count)))
    }
    return .value(of: name)
  }

  private static func facts(_ words: [String]) -> Subject {
    .fact(below: words.isEmpty ? "" : words.joined(separator: ".") + ".")
  }
}
