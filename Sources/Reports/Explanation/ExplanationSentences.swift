import Advising
import Diagnostics
import FEEL
import Playbooks

/// The sentences of an explanation, in one language.
struct ExplanationSentences {
  let explanation: Explanation
  let language: Language

  init(_ explanation: Explanation, language: Language) {
    self.explanation = explanation
    self.language = language
  }

  private var playbook: Playbook { explanation.playbook }

  var titles: Titles {
    var titles = Titles(playbook, explanation.case, language: language)
    titles.day = explanation.date
    return titles
  }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  // The state in words.

  func word(_ state: OutcomeState) -> String { Labels.outcome(state)[language] }
  func word(_ state: ActionState) -> String { Labels.action(state)[language] }

  // The reasons why not.

  func text(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .notInForce:
      say("the rules do not have it in force on this day", "规则在该日未适用此项")
    case .blockerAbsent(let blocker):
      say("\(quoted(blocker)) is not in the way", "\(quoted(blocker))不成立")
    case .blockerUnknown(let blocker, let slots):
      say(
        "whether \(quoted(blocker)) is there is not known\(hanging(slots))",
        "\(quoted(blocker))是否成立尚未查明\(hanging(slots))")
    case .blockerDoesNotMatter(let blocker):
      say("\(quoted(blocker)) stops no open goal", "\(quoted(blocker))不妨碍任何未实现的目标")
    case .goalReached(let goal): say("\(quoted(goal)) is reached", "\(quoted(goal))已实现")
    case .goalNotOfTheCase(let goal):
      say("\(quoted(goal)) is not a goal of this case", "本案不涉及\(quoted(goal))")
    case .unsuitable: say("it does not suit this case", "不适用于本案")
    case .suitabilityUnknown(let slots):
      say(
        "whether it suits this case is not known\(hanging(slots))", "是否适用于本案尚未查明\(hanging(slots))")
    case .barred(let entry):
      say(
        "the log says: \(titles.entry(entry))",
        "记录载明：\(titles.entry(entry))")
    case .spent: say("what it is meant to achieve holds already", "它要达到的结果已经具备")
    case .preferred(let reason, let others):
      say(
        "for \(quoted(titles.reason(reason))) comes first: \(list(others))",
        "针对\(quoted(titles.reason(reason)))先办：\(list(others))")
    case .prepares(let others):
      say(
        "it only prepares other remedies, and none of them lacks it now: \(list(others))",
        "只为其他措施作准备，目前无须：\(list(others))")
    case .nothingListsIt:
      say("no blocker and no goal lists it", "没有卡点或目标列出此项措施")
    }
  }

  private func quoted(_ text: String) -> String { say("\"\(text)\"", "“\(text)”") }
  private func quoted(_ blocker: Reference<Blocker>) -> String { quoted(titles.blocker(blocker)) }
  private func quoted(_ goal: Reference<Goal>) -> String { quoted(titles.goal(goal)) }

  private func list(_ remedies: [Reference<Remedy>]) -> String {
    remedies.map { quoted(titles.remedy($0)) }.joined(separator: Labels.comma[language])
  }

  private func hanging(_ slots: [Slot]) -> String {
    if slots.isEmpty { return "" }
    let facts = titles.list(slots.map(titles.fact))
    return say(" (depends on: \(facts))", "（取决于：\(facts)）")
  }

  /// A failing operand in words, and whether it is false or unknown.
  func text(_ item: Explanation.FailingOperand) -> String {
    let finding = ConditionFindings(
      titles: titles, part: explanation.part, evidence: explanation.because
    ).text(item.operand.program, item.truth)
    if item.subject == explanation.subject { return finding }
    let owner = quoted(playbook.declaration(of: item.subject).title[language])
    return say("as to \(owner), \(finding)", "就\(owner)而言，\(finding)")
  }

  // The smallest changes.

  func setting(_ setting: FactSetting) -> String {
    guard let fact = playbook.fact(at: setting.fact) else { return titles.fact(setting.fact) }
    let value = ShownValue(language: language).text(setting.value, of: fact)
    return say("\(titles.fact(setting.fact)): \(value)", "\(titles.fact(setting.fact))：\(value)")
  }

  func change(_ change: Explanation.SmallestChange) -> String {
    let facts = change.settings.map(setting).joined(separator: say(" and ", "，且"))
    return facts + say("; ", "，") + outcome(change.to)
  }

  /// What comes of a change.
  private func outcome(_ state: OutcomeState) -> String {
    switch state {
    case .present: say("then it stands in the way", "此卡点即成立")
    case .absent: say("then it no longer stands in the way", "此卡点即消除")
    case .unknown: say("then it is not known any more", "即不能判断")
    case .notAdvised: say("then it is not advised", "即不再建议办理")
    case .reached: say("then the goal is reached", "目标即实现")
    case .open: say("then the goal is not reached", "目标即未实现")
    case .notAGoal: say("then it is not a goal of this case", "即不再列为本案目标")
    case .action(.now): say("then it can start", "即可办理")
    case .action(.decide): say("then it is ready to be decided on", "即可提请会商决定")
    case .action(let state): say("then: \(word(state))", "即转为：\(word(state))")
    }
  }

  /// The heading of the changes: what they would bring about.
  var changesHeading: Wording {
    switch explanation.state {
    case .present: Wording(en: "To remove this blocker, it takes", zh: "要解决此卡点，只需")
    case .open: Wording(en: "To reach this goal, it takes", zh: "要实现此目标，只需")
    case .notAdvised, .action(.waiting), .action(.unknown):
      Wording(en: "For this step to start, it takes", zh: "要启动此事项，只需")
    case .absent, .unknown, .reached, .notAGoal, .action:
      Wording(en: "What would change the outcome", zh: "有以下变化的，结论随之改变")
    }
  }

  /// The heading of changes that nobody would aim at, but that somebody may find to be so.
  var findingsHeading: Wording {
    Wording(en: "If this is found to be so, the outcome changes", zh: "如查明以下情况，结论随之改变")
  }

  /// Whether the changes say what to aim at, and not just what would be otherwise.
  var isAboutAims: Bool {
    switch explanation.state {
    case .present, .open, .notAdvised, .action(.waiting), .action(.unknown): true
    case .absent, .unknown, .reached, .notAGoal, .action: false
    }
  }

  var noAim: String {
    say("no change that one would aim at turns this", "没有宜于争取的变化可使结论改变")
  }

  var forTheWorse: String {
    say("the case would be worse off by it; nothing to aim at", "此情形对化解不利，不宜作为工作目标")
  }

  func maker(_ remedy: Reference<Remedy>) -> String {
    let lead = playbook[remedy].lead.map(titles.office)
    return titles.remedy(remedy) + (lead.map { say(" (\($0))", "（\($0)）") } ?? "")
  }

  /// The arguments of the command that tries a change of the case file, with the options given before.
  func command(_ change: Explanation.SmallestChange, of arguments: [String]) -> [String] {
    ["advisor advise"] + arguments.map(shellWord) + change.settings.map { "--set " + argument($0) }
  }

  /// `FACT[@PART]=VALUE` with names as people say them where these are clear, quoted where the
  /// shell needs it.
  private func argument(_ setting: FactSetting) -> String {
    let fact = playbook.fact(at: setting.fact)
    let part = fact?.ofCase == false ? explanation.part : nil
    let title = titles.case.parts.first { $0.id == part }?.title[language]
    let target = name(of: setting.fact) + ((title ?? part).map { "@\($0)" } ?? "")
    return shellWord(
      "\(target)=\(fact.flatMap { value(setting.value, of: $0) } ?? setting.value.literal)")
  }

  /// The title of the fact where no other fact has it; otherwise its id.
  private func name(of slot: Slot) -> String {
    let id = playbook.vocabulary.name(of: slot)
    guard let title = playbook.fact(at: slot)?.title[language],
      !title.contains(where: { "=@＝＠".contains($0) }),
      playbook.facts.count(where: { $0.title[language] == title }) == 1
    else { return id }
    return title
  }

  /// Yes, no, or the title of an option; nil for other values.
  private func value(_ value: Value, of fact: Fact) -> String? {
    switch (value, fact.allowed) {
    case (.boolean, _), (.string, .values): ShownValue(language: language).text(value, of: fact)
    case (.number, _), (.date, _): value.text
    default: nil
    }
  }

  var searchWasCut: String {
    say(
      "the search stopped early; there may be others",
      "查找已到上限，可能还有其他改法")
  }

  var searchFoundNone: String {
    say(
      "the search stopped early and found no few facts that turn this",
      "查找已到上限，未找到只改变少数几项事实即可使结论改变的办法")
  }

  var notAnalysed: String {
    say(
      "these rest on more than comparisons with constants, so there may be other changes",
      "以下条件不限于与常数比较，可能还有其他改法")
  }

  var noChange: String {
    say("no few facts that people can change turn this", "少数几项可变事实的改动，均不能改变结论")
  }

  func wait(_ step: Explanation.WaitStep) -> String {
    let title = "\(name(step)) [\(id(step.waited))]"
    if !step.isEstablished { return Sentences(language: language).notEstablished(title) }
    let notes = [
      step.state.map(word), step.isOneOf ? say("one of these is enough", "同类事项办结其中一项即可") : nil,
    ]
    return title + Sentences(language: language).provenance(notes.compactMap { $0 })
  }

  /// What is waited for, with the parts in which it is.
  func name(_ step: Explanation.WaitStep) -> String {
    titles.name(titles.waited(step.waited), parts: step.parts)
  }

  private func id(_ waited: Action.Waited) -> String {
    switch waited {
    case .remedy(let remedy): playbook[remedy].id
    case .blocker(let blocker): playbook[blocker].id
    }
  }
}
