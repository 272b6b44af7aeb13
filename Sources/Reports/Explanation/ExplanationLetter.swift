import Advising
import Diagnostics
import FEEL
import Playbooks

/// The state of a blocker, remedy or goal and its reasons, for a letter.
struct ExplanationLetter {
  let explanation: Explanation
  let language: Language

  private var playbook: Playbook { explanation.playbook }
  private var sentences: ExplanationSentences {
    ExplanationSentences(explanation, language: language)
  }
  private var titles: Titles { sentences.titles }
  private var words: LetterWords { LetterWords(titles: titles) }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The letter in both registers.
  var letter: Letter {
    let evidence = explanation.because
    let open = openFacts + words.unscreened(evidence)
    return Letter(
      official: words.prose([words.findings(evidence), official, words.open(open)]),
      plain: words.prose([plain, words.plainFindings(evidence), words.plainOpen(open)]))
  }

  /// The facts that are still open; of a step that is not taken up, those that its reasons name.
  private var openFacts: [Slot] {
    guard explanation.state == .notAdvised else { return explanation.hangsOn }
    return explanation.obstacles.flatMap { obstacle -> [Slot] in
      switch obstacle {
      case .blockerUnknown(_, let slots), .suitabilityUnknown(let slots): slots
      default: []
      }
    }
  }

  /// The title of the entry, with its part.
  private var title: String {
    titles.name(
      playbook.declaration(of: explanation.subject).title[language], part: explanation.part)
  }

  // In an official letter.

  private var official: String {
    switch explanation.state {
    case .present:
      say("The project has this problem: \(title)\(stopping).", "该项目现存在以下问题：\(title)\(stopping)。")
    case .absent: say("This problem has not been found: \(title).", "目前未发现以下问题：\(title)。")
    case .unknown: officialUnknown
    case .reached: say("This has been achieved: \(title).", "关于\(title)：该事项已经完成。")
    case .open:
      say("This has not been achieved yet: \(title)\(before).", "关于\(title)：目前尚未完成\(before)。")
    case .notAGoal:
      say("This is not among the matters of the case: \(title).", "关于\(title)：不属于本案办理事项。")
    case .notAdvised:
      say(
        "\(tried)For the time being this is not taken up: \(title)\(reasons).",
        "关于\(title)：\(tried)目前暂不办理\(reasons)。")
    case .action(let state): official(state)
    }
  }

  private var officialUnknown: String {
    if case .blocker = explanation.subject {
      return say(
        "It cannot be said yet whether there is this problem: \(title).",
        "是否存在以下问题，目前尚不能认定：\(title)。")
    }
    return say(
      "It cannot be said yet how it stands with this: \(title).", "关于\(title)：目前尚不能认定。")
  }

  private func official(_ state: ActionState) -> String {
    switch state {
    case .now: say("This can be taken up\(lead): \(title).", "关于\(title)：已具备办理条件\(lead)。")
    case .decide:
      say(
        "This is put forward to be decided on\(decider): \(title).",
        "关于\(title)：已具备研究条件，提请\(decider)会商决定。")
    case .inProgress: say("This is under way: \(title)\(progress).", "关于\(title)：正在办理\(progress)。")
    case .waiting:
      say("This cannot begin yet: \(title)\(before).", "关于\(title)：目前尚不具备办理条件\(before)。")
    case .unknown:
      say(
        "Whether this is taken up depends on what is found out: \(title).",
        "关于\(title)：是否办理，视查明情况再定。")
    case .done: say("This has been completed: \(title)\(progress).", "关于\(title)：已经办结\(progress)。")
    }
  }

  /// The goals that the blocker stops.
  private var stopping: String {
    let goals = titles.list(explanation.stops.map(titles.goal))
    return goals.isEmpty ? "" : say("; it is in the way of: \(goals)", "，影响\(goals)")
  }

  private var lead: String {
    guard let lead = remedy?.lead.map(titles.office) else { return "" }
    return say(" (\(lead) leads)", "，由\(lead)牵头办理")
  }

  private var decider: String {
    guard let by = remedy?.decide?.by.map(titles.office) else { return "" }
    return say(" by: \(by)", by)
  }

  private var remedy: Remedy? {
    if case .remedy(let remedy) = explanation.subject { playbook[remedy] } else { nil }
  }

  /// The last entry of the log.
  private var progress: String {
    guard let last = explanation.action?.standing.last else { return "" }
    let status = Sentences(language: language).status(last.status)
    return Sentences(language: language)
      .provenance([say("\(status) on \(words.day(last.on))", "\(words.day(last.on))\(status)")])
  }

  /// What has to come first: what is known to stand in the way, or otherwise what is lacking.
  private var before: String {
    let first = waits
    if !first.isEmpty {
      let list = words.list(first)
      return say("; to be settled first: \(list)", "，须先解决或办结：\(list)")
    }
    let facts = explanation.fails.filter { !$0.truth.isUnknown }
      .flatMap(\.operand.program.slots).map(titles.fact)
    guard !facts.isEmpty, explanation.waitsFor.isEmpty else { return "" }
    return say(
      "; not in place yet: \(words.list(unique(facts)))", "，尚不具备的条件：\(words.list(unique(facts)))")
  }

  /// What came of the step before; empty where it was not tried.
  private var tried: String {
    let entries = explanation.obstacles.compactMap { obstacle in
      if case .barred(let entry) = obstacle { titles.entry(entry, withNote: false) } else { nil }
    }
    return entries.isEmpty
      ? "" : say("What came of it: \(words.list(entries)). ", "办理情况：\(words.list(entries))；")
  }

  private var waits: [String] {
    let first = explanation.waitsFor.filter {
      $0.depth == 0 && $0.isEstablished && !$0.isSpare
    }
    let choice = first.filter(\.isOneOf).map(sentences.name)
    return first.filter { !$0.isOneOf }.map(sentences.name)
      + (choice.isEmpty ? [] : [Sentences(language: language).oneIsEnough(choice)])
  }

  private var reasons: String {
    let texts = explanation.obstacles.filter { if case .barred = $0 { false } else { true } }
      .map(reason)
    return texts.isEmpty ? "" : say(", because ", "，原因是：") + words.list(texts)
  }

  /// Why a step is not taken up, without the words of the rules.
  private func reason(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .notInForce: return say("the rules for it are not in force", "相关政策目前未施行")
    case .blockerAbsent(let blocker):
      return say(
        "this problem is not there: \(titles.blocker(blocker))",
        "未发现以下问题：\(titles.blocker(blocker))")
    case .blockerUnknown(let blocker, _):
      return say(
        "this problem is still being looked into: \(titles.blocker(blocker))",
        "以下问题是否存在尚在核实：\(titles.blocker(blocker))")
    case .goalReached(let goal):
      return say("this has been achieved: \(titles.goal(goal))", "以下事项已经完成：\(titles.goal(goal))")
    case .preferred(_, let others):
      let list = titles.list(others.map(titles.remedy))
      return say("another way is taken first: \(list)", "先行采取其他措施：\(list)")
    case .spent: return say("its result is there already", "所要达到的结果已经具备")
    case .suitabilityUnknown:
      return say("whether it suits this case is not known yet", "是否适用于本案尚待查明")
    case .blockerDoesNotMatter, .goalNotOfTheCase, .unsuitable, .barred,
      .prepares, .nothingListsIt:
      return sentences.text(obstacle)
    }
  }

  // In plain words.

  private var plain: String {
    switch explanation.state {
    case .present:
      say("The problem is: \(title)\(plainStopping).", "现在的问题是：\(title)\(plainStopping)。")
    case .absent: say("We have not found this problem: \(title).", "目前没有发现这个问题：\(title)。")
    case .unknown: say("We cannot say yet how it is with this: \(title).", "\(title)：现在还说不准。")
    case .reached: say("This is done: \(title).", "\(title)：已经办成了。")
    case .open:
      say("This is not done yet: \(title)\(plainBefore).", "\(title)：还没有办成\(plainBefore)。")
    case .notAGoal: say("This case is not about: \(title).", "\(title)：不在这个案件办理的事情里。")
    case .notAdvised:
      say(
        "\(tried)We are not doing this for now: \(title)\(reasons).",
        "\(title)：\(tried)现在先不办\(reasons)。")
    case .action(let state): plain(state)
    }
  }

  private func plain(_ state: ActionState) -> String {
    switch state {
    case .now: say("This can be done now\(lead): \(title).", "\(title)：现在就可以办\(lead)。")
    case .decide:
      say("This still has to be decided\(decider): \(title).", "\(title)：条件有了，还要\(decider)开会研究决定。")
    case .inProgress:
      say("We are working on this: \(title)\(progress).", "\(title)：正在办\(progress)。")
    case .waiting:
      say("This cannot be done yet: \(title)\(plainBefore).", "\(title)：现在还办不了\(plainBefore)。")
    case .unknown:
      say("We must find out more before we do this: \(title).", "\(title)：办不办，要等情况查清后再定。")
    case .done: say("This is done: \(title)\(progress).", "\(title)：已经办完了\(progress)。")
    }
  }

  private var plainStopping: String {
    let goals = titles.list(explanation.stops.map(titles.goal))
    return goals.isEmpty
      ? "" : say("; until it is solved this cannot be done: \(goals)", "；不解决这个问题，就不能\(goals)")
  }

  private var plainBefore: String {
    waits.isEmpty ? "" : say("; first comes: \(words.list(waits))", "，要先解决：\(words.list(waits))")
  }
}
