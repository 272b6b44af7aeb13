import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

extension RecordPage {
  /// The entry that the form says.
  static func entry(_ form: FormFields, in frame: CaseFrame) -> Result<LogEntry, FormSlip> {
    guard let remedy = form.filled("remedy").flatMap(frame.playbook.remedy(named:)) else {
      return .failure(FormSlip(Wording(en: "choose the step", zh: "请选择措施")))
    }
    guard let status = form["status"].flatMap(LogEntry.Status.init(rawValue:)) else {
      return .failure(FormSlip(Wording(en: "choose what happened", zh: "请选择办理结果")))
    }
    var days: [String: CalendarDate] = [:]
    for name in ["on", "due"] {
      guard let typed = form.filled(name) else { continue }
      guard let day = TypedValue.day(typed) else {
        return .failure(FormSlip(Problem.noDay(typed).message))
      }
      days[name] = day
    }
    let on = days["on"] ?? frame.visit.site.today
    if let due = days["due"], due < on {
      return .failure(
        FormSlip(
          Wording(en: "the due date lies before the day of the entry", zh: "约定期限早于记录日期")))
    }
    let part = form.filled("part").flatMap { id in
      frame.title(ofPart: id) == nil ? nil : id
    }
    let papers = form.filled("papers").map { frame.say("papers: ", "附件：") + $0 }
    let note = [form.filled("note"), papers].compactMap { $0 }.joined(
      separator: frame.say("; ", "；"))
    return .success(
      LogEntry(
        on: on, remedy: remedy, status: status, by: form.filled("by"),
        reason: form.filled("reason"), note: note.isEmpty ? nil : note, part: part,
        due: days["due"]))
  }
}
