import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds blockers that are present whenever another one is.
enum BlockerInclusionCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let entries = entries(&context)
    var findings: [Finding] = []
    for (position, b) in entries.enumerated() {
      for (other, a) in entries.enumerated()
      where other != position && a.mayImply(b, context.space.store) {
        guard a.blocker.declaration.effective.meets(b.blocker.declaration.effective) else {
          continue
        }
        if a.truth == b.truth {
          if other < position { findings.append(Finding(.same(b.blocker, a.blocker), about: b.id)) }
        } else if context.space.store.isInside(a.truth, b.truth) {
          findings.append(Finding(.included(a.blocker, in: b.blocker), about: a.id))
        }
      }
    }
    return findings
  }

  /// A blocker whose condition can be analysed.
  private struct Entry {
    let blocker: Blocker
    let id: Clause.Subject
    /// True where the blocker is present, and false everywhere else.
    let truth: Diagram
    /// One case in which the blocker is present, as the cell of each variable.
    let sample: [Variable: Int]

    /// Whether the other blocker is present in this one's sample; where it is not, inclusion is
    /// ruled out.
    func mayImply(_ other: Entry, _ store: DiagramStore) -> Bool {
      store.answer(of: other.truth) { sample[$0] ?? 0 } == .true
    }
  }

  private static func entries(_ context: inout CheckContext) -> [Entry] {
    var entries: [Entry] = []
    for (index, blocker) in context.playbook.blockers.enumerated() {
      guard let diagram = context.diagram(blocker.when),
        let truth = try? context.space.store.isTrue(diagram),
        truth != .alwaysTrue, let sample = context.space.store.witness(of: .true, in: truth)
      else { continue }
      entries.append(
        Entry(blocker: blocker, id: .blocker(Reference(index)), truth: truth, sample: sample))
    }
    return entries
  }
}

extension DiagramStore {
  /// Whether the second diagram is true wherever the first is.
  ///
  /// This adds no node to the store: there are too many pairs of blockers to keep a diagram for
  /// each.
  fileprivate func isInside(_ a: Diagram, _ b: Diagram) -> Bool {
    var seen: Set<[Diagram]> = []
    return isInside(a, b, &seen)
  }

  private func isInside(_ a: Diagram, _ b: Diagram, _ seen: inout Set<[Diagram]>) -> Bool {
    if a == .alwaysFalse || b == .alwaysTrue || a == b { return true }
    if a == .alwaysTrue || b == .alwaysFalse { return false }
    guard seen.insert([a, b]).inserted else { return true }
    let variables = [variable(of: a), variable(of: b)].compactMap { $0 }
    guard let first = variables.min() else { return false }
    return (0..<cellCount(of: first)).allSatisfy { cell in
      let left = variable(of: a) == first ? child(of: a, at: cell) : a
      let right = variable(of: b) == first ? child(of: b, at: cell) : b
      return isInside(left, right, &seen)
    }
  }
}

extension EffectivePeriod {
  /// Whether the two periods have a day in common.
  func meets(_ other: EffectivePeriod) -> Bool {
    if let until, let start = other.from, until < start { return false }
    if let end = other.until, let from, end < from { return false }
    return true
  }
}

extension Diagnostic {
  fileprivate static func same(_ blocker: Blocker, _ first: Blocker) -> Diagnostic {
    Diagnostic(
      "same-blocker", .warning,
      Wording(
        en: "`\(blocker.id)` is present in exactly the cases in which `\(first.id)` is",
        zh: "`\(blocker.id)` 与 `\(first.id)` 在完全相同的案件中出现"),
      at: blocker.when.place,
      notes: [
        Note(Wording(en: "the other condition is here", zh: "另一条件在这里"), at: first.when.place)
      ],
      help: Wording(en: "make one blocker of the two", zh: "合并为一个卡点"))
  }

  /// A blocker is present only where a wider one is; this is a warning where both lead to the same
  /// remedies.
  fileprivate static func included(_ blocker: Blocker, in wider: Blocker) -> Diagnostic {
    let sameAdvice = blocker.remedies == wider.remedies
    return Diagnostic(
      "included-blocker", sameAdvice ? .warning : .note,
      Wording(
        en: "whenever `\(blocker.id)` is present, `\(wider.id)` is too",
        zh: "`\(blocker.id)` 出现时，`\(wider.id)` 必然出现"),
      at: blocker.when.place,
      notes: [
        Note(Wording(en: "the wider condition is here", zh: "范围更大的条件在这里"), at: wider.when.place)
      ],
      help: sameAdvice
        ? Wording(en: "both lead to the same remedies: remove one", zh: "二者措施相同，可删去其一")
        : Wording(
          en: "leave it if both are meant; else exclude one: `... and not(...)`",
          zh: "如确需两者并存可不改；否则排除其一：`... and not(...)`"))
  }
}
