package import Advising
package import Diagnostics
package import Docket
package import FEEL
import Playbooks
import Reports
package import YAML

/// An entry of the log held to its case, with what writing it would make of the case file.
///
/// It is judged as of its day, by the facts that were known then (contract, section 5, `record`).
package struct EntryTrial {
  /// The entry.
  package let entry: LogEntry
  /// What becomes of the case file.
  package let recording: Recorder.Recording
  /// Why it is not to be written, one line each; none where nothing speaks against it.
  package let refusals: [String]
  private let content: Case
  private let remarks: RecordRemarks
  private let situations: [Situation]
  private let done: (entry: LogEntry, facts: [Slot])?
  private let advisor: Advisor
  private let language: Language
  private let path: String

  /// Tries the entry on a case that was read without errors; `today` is the as-of date.
  package init(
    _ entry: LogEntry, in content: Case, _ document: Document, _ advisor: Advisor, path: String,
    today: CalendarDate, _ language: Language
  ) throws(EditFault) {
    let known = content.known(on: entry.on)
    situations = advisor.situations(of: known, on: entry.on)
    remarks = RecordRemarks(
      entry, advisor.advise(known, on: entry.on, parts: [.blockers, .actions]), log: content.log,
      path: path, language: language)
    var recorder = Recorder(content, document, advisor.rules(on: entry.on))
    done = recorder.done(before: entry)
    recording = try recorder.record(entry)
    refusals = remarks.refusals(
      today: today, situations,
      making: advisor.contradictions(
        of: recording.case.known(on: entry.on), besidesThoseOf: known, on: entry.on))
    self.entry = entry
    self.content = content
    self.advisor = advisor
    self.language = language
    self.path = path
  }

  /// What is odd about the entry, though it can be written.
  package var cautions: [String] { remarks.cautions(situations, after: done) }

  /// All that is said once the entry is written: what was recorded, what is odd, what follows.
  package func said(today: CalendarDate) -> [String] {
    let parts: AdviceParts = [.blockers, .actions]
    let follows = remarks.follows(
      in: advisor.advise(recording.case.known(on: today), on: today, parts: parts),
      before: advisor.advise(content.known(on: today), on: today, parts: parts))
    return [recorded] + facts + remarks.lines(situations, after: done)
      + [remarks.papers(situations), follows].compactMap { $0 }
  }

  /// What was recorded, with the names of the playbook.
  package var recorded: String {
    Wording(en: "recorded in \(path): \(what)", zh: "已记入 \(path)：\(what)")[language]
  }

  /// What would be recorded.
  package var planned: String {
    Wording(en: "would be recorded in \(path): \(what)", zh: "将记入 \(path)：\(what)")[language]
  }

  private var what: String {
    "\(entry.on.text) \(remarks.step) \(Labels.log(entry.status)[language])"
  }

  private func titles(_ names: [String]) -> String {
    names.map { name in
      let fact = advisor.playbook.vocabulary.slot(named: name).flatMap(advisor.playbook.fact)
      return fact.map { "\($0.title[language]) [\(name)]" } ?? name
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  /// What became of the facts.
  private var facts: [String] {
    var lines: [Wording] = []
    if !recording.written.isEmpty {
      let names = titles(recording.written)
      lines.append(Wording(en: "facts written: \(names)", zh: "已更新事实：\(names)"))
    }
    if !recording.open.isEmpty {
      let names = titles(recording.open)
      lines.append(
        Wording(
          en: "not written, since the facts before are unknown: \(names)",
          zh: "未写入（此前事实未知，无法推算）：\(names)"))
    }
    return (lines + recording.later.map(later)).map { $0[language] }
  }

  private func later(_ fact: Recorder.Later) -> Wording {
    let name = titles([fact.name]) + (fact.part.map { "@\($0)" } ?? "")
    return fact.isWritten
      ? Wording(
        en:
          "note: \(name) counts until \(fact.on.text); the file states it otherwise from that day on",
        zh: "提示：\(name) 计至 \(fact.on.text)；自该日起案卷另有记载")
      : Wording(
        en:
          "warning: \(name) is not written: the case states it for \(fact.on.text), after this entry",
        zh: "警告：\(name) 未写入：案卷已载明全案 \(fact.on.text)（晚于本条记录）的情况")
  }
}
