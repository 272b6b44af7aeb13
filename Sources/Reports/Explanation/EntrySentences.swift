import Advising
import Diagnostics
import FEEL
import Playbooks

/// The sentences of an explanation of a clock, decision, fact, phase or checklist, in one language.
struct EntrySentences {
  let explanation: EntryExplanation
  let language: Language

  var playbook: Playbook { explanation.playbook }

  var titles: Titles {
    var titles = Titles(playbook, explanation.case, language: language)
    titles.day = explanation.date
    return titles
  }

  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The state in words.
  var state: String {
    switch explanation.account {
    case .clock(let account): clock(account)
    case .decision(let account): value(account)
    case .fact(let account): fact(account)
    case .phase(let account):
      Labels.state(account.state)[language]
        + (account.isFrontier ? say(", the case stands here", "，案件现处此阶段") : "")
    case .screen(let account): word(account.state)
    }
  }

  private func clock(_ account: ClockAccount) -> String {
    guard let advice = account.advice, case .clock(let clock) = explanation.subject else {
      return say("does not count in this case", "本案不计此期限")
    }
    return Sentences(language: language).clock(
      advice.state, due: advice.due, on: explanation.date,
      isOthers: playbook[clock].holder != nil)
  }

  private func value(_ account: DecisionAccount) -> String {
    guard case .decision(let decision) = explanation.subject else { return "" }
    return ShownValue(language: language).text(account.value, of: playbook[decision])
  }

  private func fact(_ account: FactAccount) -> String {
    if let evidence = account.evidence { return shown(evidence) }
    guard let statement = account.statement else { return Labels.notKnown[language] }
    let status = statement.status.map(Sentences(language: language).factStatus)
    return [Labels.notKnown[language], status].compactMap { $0 }
      .joined(separator: Labels.comma[language])
  }

  private func word(_ state: ScreenAccount.State) -> String {
    switch state {
    case .goneThrough: say("gone through", "已核对")
    case .open: say("not gone through yet", "尚未核对")
    case .notConcerned: say("its circumstances cannot be there", "本案不会有此类情形")
    }
  }

  /// The value of a fact alone.
  func shown(_ evidence: Evidence) -> String {
    playbook.fact(at: evidence.fact)
      .map { ShownValue(language: language).text(evidence.value, of: $0) } ?? evidence.value.text
  }

  /// What a fact was, with its source and day.
  func form(_ statement: Statement) -> String {
    guard case .fact(let slot) = explanation.subject, let fact = playbook.fact(at: slot) else {
      return ""
    }
    let sentences = Sentences(language: language)
    let value =
      statement.value.map { ShownValue(language: language).text($0, of: fact) }
      ?? Labels.notKnown[language]
    let notes = [
      statement.source.map(titles.source), statement.day?.text,
      statement.status.map(sentences.factStatus), statement.note,
    ]
    return value + sentences.provenance(notes.compactMap { $0 })
  }

  /// Conditions as the pages of a case put them.
  var findings: ConditionFindings {
    ConditionFindings(titles: titles, part: explanation.part, evidence: explanation.because)
  }

  /// A condition with its truth.
  func finding(_ finding: EntryExplanation.Finding) -> String {
    let program = finding.operand.program
    if finding.truth == .holds {
      return findings.text(program) + Sentences(language: language).provenance([say("so", "符合")])
    }
    return findings.text(program, finding.truth)
  }

  /// A fact or decision that is read, with its value.
  func input(_ slot: Slot, _ value: Value) -> String {
    let shown = ShownValue(language: language)
    let text =
      playbook.fact(at: slot).map { shown.text(value, of: $0) }
      ?? playbook.decision(at: slot).map { shown.text(value, of: $0) } ?? value.text
    return titles.fact(slot) + Labels.colon[language] + text
  }

  /// How a decision is worked out that is no table.
  func formula(_ decision: Decision, _ formula: Formula) -> String {
    ConditionWords(playbook: playbook, language: language).value(
      formula.program, type: decision.type, unit: decision.unit, allowed: decision.allowed)
  }

  /// What follows when the clock runs out.
  func runsOut(_ account: ClockAccount, isOthers: Bool) -> [String] {
    let general =
      isOthers
      ? say(
        "after the last day the right or period is over; nobody of ours is late",
        "最后一日之后，该权利或期间即告终了，不计为本方逾期")
      : say("after the last day it counts as overdue", "到期未办的，计为逾期")
    let blockers = account.follows.map {
      say("then in the way: \(titles.blocker($0))", "期满次日出现卡点：\(titles.blocker($0))")
    }
    return [general] + blockers
  }

  /// Whom the clock binds.
  func binds(_ clock: Clock) -> String {
    guard let holder = clock.holder else {
      return say("those who handle the case", "承办单位")
    }
    return say(
      "\(titles.office(holder)): its own right or period", "\(titles.office(holder))（系其自身的权利或期间）")
  }

  /// The day from which it counts, how long it is, and its last day.
  func span(_ clock: Clock, _ advice: ClockAdvice?) -> [String] {
    let length = Sentences(language: language).span(clock.within)
    guard let advice else { return [length] }
    guard let from = advice.from, let due = advice.due else {
      return [say("not started, or the day is not known", "尚未起算，或起算日不明"), length]
    }
    return [
      say("since \(from.text)", "自 \(from.text) 起"), length,
      say("until \(due.text)", "至 \(due.text) 止"),
    ]
  }

  /// An entry that depends on something, with the word for its kind.
  func user(_ subject: Clause.Subject) -> String {
    let kind = subject.section.word[language] + Labels.colon[language]
    return kind + "\(titles.title(subject)) [\(playbook.declaration(of: subject).id)]"
  }

  func step(_ remedy: Reference<Remedy>) -> String {
    "\(titles.remedy(remedy)) [\(playbook[remedy].id)]"
  }

  /// A blocker with its state, and its part.
  func blocker(_ blocker: Reference<Blocker>, _ state: Truth, part: String? = nil) -> String {
    let outcome: OutcomeState =
      switch state {
      case .holds: .present
      case .fails: .absent
      case .unknown: .unknown
      }
    let name = titles.name(titles.blocker(blocker), part: part)
    return "\(name) [\(playbook[blocker].id)]"
      + Sentences(language: language).provenance([Labels.outcome(outcome)[language]])
  }

  /// An action with its state, and its part.
  func action(_ action: ActionAdvice) -> String {
    let name = titles.name(titles.remedy(action.remedy), part: action.part)
    let word = Labels.action(action.state)[language]
    return "\(name) [\(playbook[action.remedy].id)]"
      + Sentences(language: language).provenance([word])
  }

  /// A row of the table with its result, and whether it fits.
  func row(
    _ index: Int, _ row: DecisionAccount.Row, of decision: Decision, _ table: Decision.Table,
    isFired: Bool, isSettled: Bool
  ) -> String {
    let words = ConditionWords(playbook: playbook, language: language)
    let result = table.rows[index].last.map { cell in
      words.value(
        cell.program, type: decision.type, unit: decision.unit, allowed: decision.allowed)
    }
    let fits: String
    switch row.match {
    case .holds where isFired: fits = say("fits and gives the value", "符合，取此行")
    case .holds where isSettled: fits = say("fits, and another row goes before it", "符合，但先取其他行")
    case .holds: fits = say("fits", "符合")
    case .fails: fits = say("does not fit", "不符合")
    case .unknown: fits = say("may fit", "可能符合")
    }
    return say("row \(index + 1), ", "第 \(index + 1) 行，") + fits
      + say("; result: ", "；结果：") + (result ?? "")
  }

  /// A cell of a row, and whether it fits.
  func cell(_ test: Formula, of input: Formula, _ truth: Truth) -> String {
    let words = ConditionWords(playbook: playbook, language: language)
    let condition = words.test(input, test)
    if truth == .holds { return condition + Labels.colon[language] + say("so", "符合") }
    return Sentences(language: language).failing(condition, truth)
  }

  /// A row of the table: what it says of each input, and its result.
  func row(_ index: Int, of decision: Decision, _ table: Decision.Table) -> String {
    let words = ConditionWords(playbook: playbook, language: language)
    let cells = zip(table.inputs, table.rows[index]).filter { $0.1.text != "-" }
      .map(words.test)
    let result = table.rows[index].last.map { cell in
      words.value(
        cell.program, type: decision.type, unit: decision.unit, allowed: decision.allowed)
    }
    let tests = cells.isEmpty ? [say("all other cases", "其他情形")] : cells
    return say("row \(index + 1): ", "第 \(index + 1) 行：")
      + tests.joined(separator: say(", and ", "，且")) + say("; result: ", "；结果：") + (result ?? "")
  }
}
