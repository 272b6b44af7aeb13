import Advising
import Diagnostics
import FEEL

/// The sentences of the sheet.
extension Sentences {
  /// Since when the case has been open, and how long that is.
  func opened(_ day: CalendarDate, on date: CalendarDate) -> String {
    let months = wholeMonths(from: day, until: date)
    let (years, rest) = (months / 12, months % 12)
    guard months > 0 else { return say("opened \(day.text)", "立案 \(day.text)") }
    let english = [
      years > 0 ? count(years, "year", "years") : nil,
      rest > 0 ? count(rest, "month", "months") : nil,
    ].compactMap { $0 }.joined(separator: " ")
    let chinese =
      (years > 0 ? "\(years) 年" : "") + (years > 0 && rest > 0 ? " " : "")
      + (rest > 0 ? "\(rest) 个月" : "")
    return say("opened \(day.text), \(english) ago", "立案 \(day.text)，已 \(chinese)")
  }

  func leads(_ office: String) -> String { say("\(office) leads", "\(office)牵头") }

  func decides(_ office: String) -> String { say("\(office) decides", "由\(office)会商决定") }

  /// What a step is for.
  func purpose(_ reasons: String) -> String {
    say("It is for: \(reasons).", "针对：\(reasons)。")
  }

  /// The steps that a step prepares.
  func prepares(_ steps: String) -> String {
    say("It prepares: \(steps).", "为后续事项创造条件：\(steps)。")
  }

  func because(_ facts: String) -> String { say("The file says: \(facts).", "案卷载明\(facts)。") }

  /// The phase of a step that serves no blocker or goal of its own.
  func belongs(_ phase: String) -> String {
    say("It belongs to the phase: \(phase).", "属“\(phase)”阶段的基础工作。")
  }

  func considering(_ items: String) -> String { say("To weigh: \(items)", "研究要点：\(items)") }

  func moreOffices(_ number: Int) -> String { say("and \(number) more", "另 \(number) 家") }

  func moreSteps(_ number: Int) -> String {
    say("and \(count(number, "more step", "more steps"))", "另有 \(number) 项")
  }

  /// A step and what it waits for: those that are named, and how many in all; then the steps of which
  /// one is enough.
  func waits(_ step: String, _ named: [String], of number: Int, oneOf: [String]) -> String {
    let english = named.joined(separator: ", ")
    let chinese = named.map { "“\($0)”" }.joined(separator: "、")
    let rest = number - named.count
    let choice = oneOf.isEmpty ? nil : oneIsEnough(oneOf)
    let first =
      named.isEmpty
      ? nil
      : rest == 0
        ? say(english, "须先解决或办结\(chinese)")
        : say("\(english), and \(rest) more", "须先解决或办结\(chinese)等 \(number) 项")
    let all = [first, named.isEmpty ? choice.map { say($0, "须先办结\($0)") } : choice]
      .compactMap { $0 }.joined(separator: say("; ", "，另须办结"))
    return say("\(step); waits for: \(all)", "\(step)：\(all)")
  }

  /// Steps of which one is enough; of many the first two.
  func oneIsEnough(_ steps: [String]) -> String {
    let shown = steps.count <= 3 ? steps : Array(steps.prefix(2))
    let rest = steps.count - shown.count
    let english = shown.joined(separator: " or ") + (rest == 0 ? "" : ", or one of \(rest) more")
    let chinese =
      shown.map { "“\($0)”" }.joined(separator: "、") + (rest == 0 ? "" : "等 \(steps.count) 项")
    return say("\(english) (one is enough)", "\(chinese)（其中一项即可）")
  }

  /// A step that waits only for what is not known to be needed.
  func waitsForAnswers(_ step: String) -> String {
    say("\(step); depends on what is still open", "\(step)：视待查事项结果确定先后")
  }

  func mayFollow(_ steps: String) -> String {
    say("Depending on the answers: \(steps)", "视查明情况再办：\(steps)")
  }

  func maybeNeeded(_ steps: String) -> String {
    say("Perhaps needed: \(steps)", "可能需要：\(steps)")
  }

  func besides(_ blockers: String) -> String {
    say("In the way of no goal: \(blockers).", "另有不影响目标但须处理的：\(blockers)。")
  }

  /// Blockers of which it is not known whether they are there: those reached so far, the likely
  /// ones, and the number of those in later phases.
  func notYetKnown(_ blockers: String, likely: String, later: Int) -> String {
    let known = [
      blockers.isEmpty ? nil : say("not yet known: \(blockers)", "尚不能判断：\(blockers)"),
      likely.isEmpty ? nil : say("likely: \(likely)", "很可能成立：\(likely)"),
      later == 0 ? nil : say("\(later) more in later phases", "后续阶段另有 \(later) 个尚不能判断"),
    ].compactMap { $0 }.joined(separator: say("; ", "；"))
    return say("\(known.prefix(1).uppercased())\(known.dropFirst()).", "\(known)。")
  }

  /// Facts that cannot all be so.
  func contradiction(_ facts: String, _ constraints: String) -> String {
    say(
      "Not all of this can be so, find out which is wrong: \(facts) (\(constraints))",
      "以下不可能同时属实，请核实更正：\(facts)（\(constraints)）")
  }

  /// The title of a phase in a list: in Chinese it may hold the mark that parts the list.
  func quoted(_ title: String) -> String { say(title, "“\(title)”") }

  /// The phase in which the case stands.
  func here(_ phase: String, _ state: String) -> String {
    say("here: \(phase) (\(state))", "现处“\(phase)”（\(state)）")
  }

  /// The phases in which it is unclear whether something stands in the way: a few names, or how many.
  func unclearPhases(_ phases: [String]) -> String {
    let names = Titles.list(phases, language)
    return phases.count <= 2
      ? say("unclear: \(names)", "待查明：\(names)")
      : say("unclear in \(phases.count) more phases", "另有 \(phases.count) 个阶段待查明")
  }

  func askAt(_ place: String) -> String { say("found at: \(place)", "可查询：\(place)") }

  func checklists(_ names: String) -> String {
    say("Checklists to go through: \(names)", "待核对清单：\(names)")
  }

  /// The number of questions that are not listed; `isFirst` where none is listed above.
  func moreToAsk(_ number: Int, isFirst: Bool) -> String {
    if isFirst {
      return say(
        "nothing for now; \(count(number, "question", "questions")) of later phases",
        "目前没有；后续阶段有 \(number) 个问题")
    }
    return say(
      "\(count(number, "more question", "more questions")), some about later phases",
      "另有 \(number) 个问题，含后续阶段")
  }

  /// Time limits of which it is not known how they stand.
  func openLimits(_ names: String) -> String { say("Not known yet: \(names)", "尚待查明：\(names)") }

  /// A plan in a line; `goals` are those that it reaches.
  func planInALine(steps: Int, goals: String, days: Int, undated: Int) -> String {
    let number = count(steps, "step", "steps")
    let reached = goals.isEmpty ? "" : say(" until: \(goals)", "可实现：\(goals)")
    let time: String
    switch (days, undated) {
    case (0, _): time = say("how long they take is not set", "用时均无规定")
    case (_, 0): time = say("at least \(dayCount(days))", "至少 \(days) 天")
    default:
      time = say(
        "at least \(dayCount(days)), \(count(undated, "step", "steps")) without a set time not counted",
        "至少 \(days) 天，其中 \(undated) 项用时无规定、未计入")
    }
    return say(
      "\(number)\(reached); \(time).",
      "共 \(steps) 项" + (reached.isEmpty ? "" : "，\(reached)") + "；\(time)。")
  }

  func nextAfterThis(_ steps: String) -> String {
    say("Next after this: \(steps).", "随后：\(steps)。")
  }

  /// Goals of which it is not known whether they are goals of the case.
  func notKnownGoals(_ goals: String) -> String {
    say("Not known whether these are its goals: \(goals).", "是否涉及\(goals)，尚待查明。")
  }

  /// How much the plan takes for granted.
  func planAssumes(_ number: Int) -> String {
    say(
      "It takes for granted that \(count(number, "open fact turns", "open facts turn")) out well.",
      "以 \(number) 项待查情况均不成障碍为前提。")
  }

  func reached(_ goals: String) -> String { say("Reached: \(goals).", "已实现：\(goals)。") }

  func notReached(_ goals: String) -> String {
    say("Not reached yet: \(goals).", "尚不能实现：\(goals)。")
  }

  func heldUpBy(_ facts: String) -> String {
    say("It is held up until this is found out: \(facts).", "须先查明：\(facts)。")
  }

  func knownFacts(_ number: Int, verified: Int) -> String {
    let more = verified == 0 ? "" : say(" (\(verified) verified)", "（已核实 \(verified) 项）")
    return say("\(count(number, "fact", "facts")) given", "已填报 \(number) 项") + more
  }

  func checklistsDone(_ done: Int, of all: Int) -> String {
    done == all
      ? say("all checklists gone through", "清单均已核对")
      : say(
        "\(count(all - done, "checklist", "checklists")) not gone through, taken as none for now",
        "\(all - done) 份清单未核对，所列情形暂按“无”处理")
  }

  func stepsNotDone(_ number: Int) -> String {
    say(
      "\(count(number, "step", "steps")) not recorded, taken as not done",
      "\(number) 项工作未见记录，按未办处理")
  }

  /// The number of months that have passed in full; 0 where the second day is not later.
  private func wholeMonths(from day: CalendarDate, until date: CalendarDate) -> Int {
    let months = (date.year - day.year) * 12 + date.month - day.month
    return max(0, date.day < day.day ? months - 1 : months)
  }
}
