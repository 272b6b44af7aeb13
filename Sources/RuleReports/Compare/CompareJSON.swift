import Advising
package import Diagnostics
package import FEEL
import Playbooks
package import Reports
package import Verification

/// The difference of two playbooks, and its impact on cases, as JSON.
package struct CompareJSON {
  let language: Language

  /// The JSON with titles in one language.
  package init(language: Language) { self.language = language }

  func difference(_ difference: PlaybookDifference) -> JSON {
    .object([
      ("schema", .string("advisor.diff/1")), ("old", JSON(difference.old)),
      ("new", JSON(difference.new)),
      // Only what is proved to mean the same is said to.
      ("changes_meaning", .bool(difference.isChanged)),
      (
        "counts",
        .object(
          EntryDifference.Kind.allCases.map { kind in
            (kind.rawValue, .integer(difference.entries(kind).count))
          })
      ),
      ("entries", .array(difference.entries.map(entry))),
      ("not_analysed", .array(difference.notAnalysed.map(JSON.string))),
    ])
  }

  /// The impact of new rules on a list of cases.
  package func impact(_ impact: Impact) -> JSON {
    .object([
      ("schema", .string("advisor.impact/1")), ("as_of", .string(impact.date.text)),
      ("old", JSON(impact.difference.old)), ("new", JSON(impact.difference.new)),
      (
        "counts",
        .object([
          ("cases", .integer(impact.cases.count)), ("changed", .integer(impact.changed.count)),
          ("stuck", .integer(impact.stuck.count)), ("open", .integer(impact.open.count)),
        ])
      ),
      ("cases", .array(impact.cases.map(caseImpact))),
      (
        "offices",
        .array(
          impact.offices.map { count in
            .object([
              ("id", .string(count.office.id)), ("title", .string(count.office.title[language])),
              ("old", .integer(count.old)), ("new", .integer(count.new)),
            ])
          })
      ),
    ])
  }

  private func entry(_ entry: EntryDifference) -> JSON {
    var members = reference(entry)
    members.append(("title", .string(entry.title[language])))
    if let place = entry.place {
      members.append(("file", .string(place.file.name)))
      members.append(("line", .integer(place.start.line)))
    }
    members.append(("changes", .array(entry.aspects.map(aspect))))
    return .object(members)
  }

  private func reference(_ entry: EntryDifference) -> [(String, JSON)] {
    [
      ("section", .string(entry.section.rawValue)), ("id", .string(entry.id)),
      ("kind", .string(entry.kind.rawValue)),
    ]
  }

  private func aspect(_ aspect: EntryDifference.Aspect) -> JSON {
    switch aspect.change {
    case .value(let old, let new):
      .object([("key", .string(aspect.key)), ("old", .optional(old)), ("new", .optional(new))])
    case .substance(let old, let new):
      .object([
        ("key", .string(aspect.key)), ("substance", .bool(true)),
        ("old", .array(old.shown(beside: new, language).map(JSON.string))),
        ("new", .array(new.shown(beside: old, language).map(JSON.string))),
      ])
    case .wording(let old, let new):
      .object([
        ("key", .string(aspect.key)), ("old", .optional(old?[language])),
        ("new", .optional(new?[language])), ("wording", .bool(true)),
      ])
    case .condition(let condition):
      .object([
        ("key", .string(aspect.key)), ("old", .optional(condition.old)),
        ("new", .optional(condition.new)), ("equivalent", .bool(condition.isEquivalent)),
        ("shifts", .array(condition.shifts.map(shift))),
        ("not_analysed", .array(condition.notAnalysed.map(JSON.string))),
      ])
    }
  }

  private func shift(_ shift: ConditionDifference.Shift) -> JSON {
    let text = ShiftText(language: language)
    return .object([
      ("from", .string(shift.from.text)), ("to", .string(shift.to.text)),
      ("cases", .array(text.cases(shift).map(JSON.string))),
      ("complete", .bool(shift.isComplete)),
      (
        "example",
        shift.example.map { settings in
          .object(settings.map { ($0.name, .string($0.value.text)) })
        } ?? .null
      ),
      ("excluded", .bool(shift.isExcluded)),
    ])
  }

  private func caseImpact(_ entry: CaseImpact) -> JSON {
    .object([
      ("id", .string(entry.id)), ("changed", .bool(entry.isChanged)),
      ("changes", .array(entry.changes.map(change))),
      ("stuck", .array(entry.becameStuck.map(JSON.string))),
      ("freed", .array(entry.freed.map(JSON.string))),
      (
        "open",
        .array(
          entry.cannotBeSaid.map { open in
            .object([
              ("id", .string(open.id)), ("facts", .array(open.facts.map { .string($0.id) })),
            ])
          })
      ),
      (
        "plan_reaches",
        .object([("old", .bool(entry.reaches.old)), ("new", .bool(entry.reaches.new))])
      ),
      ("left_out", .array(entry.leftOut.map(JSON.string))),
    ])
  }

  private func change(_ change: CaseImpact.Change) -> JSON {
    let kind: String
    var field: [(String, JSON)] = []
    let states: (JSON, JSON)
    switch change.states {
    case .action(let old, let new):
      (kind, states) = ("action", (.optional(old?.rawValue), .optional(new?.rawValue)))
    case .blocker(let old, let new):
      (kind, states) = ("blocker", (.optional(old?.rawValue), .optional(new?.rawValue)))
    case .contradiction(let isNew):
      let there = JSON.string("present")
      (kind, states) = ("contradiction", isNew ? (.null, there) : (there, .null))
    case .inferred(_, let old, let new):
      (kind, states) = ("inferred", (.optional(old?.text), .optional(new?.text)))
    case .told(let subject, let detail, let old, let new):
      (kind, states) = (subject.rawValue, (said(old), said(new)))
      field = [("field", .string(detail.rawValue))]
    }
    return .object(
      [("kind", .string(kind)), ("id", .string(change.id)), ("part", .optional(change.part))]
        + field + [
          ("old", states.0), ("new", states.1),
          ("because", .array(change.because.map { .object(reference($0)) })),
        ])
  }

  private func said(_ said: CaseImpact.Said?) -> JSON {
    guard let said else { return .null }
    return said.isList
      ? .array(said.codes.map(JSON.string)) : .string(said.codes.joined(separator: ", "))
  }
}

/// The output formats of the difference of two playbooks, as `--format` of `advisor diff` names
/// them.
package enum DifferenceFormat: String, CaseIterable, Sendable {
  case text, json, markdown, html
  /// A draft of the list of changes of the rules, as Markdown.
  case changelog

  /// The difference in this format; a list of changes is headed by the day.
  package func report(
    _ difference: PlaybookDifference, on date: CalendarDate, language: Language, color: Bool,
    width: Int = 80
  ) -> String {
    let page = DifferencePage(difference, language: language).page
    switch self {
    case .text: return PageText(width: width, color: color).text([page])
    case .json: return CompareJSON(language: language).difference(difference).pretty + "\n"
    case .markdown: return PageMarkdown().text([page])
    case .html: return PageHTML().text([page])
    case .changelog:
      return visible(ChangelogText(difference: difference, date: date, language: language).text)
    }
  }
}

extension AdviceFormat {
  /// The impact of new rules on a list of cases in this format.
  package func report(_ impact: Impact, language: Language, color: Bool, width: Int = 80)
    -> String
  {
    if self == .json { return CompareJSON(language: language).impact(impact).pretty + "\n" }
    return text([ImpactPage(impact, language: language).page], color, width)
  }

  /// The pages in this format, which is not JSON.
  func text(_ pages: [Page], _ color: Bool, _ width: Int) -> String {
    switch self {
    case .text, .json: PageText(width: width, color: color).text(pages)
    case .markdown: PageMarkdown().text(pages)
    case .html: PageHTML().text(pages)
    }
  }
}
