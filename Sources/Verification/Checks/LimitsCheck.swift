import Diagnostics
import Playbooks

/// Finds time limits that cannot be meant, and remedies that nobody leads or that achieve nothing.
enum LimitsCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    return playbook.remedies.indices.flatMap { findings(Reference($0), playbook) }
      + playbook.clocks.enumerated().compactMap { index, clock in
        // A limit that is a day itself is counted from it, and has no length.
        limit("within", clock.within, clock.declaration, .clocks, least: 0).map {
          Finding($0, about: .clock(Reference(index)))
        }
      }
  }

  private static func findings(_ reference: Reference<Remedy>, _ playbook: Playbook) -> [Finding] {
    let remedy = playbook[reference]
    let declaration = remedy.declaration
    let found = [
      remedy.within.flatMap { limit("within", $0, declaration, .remedies) },
      remedy.usual.flatMap { limit("usual", $0, declaration, .remedies) },
      remedy.lead == nil && !playbook.offices.isEmpty ? Diagnostic.noLead(remedy) : nil,
      // What suits some cases only, or is decided, may end a matter without changing a fact.
      remedy.changes.isEmpty && remedy.decide == nil && remedy.when == nil
        ? .achievesNothing(remedy) : nil,
    ]
    return found.compactMap { $0 }.map { Finding($0, about: .remedy(reference)) }
  }

  private static func limit(
    _ key: String, _ span: TimeSpan, _ declaration: Declaration, _ section: SectionName,
    least: Int = 1
  ) -> Diagnostic? {
    let days =
      switch span {
      case .calendar(let months, let days): months * 30 + days
      case .workingDays(let count): count * 7 / 5
      }
    return (least...longest).contains(days)
      ? nil : .oddLimit(key, span, section.word.named(declaration.id), days, declaration.place)
  }

  /// No step and no limit is longer than 50 years, in days.
  private static let longest = 50 * 366
}

extension Diagnostic {
  fileprivate static func oddLimit(
    _ key: String, _ span: TimeSpan, _ entry: Wording, _ days: Int, _ place: Place
  ) -> Diagnostic {
    Diagnostic(
      "odd-limit", .warning,
      Wording(
        en: "`\(key): \(span.text)` of \(entry.en) cannot be meant",
        zh: "\(entry.zh) 的 `\(key): \(span.text)` 不合常理"),
      at: place,
      notes: [
        Note(
          days < 1
            ? Wording(en: "it is over before anybody can begin", zh: "还没开始就已到期")
            : Wording(en: "nobody will see its end", zh: "没有人等得到它届满"))
      ],
      help: Wording(
        en: "write the time that there is, such as `15 working days`, or leave the key out",
        zh: "请写实际期限，如 `15 working days`，或删去此键"))
  }

  fileprivate static func noLead(_ remedy: Remedy) -> Diagnostic {
    Diagnostic(
      "no-lead", .warning,
      Wording(en: "nobody leads `\(remedy.id)`", zh: "`\(remedy.id)` 没有牵头单位"),
      at: remedy.declaration.place,
      notes: [
        Note(Wording(en: "it appears on no office's list", zh: "任何单位的清单上都不会出现它"))
      ],
      help: Wording(en: "add `lead: OFFICE`", zh: "补上 `lead: 单位`"))
  }

  fileprivate static func achievesNothing(_ remedy: Remedy) -> Diagnostic {
    Diagnostic(
      "achieves-nothing", .warning,
      Wording(en: "`\(remedy.id)` achieves nothing", zh: "`\(remedy.id)` 没有任何成效"),
      at: remedy.declaration.place,
      notes: [
        Note(
          Wording(en: "what it is for stays as it is when it is done", zh: "办完之后，情况没有任何变化"))
      ],
      help: Wording(
        en: "add `achieves: {FACT: VALUE}`", zh: "补上 `achieves: {事实: 值}`"))
  }
}
