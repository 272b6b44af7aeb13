package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// What is odd about a new log entry by the advice of its day (contract, section 5, `record`).
///
/// A refusal keeps the entry from being written unless a person insists; a remark does not.
package struct RecordRemarks {
  private let entry: LogEntry
  private let advice: Advice
  /// The whole log of the case, entries of later days too.
  private let log: [LogEntry]
  private let language: Language
  /// The path of the case file, as the reader typed it.
  private let path: String

  /// The remarks on an entry; the advice is that of the entry's day, without the entry.
  package init(
    _ entry: LogEntry, _ advice: Advice, log: [LogEntry], path: String, language: Language
  ) {
    self.log = log
    self.entry = entry
    self.advice = advice
    self.path = path
    self.language = language
  }

  /// The step with its building and its id.
  package var step: String {
    "\(titles.name(titles.remedy(entry.remedy), part: entry.part)) [\(remedy.id)]"
  }

  /// Why the entry is not to be written, one line each; `today` is the as-of date, and
  /// `contradictions` are those that the case has only once the entry is written.
  package func refusals(
    today: CalendarDate, _ situations: [Situation], making contradictions: [Contradiction]
  ) -> [String] {
    var lines: [String] = []
    if entry.on > today {
      lines.append(
        say(
          "\(entry.on.text) is still to come; give the day on which it happened, `--on` \(today.text) or earlier",
          "日期 \(entry.on.text) 晚于截至日期 \(today.text)，尚未发生的事项不予记录；请用 `--on` 更正日期"))
    }
    if entry.status == .done { lines += concerned(situations).compactMap(unready) }
    return lines + contradictions.map(contradicting)
  }

  /// That the case would contradict itself.
  private func contradicting(_ contradiction: Contradiction) -> String {
    let constraints = titles.list(
      contradiction.constraints.map { reference in
        let title = advice.playbook[reference].declaration.title[language]
        return say("\"\(title)\"", "“\(title)”")
      })
    let facts = contradiction.facts.map(titles.text)
      .joined(separator: language == .zh ? "；" : "; ")
    let (day, part) = (entry.on.text, contradiction.part.map(titles.part))
    return say(
      "on \(day) \(part ?? "the case") would contradict itself: \(facts); that cannot be: \(constraints)",
      "写入后，\(day) \(part.map { "\($0)的" } ?? "")案情自相矛盾：\(facts)；与\(constraints)不符")
  }

  /// The remarks, one line each.
  package func lines(_ situations: [Situation], after done: (entry: LogEntry, facts: [Slot])?)
    -> [String]
  {
    [allParts].compactMap { $0 } + cautions(situations, after: done)
  }

  /// The same without the note that the entry holds for all buildings.
  package func cautions(_ situations: [Situation], after done: (entry: LogEntry, facts: [Slot])?)
    -> [String]
  {
    [twice, nameless, laterEnd, leavingFacts(done)].compactMap { $0 }
      + (isProgress ? notAdvised + waiting + undecided + needsUnknown(situations) : [])
  }

  /// What can be taken up since the entry, and could not before; nil where there is nothing new.
  package func follows(in after: Advice, before: Advice) -> String? {
    func open(_ advice: Advice) -> [ActionAdvice] {
      advice.actions.filter { $0.state == .now || $0.state == .decide }
    }
    let known = open(before)
    var seen: Set<Reference<Remedy>> = []
    let new = open(after).filter { action in
      action.remedy != entry.remedy
        && !known.contains { $0.remedy == action.remedy && $0.part == action.part }
        && seen.insert(action.remedy).inserted
    }
    guard !new.isEmpty else { return nil }
    let names = new.prefix(3).map { action in
      let lead = advice.playbook[action.remedy].lead.map(titles.office)
      let name = "\(titles.remedy(action.remedy)) [\(advice.playbook[action.remedy].id)]"
      return name + (lead.map { say(" (\($0))", "（\($0)）") } ?? "")
    }
    let more = new.count > 3 ? [Sentences(language: language).more(new.count - 3)] : []
    let list = (names + more).joined(separator: Labels.separator[language])
    return say("can be taken up now: \(list)", "现可办理：\(list)")
  }

  /// The papers that the step takes, until it is done or has failed; nil where it takes none.
  package func papers(_ situations: [Situation]) -> String? {
    let documents = concerned(situations).documents(of: entry.remedy)
    guard !entry.status.endsRound, !documents.isEmpty else { return nil }
    let list = documents.map(titles.document)
      .joined(separator: Labels.separator[language])
    return say("papers: \(list)", "需备材料：\(list)")
  }

  /// The parts that the entry is about.
  private func concerned(_ situations: [Situation]) -> [Situation] {
    situations.filter { entry.part == nil || $0.part == entry.part }
  }

  /// Why the step cannot be done in the part yet: its `needs` is false, or it is waiting.
  private func unready(_ situation: Situation) -> String? {
    let name = titles.name(titles.remedy(entry.remedy), part: situation.part)
    if situation.meetsNeeds(of: entry.remedy) == .fails, let needs = remedy.needs {
      let facts = situation.evidence(situation.settlingFacts(of: [needs])).map(titles.text)
      let missing = facts.joined(separator: language == .zh ? "；" : "; ")
      return say(
        "on \(entry.on.text) \"\(name)\" lacked what it needs: \(missing)",
        "\(entry.on.text) “\(name)”的前置条件不具备：\(missing)")
    }
    let action = actions.first {
      $0.state == .waiting && ($0.part == nil || $0.part == situation.part)
    }
    guard let action else { return nil }
    return stillWaiting(action, name)[language]
  }

  /// That the action could not start yet on the entry's day.
  private func stillWaiting(_ action: ActionAdvice, _ name: String) -> Wording {
    let waits = titles.list(
      Waits(of: action, in: advice, titles, parts: action.part.map { [$0] } ?? [])
        .items(Sentences(language: language)))
    let day = entry.on.text
    return waits.isEmpty
      ? Wording(en: "on \(day) \"\(name)\" could not start yet", zh: "\(day) “\(name)”的前置条件尚不具备")
      : Wording(
        en: "on \(day) \"\(name)\" could not start yet; first to be settled: \(waits)",
        zh: "\(day) “\(name)”尚不能办理，须先解决或办结：\(waits)")
  }

  /// Warnings about parts in which it is not known whether the step's needs hold.
  private func needsUnknown(_ situations: [Situation]) -> [String] {
    concerned(situations).compactMap { situation in
      let needs = situation.meetsNeeds(of: entry.remedy)
      guard needs.isUnknown else { return nil }
      let name = titles.name(titles.remedy(entry.remedy), part: situation.part)
      let facts = titles.list(needs.slots.map { titles.fact($0) })
      return warning(
        "it is not known whether \"\(name)\" could start on \(entry.on.text); that depends on: \(facts)",
        "\(entry.on.text) “\(name)”的前置条件是否具备尚不清楚，取决于：\(facts)")
    }
  }

  /// A warning if an entry of a later day has ended the step.
  private var laterEnd: String? {
    let end = log.last {
      $0.remedy == entry.remedy && $0.on > entry.on && $0.void == nil && $0.status.endsRound
        && ($0.part == nil || entry.part == nil || $0.part == entry.part)
    }
    guard let end else { return nil }
    let word = Sentences(language: language).status(end.status)
    return warning(
      "the log has a later end of this step: \(end.on.text) \(word)",
      "此后另有该措施的结束记录：\(end.on.text) \(word)")
  }

  /// A note that a step which has ended otherwise leaves the facts as an earlier `done` wrote them.
  private func leavingFacts(_ done: (entry: LogEntry, facts: [Slot])?) -> String? {
    guard !isProgress, let done, !done.facts.isEmpty else { return nil }
    let names = titles.list(done.facts.map { titles.fact($0) })
    let day = done.entry.on.text
    let command = command("record", ["--undo", titles.remedy(entry.remedy)])
    return say(
      "the facts stay as the entry of \(day) (done) wrote them: \(names); if that entry was wrong too, give this until it is taken back:\(command)",
      "\(day) 的办结记录写入的事实保持不变：\(names)；如该记录也属误记，请执行以下命令，直至撤回该条记录：\(command)")
  }

  /// What is said of an entry that was taken back; `facts` are those that it wrote.
  package static func undone(
    _ entry: LogEntry, _ facts: [Slot], of content: Case, in playbook: Playbook, path: String,
    language: Language
  ) -> [String] {
    let remedy = playbook[entry.remedy].declaration
    let titles = Titles(playbook, content, language: language)
    let what =
      "\(titles.name(remedy.title[language], part: entry.part)) [\(remedy.id)] "
      + titles.entry(entry)
    let lines = [
      Wording(en: "taken back in \(path): \(what)", zh: "已在 \(path) 撤回：\(what)")
    ]
    let names = facts.compactMap { playbook.fact(at: $0)?.title[language] }
      .joined(separator: Labels.comma[language])
    let more = Wording(
      en: "what it wrote counts no more: \(names)", zh: "该记录写入的事实不再作数：\(names)")
    return (facts.isEmpty ? lines : lines + [more]).map { $0[language] }
  }

  /// A command about the case file, on a line of its own, to be copied.
  private func command(_ name: String, _ arguments: [String]) -> String {
    "\n  " + (["advisor", name] + ([path] + arguments).map(shellWord)).joined(separator: " ")
  }

  private var remedy: Remedy { advice.playbook[entry.remedy] }
  private var titles: Titles { Titles(advice: advice, language: language) }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }
  private func warning(_ en: String, _ zh: String) -> String {
    say("warning: " + en, "警告：" + zh)
  }

  /// Whether the entry moves the step on; a step can fail or be declined without being advised.
  private var isProgress: Bool {
    switch entry.status {
    case .assigned, .approved, .started, .submitted, .done: true
    case .failed, .declined: false
    }
  }

  private var allParts: String? {
    let parts = advice.case.parts.map(\.id)
    guard entry.part == nil, !parts.isEmpty, !advice.playbook.isForWholeCase(remedy) else {
      return nil
    }
    let list = titles.list(parts.map(titles.part))
    return say(
      "noted for all parts; use `--part` for one of them: \(list)",
      "本条记录适用于各部分；只涉及其中一部分的，请加 `--part`：\(list)")
  }

  /// A warning if the log already has such an entry.
  private var twice: String? {
    let isThere = advice.case.log.contains {
      $0.on == entry.on && $0.remedy == entry.remedy && $0.status == entry.status
        && $0.part == entry.part && $0.void == nil
    }
    guard isThere else { return nil }
    return warning(
      "the log had such an entry for \(entry.on.text) already; it now has two",
      "\(entry.on.text) 已有同样的记录，现在有两条")
  }

  /// A warning if a submitted step names no counterpart, so that nobody can be asked about it.
  private var nameless: String? {
    guard entry.status == .submitted, entry.by == nil else { return nil }
    return warning(
      "with whom it lies is not said; `--by` names the counterpart",
      "未注明报送给谁；请用 `--by` 写明对方")
  }

  /// The actions of the advice that the entry is about.
  private var actions: [ActionAdvice] {
    advice.actions.filter {
      $0.remedy == entry.remedy && ($0.part == nil || entry.part == nil || $0.part == entry.part)
    }
  }

  private var notAdvised: [String] {
    guard actions.isEmpty else { return [] }
    let part = entry.part.map { "@" + titles.part($0) } ?? ""
    let command = command("explain", [titles.remedy(entry.remedy) + part])
    return [
      warning(
        "on \(entry.on.text) this step was not advised; this says why:\(command)",
        "截至 \(entry.on.text)，不建议办理该措施；查看原因：\(command)")
    ]
  }

  private var waiting: [String] {
    actions.filter { $0.state == .waiting }.map { action in
      let name = titles.name(titles.remedy(entry.remedy), part: action.part)
      let waiting = stillWaiting(action, name)
      return warning(waiting.en, waiting.zh)
    }
  }

  /// Warnings if a step has begun without the decision that people must take.
  private var undecided: [String] {
    guard entry.status != .approved, entry.status != .assigned,
      actions.contains(where: { $0.state == .decide })
    else { return [] }
    return [
      warning(
        "people decide this step, and no approval is recorded (\(Labels.log(.approved).en))",
        "该措施须由人研究决定，案卷中尚无“\(Labels.log(.approved).zh)”的记录")
    ]
  }
}

/// The text as one word of a shell command, quoted if necessary.
func shellWord(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil
      || "-_./@=:+%,".unicodeScalars.contains($0)
  }
  return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
