import Advising
import Diagnostics
import FEEL
import Playbooks

/// The sentences with numbers, dates or names in them, in one language.
struct Sentences {
  let language: Language

  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  // The head and the summary.

  /// The id and version of the playbook, and the beginning of its digest.
  func playbook(_ playbook: Playbook) -> String {
    let (name, digest) = ("\(playbook.id) \(playbook.version)", playbook.digest.prefix(7))
    return say("\(name) (\(digest))", "\(name)（\(digest)）")
  }

  func known(_ total: Int, _ kinds: [String]) -> String {
    let list = kinds.joined(separator: language == .zh ? "，" : ", ")
    if kinds.isEmpty { return say("\(total) given", "已知 \(total) 项") }
    return say("\(total) given (\(list))", "已知 \(total) 项（\(list)）")
  }

  func factCount(_ status: Statement.Status?, _ number: Int) -> String {
    switch status {
    case .verified: say("\(number) verified", "已核实 \(number)")
    case .stated: say("\(number) stated", "自述 \(number)")
    case .disputed: say("\(number) disputed", "有争议 \(number)")
    case .asked: say("\(number) asked in vain", "问过不清楚 \(number)")
    case nil: say("\(number) without a status", "未注明 \(number)")
    }
  }

  func assumedCount(_ number: Int) -> String {
    stepsNotDone(number)
  }

  func openCount(_ number: Int) -> String {
    say("\(count(number, "open question", "open questions"))", "待查明 \(number) 项")
  }

  func presentBlockers(_ names: [String]) -> String {
    if names.isEmpty { return say("No blocker is known to be present.", "尚无已成立的卡点。") }
    let list = names.joined(separator: language == .zh ? "；" : "; ")
    return say(
      "\(count(names.count, "blocker", "blockers")): \(list).", "\(names.count) 个卡点：\(list)。")
  }

  /// The number of blockers that are present but stop no goal of the case.
  func otherBlockers(_ number: Int) -> String {
    say(
      "\(count(number, "more blocker", "more blockers")) in the way of none of its goals.",
      "另有 \(number) 个卡点不影响本案目标。")
  }

  func notEstablished(_ blocker: String) -> String {
    say("\(blocker) (not yet known)", "\(blocker)（尚不能判断）")
  }

  func openBlockers(_ number: Int, likely: [String]) -> String {
    let list = Titles.list(likely, language)
    return say(
      "\(count(number, "blocker is", "blockers are")) not yet known to be there or not"
        + (likely.isEmpty ? "." : "; likely: \(list)."),
      "另有 \(number) 个卡点尚不能判断" + (likely.isEmpty ? "。" : "，其中很可能成立：\(list)。"))
  }

  /// The blockers that follow from inferred facts.
  func consequences(_ list: String) -> String {
    say("In consequence also: \(list).", "由此还有：\(list)。")
  }

  func actionCount(_ state: ActionState, _ number: Int) -> String {
    switch state {
    case .now: say("\(number) can start now", "可立即办理 \(number) 项")
    case .decide: say("\(count(number, "needs", "need")) a decision", "提请会商 \(number) 项")
    case .inProgress: say("\(number) in progress", "在办 \(number) 项")
    case .waiting: say("\(number) waiting for other steps", "待前置事项办结 \(number) 项")
    case .unknown: say("\(number) may follow", "视查明情况再办 \(number) 项")
    case .done: say("\(number) done", "已办结 \(number) 项")
    }
  }

  func perhapsNeeded(_ number: Int) -> String {
    say(
      "\(number) more \(number == 1 ? "is" : "are") perhaps needed.", "另有 \(number) 项可能需要。")
  }

  /// The end of a list that was cut short.
  func more(_ number: Int) -> String { say("and \(number) more", "另 \(number) 项") }

  /// The first items and the number of the others; a single other one is named.
  func shortened(_ items: [String], most: Int = 3) -> [String] {
    items.count <= most + 1 ? items : items.prefix(most) + [more(items.count - most)]
  }

  func stuck(_ list: String) -> String {
    say("Stuck, with nothing left to advise: \(list).", "卡住，已无可用措施：\(list)。")
  }

  var noActions: String { say("There is nothing to advise.", "目前没有可建议的措施。") }

  func sentence(_ clauses: [String]) -> String {
    clauses.joined(separator: language == .zh ? "，" : ", ") + (language == .zh ? "。" : ".")
  }

  func nearestDue(_ due: CalendarDate, on date: CalendarDate, _ name: String) -> String {
    say(
      "Nearest due date: \(deadline(due, on: date)), for \(name).",
      "最近时限 \(deadline(due, on: date))：\(name)。")
  }

  func goal(_ name: String, _ word: String) -> String {
    return say("\(name): \(word)", "\(name)：\(word)")
  }

  // The log.

  /// An entry of the log; `isSetAside` where it is the office's own decision not to take the step.
  func entry(_ entry: LogEntry, by: String?, isSetAside: Bool, withNote: Bool = true) -> String {
    let by = by.map { say(" (\($0))", "（\($0)）") } ?? ""
    let more = [entry.reason, withNote ? entry.note : nil].compactMap { $0 }
      .map { say(": \($0)", "：\($0)") }.joined()
    let word = isSetAside ? say("set aside", "决定不采用") : status(entry.status)
    let void = entry.void.map { say(" [taken back on \($0.on.text)]", "〔\($0.on.text) 撤回〕") } ?? ""
    return entry.on.text + " " + word + by + more + void
  }

  /// Whether an answer that is still open can change an outcome.
  func certainty(_ isCertain: Bool) -> String {
    isCertain
      ? say("no answer that is still open can change this", "不论待查事项结果如何，结论不变")
      : say("answers that are still open may change this", "结论还可能随待查事项改变")
  }

  func status(_ status: LogEntry.Status) -> String { Labels.log(status)[language] }

  // Facts.

  func factStatus(_ status: Statement.Status) -> String { Labels.fact(status)[language] }

  func provenance(_ notes: [String]) -> String {
    if notes.isEmpty { return "" }
    let list = notes.joined(separator: language == .zh ? "，" : ", ")
    return say(" (\(list))", "（\(list)）")
  }

  func askedBefore(_ date: CalendarDate?) -> String {
    guard let date else { return say("asked before; nobody knew", "曾经问过，当时不清楚") }
    return say("asked on \(date.text); nobody knew", "\(date.text) 问过，当时不清楚")
  }

  func moreQuestions(_ number: Int) -> String {
    say(
      "\(count(number, "more question", "more questions")) of less weight; --full lists them",
      "另有 \(number) 个影响较小的问题，加 --full 可全部列出")
  }

  /// The question about a fact that has no question of its own.
  func question(_ title: String, isYesOrNo: Bool) -> String {
    isYesOrNo
      ? say("Is this so: \"\(title)\"?", "“\(title)”是否属实？")
      : say("What is this: \"\(title)\"?", "“\(title)”是什么情况？")
  }

  // Needs, grounds, the plan.

  func deadEnds(_ count: Int) -> String {
    say(
      count == 1
        ? "1 step waits for what no measure left brings about: see \"\(Labels.warnings.en)\"."
        : "\(count) steps wait for what no measure left brings about: see \"\(Labels.warnings.en)\".",
      "有 \(count) 处等待已无措施可以推进，见“\(Labels.warnings.zh)”。")
  }

  /// A need that is not met, and the step that brings it about.
  func gap(_ need: String, filler: String?) -> String {
    need + (filler.map { say("; brought about by: \($0)", "，可由“\($0)”补上") } ?? "")
  }

  /// A condition that does not hold or is not known.
  func failing(_ condition: String, _ truth: Truth) -> String {
    let word = truth.isUnknown ? say("not known", "尚未查明") : say("not so", "不符合")
    return word + Labels.colon[language] + condition
  }

  /// The place in a source: `Art. 21` becomes 第21条 in Chinese, other texts stay as written.
  func locator(_ text: String) -> String {
    guard language == .zh, text.hasPrefix("Art. ") else { return text }
    let articles = text.dropFirst(5)
    guard articles.allSatisfy({ $0.isWholeNumber || $0 == "," || $0 == " " || $0 == "-" }) else {
      return text
    }
    return "第" + articles.replacing(", ", with: "、").replacing(",", with: "、") + "条"
  }

  func grounds(_ title: String, number: String?, locators: [String], isChecked: Bool) -> String {
    let own = number.map { say(" (\($0))", "（\($0)）") } ?? ""
    let places = locators.map(locator).joined(separator: Labels.comma[language])
    let mark = isChecked ? "" : say(" ", "") + Labels.notChecked[language]
    return title + own + (places.isEmpty ? "" : say(", ", "") + places) + mark
  }

  func notInForce(_ date: CalendarDate) -> String {
    say(" [not in force on \(date.text)]", "〔\(date.text) 不在有效期内〕")
  }

  func planHead(_ plan: Plan, countsUsual: Bool) -> String {
    let stages = count(plan.stages.count, "stage", "stages")
    let time = planTime(
      days: plan.days, undated: plan.undated.count, countsUsual: countsUsual)
    let end =
      plan.reaches
      ? say("It reaches every goal.", "可实现全部目标。")
      : say("It does not reach every goal yet.", "尚不能实现全部目标。")
    return say("\(stages); \(time). \(end)", "分 \(plan.stages.count) 步；\(time)；\(end)")
  }

  private func planTime(days: Int, undated: Int, countsUsual: Bool) -> String {
    if days == 0, undated > 0 {
      return say("no time limit is set for its steps", "各项均未定时限")
    }
    let dated =
      countsUsual
      ? say(
        "\(dayCount(days)) in all, by time limits and by how long steps usually take",
        "按时限和通常用时合计 \(days) 天")
      : say("time limits of \(dayCount(days)) in all", "已定时限合计 \(days) 天")
    if undated == 0 { return dated }
    let steps = count(undated, "step", "steps")
    return dated
      + (countsUsual
        ? say(", and \(steps) with neither", "，另有 \(undated) 项两者均无")
        : say(", and \(steps) without one", "，另有 \(undated) 项未定时限"))
  }

  var planEmpty: String {
    say("Nothing can be started yet.", "目前没有可以启动的步骤。")
  }

  func notChosen(_ list: String) -> String {
    say("\(list); `advisor explain` says why", "\(list)；`advisor explain` 可查原因")
  }
}
