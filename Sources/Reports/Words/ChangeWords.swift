import Advising
import Diagnostics
import FEEL
import Playbooks

/// The changes of an advice in words: what changes, from which state, to which.
struct ChangeWords {
  let titles: Titles

  private var language: Language { titles.language }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The label for each kind of change.
  static func label(_ kind: AdviceChange.Kind) -> Wording {
    switch kind {
    case .contradiction: Wording(en: "contradictions", zh: "互相矛盾")
    case .blocker: Wording(en: "blockers", zh: "卡点")
    case .goal: Wording(en: "goals", zh: "目标")
    case .action: Wording(en: "actions", zh: "措施")
    case .stuck: Wording(en: "stuck", zh: "卡住")
    case .deadline: Wording(en: "due dates", zh: "期限")
    case .clock: Wording(en: "time limits", zh: "时限")
    case .inferred: Wording(en: "what follows", zh: "推断")
    case .reach: Wording(en: "the plan", zh: "步骤")
    case .days: Wording(en: "duration", zh: "时长")
    }
  }

  /// The change as a clause: `Unseal the assets: from waiting to now`.
  func clause(_ change: AdviceChange) -> String {
    let from = word(change.from, change.subject)
    let to = word(change.to, change.subject)
    return name(change) + Labels.colon[language]
      + say("from \(from) to \(to)", "由“\(from)”变为“\(to)”")
  }

  /// The changes grouped by their new state, each with the entries that reach it.
  ///
  /// A group reads `now: unseal the assets`. The groups are in order of first appearance, except
  /// that blockers ruled out come last.
  func outcomes(_ changes: [AdviceChange], mostNamed: Int) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    let last = changes.filter { $0.to == .blocker(present: false) }
    for change in changes.filter({ $0.to != .blocker(present: false) }) + last {
      let word = word(change.to, change.subject)
      if names[word] == nil { order.append(word) }
      names[word, default: []].append(name(change))
    }
    return order.map { word in
      let all = names[word] ?? []
      let more = all.count - mostNamed
      let shown =
        more > 1 ? all.prefix(mostNamed) + [Sentences(language: language).more(more)] : all[...]
      return word + Labels.colon[language] + shown.joined(separator: Labels.comma[language])
    }
  }

  func name(_ change: AdviceChange) -> String {
    let subject = change.subject
    if subject.kind == .days { return say("time limits in all", "已定时限合计") }
    return titles.name(title(subject), part: change.part)
  }

  private func title(_ subject: AdviceChange.Subject) -> String {
    let playbook = titles.playbook
    let declarations: [Declaration]
    switch subject.kind {
    case .blocker: declarations = playbook.blockers.map(\.declaration)
    case .goal, .reach: declarations = playbook.goals.map(\.declaration)
    case .action, .deadline: declarations = playbook.remedies.map(\.declaration)
    case .clock: declarations = playbook.clocks.map(\.declaration)
    case .contradiction: declarations = playbook.constraints.map(\.declaration)
    case .inferred: declarations = playbook.facts.map(\.declaration)
    case .stuck, .days: return titles.title(ofID: subject.id)
    }
    return declarations.first { $0.id == subject.id }?.title[language] ?? subject.id
  }

  private func word(_ mark: AdviceChange.Mark?, _ subject: AdviceChange.Subject) -> String {
    guard let mark else { return absence(subject.kind) }
    switch mark {
    case .blocker(let present):
      guard let present else { return say("not known", "尚不能判断") }
      return present ? say("present", "成立") : say("absent", "不成立")
    case .likely: return say("likely", "很可能成立")
    case .contradiction: return say("cannot be so", "互相矛盾")
    case .inferred(let inferred):
      let fact = titles.playbook.facts.first { $0.id == subject.id }
      return fact.map { ShownValue(language: language).text(inferred.value, of: $0) }
        ?? inferred.value.text
    case .goal(let state): return Labels.goal(state)[language]
    case .action(let state): return word(state)
    case .stuck: return say("nothing left to advise", "已无可用措施")
    case .deadline(let overdue):
      return overdue ? say("overdue", "已逾期") : say("running", "未到期")
    case .clock(let state): return word(state)
    case .reach(let reached):
      return reached ? say("leads there", "可以实现") : say("does not lead there", "尚不能实现")
    case .days(let days): return say(days == 1 ? "1 day" : "\(days) days", "\(days) 天")
    }
  }

  /// The word for the state of an entry that is missing in one of the two advices.
  private func absence(_ kind: AdviceChange.Kind) -> String {
    switch kind {
    case .action: say("not advised", "目前不建议办理")
    case .stuck: say("not stuck", "有措施可办")
    case .contradiction: say("no contradiction", "不矛盾")
    case .inferred: say("not inferred", "不能推断")
    case .blocker, .goal, .deadline, .clock, .reach, .days: say("not there", "无")
    }
  }

  private func word(_ state: ActionState) -> String { Labels.action(state)[language] }
  private func word(_ state: ClockAdvice.State) -> String { Labels.clock(state)[language] }
}
