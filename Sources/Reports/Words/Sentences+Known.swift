import Diagnostics

/// How facts are known that the case file does not give, and what a plan takes as given, in words.
extension Sentences {
  /// That a value follows from constraints, by their titles.
  func follows(from constraints: String) -> String {
    say("follows from: \(constraints)", "由“\(constraints)”推知")
  }

  /// That there is none of something because of a checklist, by its title.
  func none(by screen: String, isGoneThrough: Bool) -> String {
    isGoneThrough
      ? say("checklist gone through: \(screen)", "已核对清单：\(screen)")
      : say("nobody has gone through the checklist \(screen)", "清单“\(screen)”尚未核对")
  }

  /// The number of facts that follow from others.
  func inferredCount(_ number: Int) -> String {
    say("\(number) inferred", "推知 \(number) 项")
  }

  /// The number of checklists that nobody has gone through, and of the facts that count as none so
  /// far.
  func openScreens(_ screens: Int, facts: Int) -> String {
    say(
      "\(count(screens, "checklist", "checklists")) not gone through (\(facts) taken as none)",
      "清单 \(screens) 份未核对（\(facts) 项暂按无处理）")
  }

  /// What each step of a plan rests on, by kind.
  func takenAbsent(_ list: String) -> String {
    say("taken as not there, though not yet known: \(list)", "尚未查明，暂按不存在安排：\(list)")
  }

  func takenPresent(_ list: String) -> String {
    say("likely, and taken as there: \(list)", "很可能成立，暂按存在安排：\(list)")
  }

  func takenGoals(_ list: String) -> String {
    say("taken as still to be reached: \(list)", "暂按尚未实现安排：\(list)")
  }

  func takenFacts(_ list: String) -> String {
    say("taken to be as the steps need it: \(list)", "暂按具备条件安排：\(list)")
  }

  /// A step that is perhaps needed.
  func ifNeeded(_ step: String) -> String { say("\(step) (if needed)", "\(step)（视需要）") }

  /// A step with the blockers that it would be for, or else the facts that decide whether it is needed.
  func perhaps(_ step: String, blockers: String, facts: String) -> String {
    if !blockers.isEmpty {
      return say("\(step), if there is: \(blockers)", "\(step)（如存在：\(blockers)）")
    }
    if facts.isEmpty { return step }
    return say("\(step), depending on: \(facts)", "\(step)（视以下情况而定：\(facts)）")
  }

  /// That an action may change with these facts.
  func mayChange(_ facts: String) -> String {
    say("depending on: \(facts)", "视以下情况可能变化：\(facts)")
  }

  /// A phase of the road with its state.
  func stretch(_ phase: String, _ state: String, isFrontier: Bool) -> String {
    isFrontier
      ? say("\(phase): \(state), here now", "\(phase)：\(state)（现处此阶段）")
      : say("\(phase): \(state)", "\(phase)：\(state)")
  }
}
