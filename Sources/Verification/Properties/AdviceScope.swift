import Advising
import FEEL
import Playbooks

/// The names that a property may use: those of the playbook, and `actions`, `blockers`, `stuck` and
/// `plan`.
struct AdviceScope {
  let scope: Scope

  init(_ playbook: Playbook) {
    let action = FEELType.context(
      ["id", "lead", "part", "state"].map { FEELType.Entry($0, .string) })
    let blocker = FEELType.context(["id", "state"].map { FEELType.Entry($0, .string) })
    let plan = FEELType.context([
      FEELType.Entry("days", .number), FEELType.Entry("reaches", .boolean),
      FEELType.Entry("stages", .list(.list(.string))),
    ])
    let own: [(String, FEELType)] = [
      ("actions", .list(action)), ("blockers", .list(blocker)), ("stuck", .list(.string)),
      ("plan", plan),
    ]
    let names = playbook.vocabulary.scope.names.filter { name in
      !own.contains { $0.0 == name.path }
    }
    scope = Scope(
      names
        + own.enumerated().map { index, name in
          Scope.Name(path: name.0, type: name.1, slot: Slot(playbook.vocabulary.count + index))
        })
  }

  /// The values of the situation, followed by the advice.
  func frame(_ situation: Situation, _ advice: Advice) -> Frame {
    let playbook = advice.playbook
    let actions = advice.actions.map { action -> Value in
      let remedy = playbook[action.remedy]
      return .context([
        ("id", .string(remedy.id)), ("state", .string(action.state.rawValue)),
        ("lead", remedy.lead.map { .string(playbook[$0].id) } ?? .null),
        ("part", action.part.map(Value.string) ?? .null),
      ])
    }
    let blockers = advice.blockers.map { finding -> Value in
      let state = finding.state.known.map { $0 ? "present" : "absent" } ?? "unknown"
      return .context([
        ("id", .string(playbook[finding.blocker].id)), ("state", .string(state)),
      ])
    }
    let stuck = advice.stuck.map { stuck -> Value in
      switch stuck.reason {
      case .blocker(let blocker): .string(playbook[blocker].id)
      case .goal(let goal): .string(playbook[goal].id)
      }
    }
    let stages = advice.plan.stages.map { stage -> Value in
      .list(stage.map { .string(playbook[$0.entry].id) })
    }
    let plan: Value = .context([
      ("reaches", .boolean(advice.plan.reaches)), ("stages", .list(stages)),
      ("days", .number(Number(advice.plan.days))),
    ])
    return Frame(
      values: situation.frame.values + [.list(actions), .list(blockers), .list(stuck), plan],
      now: situation.frame.now)
  }
}

extension Value {
  fileprivate static func context(_ entries: [(String, Value)]) -> Value {
    var context = ContextValue()
    for (name, value) in entries { context.put(name, value) }
    return .context(context)
  }
}
