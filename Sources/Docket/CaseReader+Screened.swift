package import Advising
package import Diagnostics
import FEEL
package import Playbooks
package import YAML

/// Reads which checklists have been gone through (contract, sections 3 and 5).
extension CaseReader {
  /// The checklists of a case file, each with its day, or with a map that says more.
  mutating func screened(_ fields: MappingReader) -> [Reference<Screen>: Case.Screening] {
    guard let node = fields["screened"] else { return [:] }
    guard case .mapping(let entries) = node.kind else {
      let place = Place(fields.file, node.span)
      diagnostics.append(node.hint(in: fields.file) ?? .notDaysOfScreens(node, at: place))
      return [:]
    }
    var screened: [Reference<Screen>: Case.Screening] = [:]
    for entry in entries {
      let screen = screen(entry.key, in: fields.file)
      let screening = screening(entry, in: fields.file)
      if let screen, let screening { screened[screen] = screening }
    }
    return screened
  }

  /// The checklists that a rule test lists: they count as gone through on any day.
  ///
  /// What is no list, and what is no checklist of the playbook, is a finding.
  package mutating func screens(_ node: Node, in file: SourceFile)
    -> [Reference<Screen>: Case.Screening]
  {
    guard case .sequence(let items) = node.kind else {
      let what = Wording(en: "`screened`", zh: "`screened`")
      diagnostics.append(.notAList(what, at: Place(file, node.span)))
      return [:]
    }
    var screened: [Reference<Screen>: Case.Screening] = [:]
    for item in items {
      if let screen = screen(item, in: file) { screened[screen] = Case.Screening(on: nil) }
    }
    return screened
  }

  /// The checklist that the node names; any other name is a finding.
  private mutating func screen(_ node: Node, in file: SourceFile) -> Reference<Screen>? {
    let place = Place(file, node.span)
    guard let id = node.scalar?.text, !node.isEmptyScalar else {
      diagnostics.append(.notAScalar(Wording(en: "a checklist", zh: "排查清单"), at: place))
      return nil
    }
    if let index = playbook.screens.firstIndex(where: { $0.id == id }) {
      note(.screens, id, at: place)
      return Reference(index)
    }
    diagnostics.append(
      playbook.unknown(id, in: .screens, at: place))
    return nil
  }

  /// When a checklist was gone through, and who says so; nil where that cannot be read.
  private mutating func screening(_ entry: Node.Entry, in file: SourceFile) -> Case.Screening? {
    let id = entry.key.scalar?.text ?? ""
    let what = Wording(en: "`\(id)` in `screened`", zh: "`screened` 中的 `\(id)`")
    if entry.value.isEmptyScalar {
      diagnostics.append(.noDayOfScreening(what, at: Place(file, entry.key.span)))
      return nil
    }
    guard case .mapping = entry.value.kind else {
      return entry.value.date(in: file, into: &diagnostics).map { Case.Screening(on: $0) }
    }
    guard
      let fields = MappingReader(
        entry.value, in: file, of: what, keys: ["on", "source"], into: &diagnostics)
    else { return nil }
    let on = fields.date("on", into: &diagnostics)
    let source = fields.string("source", into: &diagnostics)
    return Case.Screening(on: on, source: source)
  }
}

extension Diagnostic {
  /// The checklists stand without their days, as in a rule test.
  fileprivate static func notDaysOfScreens(_ node: Node, at place: Place) -> Diagnostic {
    let first = node.sequence?.first ?? node
    let id = first.scalar?.text ?? "..."
    return Diagnostic(
      "not-a-mapping", .error,
      Wording(
        en: "`screened` gives each checklist its day", zh: "`screened` 须写明每份清单的核对日期"), at: place,
      help: Wording(
        en: "write `screened: {\(id): 2021-05-20}`", zh: "写 `screened: {\(id): 2021-05-20}`"))
  }

  fileprivate static func noDayOfScreening(_ what: Wording, at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error,
      Wording(en: "\(what.en) has no day", zh: "\(what.zh)没有填日期"), at: place,
      help: Wording(
        en: "write the day on which it was gone through, or take the line out while it was not",
        zh: "填写核对日期；尚未核对的，请删去这一行"))
  }
}
