import Advising
import Diagnostics
import FEEL
import Playbooks

/// How a clock, decision, fact, phase or checklist stands, for a letter.
struct EntryLetter {
  let explanation: EntryExplanation
  let language: Language

  private var sentences: EntrySentences {
    EntrySentences(explanation: explanation, language: language)
  }
  private var titles: Titles { sentences.titles }
  private var words: LetterWords { LetterWords(titles: titles) }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  private var title: String {
    titles.name(
      explanation.playbook.declaration(of: explanation.subject).title[language],
      part: explanation.part)
  }

  /// The letter in both registers.
  var letter: Letter {
    let evidence = explanation.because
    let open = explanation.hangsOn + words.unscreened(evidence)
    return Letter(
      official: words.prose([words.findings(evidence), official, words.open(open)]),
      plain: words.prose([plain, words.plainFindings(evidence), words.plainOpen(open)]))
  }

  private var official: String? {
    switch explanation.account {
    case .clock(let account): clock(account)
    case .decision(let account): decision(account)
    case .fact: nil
    case .phase(let account): phase(account)
    case .screen(let account): screen(account)
    }
  }

  private var plain: String? {
    switch explanation.account {
    case .fact(let account):
      account.evidence == nil ? say("We are still finding this out.", "这个情况正在核实。") : nil
    case .clock, .decision, .phase, .screen: official
    }
  }

  private func decision(_ account: DecisionAccount) -> String {
    account.value.unknowns == nil && explanation.isCertain
      ? say(
        "From this it follows: \(title): \(sentences.state).", "据此认定，\(title)：\(sentences.state)。")
      : say("This cannot be said for certain yet: \(title).", "以下情况目前尚不能认定：\(title)。")
  }

  private func clock(_ account: ClockAccount) -> String {
    guard let advice = account.advice else {
      return explanation.isCertain
        ? say("This time limit does not count here: \(title).", "本案不计以下期限：\(title)。")
        : say(
          "Whether this time limit counts here is being looked into: \(title).",
          "本案是否适用以下期限尚在核实：\(title)。")
    }
    guard let due = advice.due else {
      return say("When this ends is not known yet: \(title).", "以下期限的起止日期尚待查明：\(title)。")
    }
    let day = words.day(due)
    switch advice.state {
    case .met: return say("This has been done: \(title).", "以下事项已按期办理：\(title)。")
    case .expired:
      return say(
        "The period for this ended on \(day): \(title).", "以下期限已于\(day)届满：\(title)。")
    case .overdue:
      return say(
        "This was due on \(day) and has not been done: \(title).",
        "以下事项应于\(day)前办结，目前尚未办结：\(title)。")
    case .running, .notStarted:
      return say("The last day for this is \(day): \(title).", "以下事项的期限至\(day)届满：\(title)。")
    case .unknown:
      return say(
        "The last day for this is \(day); whether it has been done is being looked into: \(title).",
        "以下期限为\(day)，是否已经办理尚在核实：\(title)。")
    }
  }

  private func phase(_ account: PhaseAccount) -> String {
    let present = account.blockers.filter { $0.state == .holds }.map { titles.blocker($0.blocker) }
    let place =
      account.isFrontier
      ? say("The case stands at this stage: \(title)", "该案现处“\(title)”阶段")
      : say("On this stage: \(title)", "关于“\(title)”阶段")
    if !present.isEmpty {
      let list = words.list(unique(present))
      return place + say("; to be solved: \(list).", "，须解决以下问题：\(list)。")
    }
    return place
      + (account.state == .clear
        ? say("; nothing stands in the way.", "，目前没有障碍。")
        : say("; it is being found out whether anything stands in the way.", "，是否存在障碍尚在核实。"))
  }

  private func screen(_ account: ScreenAccount) -> String {
    let day = account.how?.on.map(words.day)
    switch account.state {
    case .goneThrough:
      return say(
        "This has been checked\(day.map { " on \($0)" } ?? ""): \(title).",
        "以下情况已\(day.map { "于\($0)" } ?? "")逐项核对：\(title)。")
    case .open: return say("This is still to be checked: \(title).", "以下情况尚待逐项核对：\(title)。")
    case .notConcerned:
      return say("This does not concern the case: \(title).", "本案不涉及以下情况：\(title)。")
    }
  }
}
