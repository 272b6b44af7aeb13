import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds fallbacks that are advised past the order of their own blockers, because they fill what a
/// remedy of another blocker needs (contract, section 4.3).
///
/// A remedy with a `when` says itself where it suits, and the first of a list passes nobody.
enum PassedOrderCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    var seen: Set<Reference<Remedy>> = []
    var found: [Finding] = []
    for need in Precedence(context.advisor).needs {
      for filler in need.fillers where playbook[filler].when == nil && !seen.contains(filler) {
        let own = playbook.lists(of: filler)
        guard !own.isEmpty, own.allSatisfy({ $0.place > 0 }),
          playbook.goals.allSatisfy({ !$0.remedies.contains(filler) }),
          let other = context.passes(need, own.map(\.blocker))
        else { continue }
        seen.insert(filler)
        found.append(
          Finding(
            .passes(
              playbook[filler], by: playbook[need.remedy], for: playbook[other],
              besides: playbook[own[0].blocker]),
            about: .remedy(filler)))
      }
    }
    return found
  }
}

extension CheckContext {
  /// A blocker that lists the remedy of the need, and can be there while the need is open and none
  /// of the others is; nil where there is none, or none is proved.
  fileprivate mutating func passes(_ need: Precedence.Need, _ others: [Reference<Blocker>])
    -> Reference<Blocker>?
  {
    for (blocker, _) in playbook.lists(of: need.remedy) where !others.contains(blocker) {
      if passes(need, blocker, without: others) { return blocker }
    }
    return nil
  }

  private mutating func passes(
    _ need: Precedence.Need, _ blocker: Reference<Blocker>, without others: [Reference<Blocker>]
  ) -> Bool {
    do throws(Overflow) {
      guard let there = diagram(playbook[blocker].when) else { return false }
      let open = try space.diagram(of: need.operand.program)
      var region = try space.store.and(
        space.store.isTrue(there), space.store.not(space.store.isTrue(open)))
      for other in others {
        guard let when = diagram(playbook[other].when) else { return false }
        region = try space.store.and(region, space.store.not(space.store.isTrue(when)))
      }
      guard region != .alwaysFalse, space.notAnalysed(in: region).isEmpty else { return false }
      return excluders(of: region, among: constraints()) == nil
    } catch {
      return false
    }
  }
}

extension Playbook {
  /// The blockers that list the remedy, with its place in each list.
  fileprivate func lists(of remedy: Reference<Remedy>)
    -> [(blocker: Reference<Blocker>, place: Int)]
  {
    blockers.indices.compactMap { index in
      blockers[index].remedies.firstIndex(of: remedy).map { (Reference(index), $0) }
    }
  }
}

extension Diagnostic {
  fileprivate static func passes(
    _ remedy: Remedy, by needing: Remedy, for other: Blocker, besides own: Blocker
  ) -> Diagnostic {
    Diagnostic(
      "passed-order", .note,
      Wording(
        en:
          "`\(remedy.id)` is advised also where its blocker `\(own.id)` is absent, and ahead of its turn there",
        zh: "即使其卡点 `\(own.id)` 不成立，`\(remedy.id)` 也会被建议，且不按该卡点的措施顺序"),
      at: remedy.declaration.place,
      notes: [
        Note(
          Wording(
            en: "`\(needing.id)`, for `\(other.id)`, needs what it achieves",
            zh: "`\(other.id)` 的措施 `\(needing.id)` 需要其成果"),
          at: needing.declaration.place)
      ],
      help: Wording(
        en: "if it suits only there, say so: `when: ...` with the condition of `\(own.id)`",
        zh: "如只适用于该卡点，请写明：`when: ...`，用 `\(own.id)` 的条件"))
  }
}
