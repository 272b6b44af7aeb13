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

  private var title: String {
    titles.name(
      playbook.declaration(of: explanation.subject).title[language], part: explanation.part)
  }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  // The state in words.

  func word(_ state: OutcomeState) -> String {
    switch state {
    case .present: say("present", "成立")
    case .absent: say("not in the way", "不成立")
    case .unknown: say("not yet known", "尚不能判断")
    case .notAdvised: say("not among the actions", "不在建议之列")
    case .reached: Labels.reached[language]
    case .open: Labels.notReached[language]
    case .notAGoal: Labels.notAGoal[language]
    case .action(let state): word(state)
    }
  }

  func word(_ state: ActionState) -> String {
    switch state {
    case .now: say("can start now", "现在可办")
    case .decide: say("needs a decision", "需会商决定")
    case .inProgress: say("in progress", "在办")
    case .waiting: say("waiting", "等前置")
    case .unknown: Labels.mayFollow[language]
    case .done: say("done", "已完成")
    }
  }

  var certainty: String {
    explanation.isCertain
      ? say("no answer that is still open can change this", "待查事实无论如何，结论不变")
      : say("answers that are still open may change this", "结论还可能随待查事实改变")
  }

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
    return say(" (hangs on: \(facts))", "（取决于：\(facts)）")
  }

  /// A failing operand in words: the facts that it reads, its text, and whether it is false or
  /// unknown.
  func text(_ item: Explanation.FailingOperand) -> String {
    let facts = titles.list(item.operand.program.slots.map(titles.fact))
    let truth =
      item.truth.isUnknown ? Labels.notKnown[language] : say("does not hold", "不成立")
    let start = item.operand.place.start
    let place = "\(item.operand.place.file.name):\(start.line)"
    let owner =
      item.subject == explanation.subject
      ? "" : quoted(playbook.declaration(of: item.subject).title[language]) + say(": ", "：")
    return owner
      + say(
        "\(facts): `\(item.operand.text)` \(truth) (\(place))",
        "\(facts)：`\(item.operand.text)` \(truth)（\(place)）")
  }

  // The smallest changes.

  func setting(_ setting: FactSetting) -> String {
    guard let fact = playbook.fact(at: setting.fact) else { return titles.fact(setting.fact) }
    let value = ShownValue(language: language).text(setting.value, of: fact)
    return say("\(titles.fact(setting.fact)): \(value)", "\(titles.fact(setting.fact))：\(value)")
  }

  func change(_ change: Explanation.SmallestChange) -> String {
    let facts = change.settings.map(setting).joined(separator: say(" and ", "，且"))
    return say("\(facts); then: \(word(change.to))", "\(facts)，即转为“\(word(change.to))”")
  }

  var forTheWorse: String {
    say("the case would be worse off by it; nothing to aim at", "案件会因此变坏，不是努力方向")
  }

  func maker(_ remedy: Reference<Remedy>) -> String {
    let lead = playbook[remedy].lead.map(titles.office)
    return titles.remedy(remedy) + (lead.map { say(" (\($0))", "（\($0)）") } ?? "")
  }

  /// The command line that tries a change of the case file, with the options given before.
  func command(_ change: Explanation.SmallestChange, of arguments: [String]) -> String {
    let options = change.settings.map { " --set " + argument($0) }.joined()
    return "`advisor advise \(arguments.map(shellWord).joined(separator: " "))\(options)`"
  }

  private func argument(_ setting: FactSetting) -> String {
    let name = playbook.vocabulary.name(of: setting.fact)
    let ofCase = playbook.fact(at: setting.fact)?.ofCase ?? true
    let part = ofCase ? nil : explanation.part
    let target = part.map { "\(name)@\($0)" } ?? name
    let isPlain = setting.value.text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-._:+".unicodeScalars.contains($0)
    }
    if isPlain, !setting.value.text.isEmpty { return "\(target)=\(setting.value.text)" }
    return "'\(target)=\(setting.value.literal)'"
  }

  var searchWasCut: String {
    say(
      "the search for changes was broken off at its bound; there may be others",
      "查找已到上限，可能还有其他改法")
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
    let indent = step.depth == 0 ? "" : String(repeating: "  ", count: step.depth) + "<- "
    let title = "\(titles.waited(step.waited)) [\(id(step.waited))]"
    if !step.isEstablished {
      return indent + Sentences(language: language).notEstablished(title)
    }
    let state = step.state.map { say(" (\(word($0)))", "（\(word($0))）") } ?? ""
    return indent + title + state
  }

  private func id(_ waited: Action.Waited) -> String {
    switch waited {
    case .remedy(let remedy): playbook[remedy].id
    case .blocker(let blocker): playbook[blocker].id
    }
  }

  // The letter.

  /// The state and its reasons in full sentences, for a letter.
  var letter: String {
    let reasons = reasons
    let end = reasons.isEmpty ? say(".", "。") : say(" because ", "，因为") + reasons + say(".", "。")
    return claim + end
  }

  private var claim: String {
    let name = quoted(title)
    switch explanation.state {
    case .present: return say("In this case \(name) stands in the way", "该案存在\(name)的问题")
    case .absent: return say("In this case \(name) does not stand in the way", "该案不存在\(name)的问题")
    case .unknown:
      return say("In this case it cannot be said yet how it is with \(name)", "该案\(name)尚不能判断")
    case .reached: return say("In this case \(name) is reached", "该案\(name)已实现")
    case .open: return say("In this case \(name) is not yet reached", "该案\(name)尚未实现")
    case .notAGoal: return say("\(name) is not a goal of this case", "该案不涉及\(name)")
    case .notAdvised: return say("\(name) is not advised for now", "该案目前不建议办理\(name)")
    case .action(let state): return claim(name, state)
    }
  }

  private func claim(_ name: String, _ state: ActionState) -> String {
    switch state {
    case .now: say("\(name) can start now", "该案现在可以办理\(name)")
    case .decide: say("\(name) is ready to be decided on", "该案\(name)可以提请研究决定")
    case .inProgress: say("\(name) is under way", "该案正在办理\(name)")
    case .waiting: say("\(name) cannot start yet", "该案\(name)目前还不能启动")
    case .unknown: say("It cannot be said yet whether \(name) can start", "该案能否办理\(name)尚不能判断")
    case .done: say("\(name) is done", "该案\(name)已经办结")
    }
  }

  private var reasons: String {
    switch explanation.state {
    case .notAdvised: return explanation.obstacles.map(text).joined(separator: say("; ", "；"))
    case .unknown, .action(.unknown):
      let facts = titles.list(explanation.hangsOn.map { quoted(titles.fact($0)) })
      return facts.isEmpty ? "" : say("these facts are not known: \(facts)", "尚未查明\(facts)")
    case .action(.waiting): return waiting
    case .open where explanation.waitsFor.contains { $0.depth == 0 && $0.isEstablished }:
      return waiting
    case .action(.done): return ""
    default: return explanation.because.map(clause).joined(separator: say(", and ", "，且"))
    }
  }

  private var waiting: String {
    let waits = explanation.waitsFor.filter { $0.depth == 0 }
    let first = waits.filter(\.isEstablished).map { quoted(titles.waited($0.waited)) }
    if !first.isEmpty {
      let list = titles.list(first)
      return say("this has to be settled first: \(list)", "须先解决\(list)")
    }
    if !waits.isEmpty, !explanation.hangsOn.isEmpty {
      let facts = titles.list(explanation.hangsOn.map { quoted(titles.fact($0)) })
      return say("these facts are not known: \(facts)", "尚未查明\(facts)")
    }
    let facts = explanation.fails.flatMap(\.operand.program.slots).map { quoted(titles.fact($0)) }
    return facts.isEmpty
      ? "" : say("this is lacking: \(titles.list(facts))", "尚不具备：\(titles.list(facts))")
  }

  /// A fact as a clause, such as `"Seized by a court" is yes (ruling, 2020-11-02)`.
  private func clause(_ evidence: Evidence) -> String {
    guard let fact = playbook.fact(at: evidence.fact) else { return titles.fact(evidence.fact) }
    let value = ShownValue(language: language).text(evidence.value, of: fact)
    let notes =
      evidence.statement.map { [$0.source.map(titles.source), $0.on?.text].compactMap { $0 } }
      ?? [titles.origin(of: evidence)]
    let provenance = Sentences(language: language).provenance(notes)
    let name = quoted(titles.fact(evidence.fact))
    return say("\(name) is \(value)\(provenance)", "\(name)为“\(value)”\(provenance)")
  }
}
