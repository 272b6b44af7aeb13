import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds remedies that nothing asks for, and remedies that do not help against a blocker that lists
/// them.
enum RemedyUseCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    return unused(playbook) + idle(playbook) + leaving(&context)
  }

  private static func unused(_ playbook: Playbook) -> [Finding] {
    let listed = Set(
      playbook.blockers.flatMap(\.remedies) + playbook.goals.flatMap(\.remedies))
    let needed = Set(playbook.factSlots(read: playbook.remedies.flatMap { $0.needs?.slots ?? [] }))
    return playbook.remedies.indices.compactMap { index in
      let remedy = playbook.remedies[index]
      if listed.contains(Reference(index)) { return nil }
      if remedy.achieves.contains(where: { needed.contains($0.fact) }) { return nil }
      return Finding(.unused(remedy), about: .remedy(Reference(index)))
    }
  }

  /// Finds remedies after which their blocker is still present in every case.
  ///
  /// They change a fact that the blocker reads, but to the wrong value.
  private static func leaving(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    var found: [Finding] = []
    for blocker in playbook.blockers {
      let own = Set(playbook.factSlots(read: blocker.when.slots))
      for reference in blocker.remedies {
        let (remedy, facts) = (playbook[reference], playbook[reference].achieves.map(\.fact))
        let steps = Set(playbook.factSlots(read: waited(blocker, besides: reference, playbook)))
        guard facts.contains(where: own.contains), !facts.contains(where: steps.contains),
          let after = context.restriction(by: remedy), let when = context.diagram(blocker.when),
          context.space.notAnalysed(in: when).isEmpty
        else { continue }
        do throws(Overflow) {
          let present = try context.space.store.isTrue(when)
          let still = try context.space.store.restricted(present, to: after)
          let gone = try context.space.store.and(present, context.space.store.not(still))
          guard present != .alwaysFalse, present != .alwaysTrue, gone == .alwaysFalse else {
            continue
          }
          found.append(Finding(.leaves(remedy, blocker), about: .remedy(reference)))
        } catch {
          continue
        }
      }
    }
    return found
  }

  /// The slots that the other remedies of the blocker read in `needs` and `when`.
  private static func waited(
    _ blocker: Blocker, besides reference: Reference<Remedy>, _ playbook: Playbook
  ) -> [Slot] {
    blocker.remedies.filter { $0 != reference }.flatMap { other in
      (playbook[other].needs?.slots ?? []) + (playbook[other].when?.slots ?? [])
    }
  }

  /// Finds remedies that change no fact that matters to their blocker.
  ///
  /// A fact matters if the blocker reads it, or if another remedy of the list reads it, which makes
  /// this one a step on the way.
  private static func idle(_ playbook: Playbook) -> [Finding] {
    playbook.blockers.flatMap { blocker -> [Finding] in
      let own = Set(playbook.factSlots(read: blocker.when.slots))
      return blocker.remedies.compactMap { reference in
        let remedy = playbook[reference]
        guard !remedy.achieves.isEmpty else { return nil }
        let others = waited(blocker, besides: reference, playbook)
        let wanted = own.union(playbook.factSlots(read: others))
        if remedy.achieves.contains(where: { wanted.contains($0.fact) }) { return nil }
        return Finding(.changesNothing(remedy, blocker), about: .remedy(reference))
      }
    }
  }
}

extension CheckContext {
  /// The cells of the facts once the remedy has changed what it changes; nil where they cannot
  /// be determined exactly.
  fileprivate func restriction(by remedy: Remedy) -> Restriction? {
    var after = Restriction()
    for achievement in remedy.changes {
      guard case .value(let value) = achievement.change,
        let variable = space.variable(of: achievement.fact),
        let cells = space.cells(of: achievement.fact),
        let cell = cells.cell(of: value), case .value = cells[cell].extent
      else { return nil }
      after[variable] = CellSet(cell)
    }
    return after
  }
}

extension Formula {
  /// The slots that the expression reads itself.
  var slots: [Slot] { program.slots }
}

extension Diagnostic {
  fileprivate static func unused(_ remedy: Remedy) -> Diagnostic {
    Diagnostic(
      "unused-remedy", .warning,
      Wording(
        en: "no blocker or goal lists `\(remedy.id)`, and no `needs` waits for what it achieves",
        zh: "没有卡点或目标列出 `\(remedy.id)`，也没有 `needs` 等待其成果"),
      at: remedy.declaration.place,
      notes: [Note(Wording(en: "it is never advised", zh: "它永远不会被建议"))],
      help: Wording(
        en: "list it under the `remedies` of a blocker or goal, or remove it",
        zh: "列入某个卡点或目标的 `remedies`，或删去"))
  }

  fileprivate static func leaves(_ remedy: Remedy, _ blocker: Blocker) -> Diagnostic {
    Diagnostic(
      "remedy-changes-nothing", .warning,
      Wording(
        en: "after `\(remedy.id)` its blocker `\(blocker.id)` is present still, in every case",
        zh: "`\(remedy.id)` 办完之后，卡点 `\(blocker.id)` 在任何案件中都依然存在"),
      at: remedy.declaration.place,
      notes: [
        Note(
          Wording(en: "the blocker's condition is here", zh: "卡点的条件在这里"),
          at: blocker.when.place)
      ],
      help: Wording(
        en: "let it achieve what turns the blocker's `when`, or take it off the list",
        zh: "让 `achieves` 写入能使卡点条件不成立的值，或从列表中删去"))
  }

  fileprivate static func changesNothing(_ remedy: Remedy, _ blocker: Blocker) -> Diagnostic {
    Diagnostic(
      "remedy-changes-nothing", .warning,
      Wording(
        en: "`\(remedy.id)` changes no fact that its blocker `\(blocker.id)` depends on",
        zh: "`\(remedy.id)` 不改变卡点 `\(blocker.id)` 所依据的任何事实"),
      at: remedy.declaration.place,
      notes: [
        Note(
          Wording(en: "the blocker stays present when it is done", zh: "办完之后该卡点依然存在"),
          at: blocker.when.place)
      ],
      help: Wording(
        en: "let it achieve a fact of the blocker's `when`, or take it off the list",
        zh: "在 `achieves` 中写入卡点条件的事实，或从列表中删去"))
  }
}
