import Diagnostics
import FEEL
import Playbooks

/// Finds rules that are in force on days on which a source they cite is not, and sources that were
/// to be looked at again by now.
enum SourceDatesCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    let blockers = playbook.blockers.enumerated().map {
      ($1.declaration, $1.basis, Clause.Subject.blocker(Reference($0)))
    }
    let remedies = playbook.remedies.enumerated().map {
      ($1.declaration, $1.basis, Clause.Subject.remedy(Reference($0)))
    }
    let clocks = playbook.clocks.enumerated().map {
      ($1.declaration, $1.basis, Clause.Subject.clock(Reference($0)))
    }
    let constraints = playbook.constraints.enumerated().map {
      ($1.declaration, $1.basis, Clause.Subject.constraint(Reference($0)))
    }
    let day = context.day
    return (blockers + remedies + clocks + constraints).flatMap { declaration, basis, subject in
      basis.compactMap { ground in
        finding(declaration, ground, playbook[ground.source], day).map {
          Finding($0, about: subject)
        }
      }
    } + reviews(playbook, day)
  }

  private static func reviews(_ playbook: Playbook, _ day: CalendarDate) -> [Finding] {
    playbook.sources.compactMap { source in
      guard let review = source.review, review < day else { return nil }
      return Finding(.reviewDue(source, review))
    }
  }

  private static func finding(
    _ rule: Declaration, _ ground: Basis, _ source: Source, _ day: CalendarDate
  ) -> Diagnostic? {
    let period = source.declaration.effective
    if let end = period.until, rule.effective.until.map({ end < $0 }) ?? true {
      return .ended(rule, ground, source, end, isOver: end < day)
    }
    if let start = period.from, let own = rule.effective.from, own < start {
      return .notYet(rule, ground, source, start)
    }
    return nil
  }
}

extension Diagnostic {
  /// A rule stays in force after a source that it cites; this is only a note while the end lies
  /// ahead, because there is still time to find a replacement.
  fileprivate static func ended(
    _ rule: Declaration, _ ground: Basis, _ source: Source, _ end: CalendarDate, isOver: Bool
  ) -> Diagnostic {
    Diagnostic(
      "ended-source", isOver ? .warning : .note,
      Wording(
        en:
          "`\(source.id)` \(isOver ? "ended" : "ends") on \(end.text), and `\(rule.id)` is in force after it",
        zh:
          "`\(source.id)` \(isOver ? "已" : "将")于 \(end.text) 失效，而 `\(rule.id)` 此后仍有效"),
      at: ground.place,
      notes: [Note(Wording(en: "its dates are here", zh: "其有效期在这里"), at: source.declaration.place)],
      help: Wording(
        en: "cite what has replaced it, or end the rule too: `effective: {until: \(end.text)}`",
        zh: "改引现行依据，或让规则同时终止：`effective: {until: \(end.text)}`"))
  }

  /// The day by which a source was to be looked at again has gone by; a note, because the day comes
  /// without anybody changing a rule.
  fileprivate static func reviewDue(_ source: Source, _ day: CalendarDate) -> Diagnostic {
    Diagnostic(
      "review-due", .note,
      Wording(
        en: "`\(source.id)` was to be looked at again by \(day.text)",
        zh: "`\(source.id)` 应在 \(day.text) 前复核"),
      at: source.declaration.place,
      help: Wording(
        en: "see whether it is still in force, then write the next day: `review: ...`",
        zh: "核对其是否仍然有效，然后写下次复核日期：`review: ...`"))
  }

  fileprivate static func notYet(
    _ rule: Declaration, _ ground: Basis, _ source: Source, _ start: CalendarDate
  ) -> Diagnostic {
    Diagnostic(
      "ended-source", .warning,
      Wording(
        en: "`\(source.id)` begins on \(start.text), and `\(rule.id)` is in force before it",
        zh: "`\(source.id)` 自 \(start.text) 起有效，而 `\(rule.id)` 在此之前已有效"),
      at: ground.place,
      notes: [Note(Wording(en: "its dates are here", zh: "其有效期在这里"), at: source.declaration.place)],
      help: Wording(
        en: "let the rule begin with it: `effective: {from: \(start.text)}`",
        zh: "让规则与其同时生效：`effective: {from: \(start.text)}`"))
  }
}
