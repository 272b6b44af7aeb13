import Advising
import FEEL
import Playbooks

/// The facts that a new case file begins with.
struct TemplateFacts {
  /// The facts of a phase that have a place in the file.
  struct Phase {
    /// Nil in a playbook without phases.
    let title: Text?
    /// What is asked in a case of which nothing is known, the most useful first.
    let asked: [Fact]
    /// The days from which time limits run, those of most limits first.
    let days: [Fact]

    /// A few facts of each kind.
    func first(_ count: Int) -> [Fact] {
      Array(asked.prefix(title == nil ? 8 * count : count)) + days.prefix(count - 1)
    }
  }

  /// The fact that lists count, such as a number of persons.
  let counted: Fact?
  /// The phases of which there is something to say.
  let phases: [Phase]

  init(_ playbook: Playbook, on date: CalendarDate) {
    let advisor = Advisor(playbook)
    let places = advisor.rules(on: date).phases
    let empty = Case(id: "new", title: Text("new"))
    let asked = advisor.questions(about: empty, on: date).map(\.fact)
    counted = playbook.counted
    let (days, others) = (Self.days(playbook), Self.others(playbook))
    let taken = counted?.slot

    /// The facts that have their place in the phase.
    func facts(_ slots: [Slot], of phase: Int?) -> [Fact] {
      slots.filter { $0 != taken && (phase == nil || places[$0]?.index == phase) }
        .compactMap(playbook.fact)
    }
    func content(_ index: Int?) -> Phase {
      let own = facts(asked, of: index).filter { !$0.isList }
      return Phase(
        title: index.map { playbook.phases[$0].declaration.title },
        asked: own.isEmpty ? Array(facts(others, of: index).prefix(1)) : own,
        days: facts(days.filter { !own.map(\.slot).contains($0) }, of: index))
    }
    let indices = playbook.phases.isEmpty ? [nil] : playbook.phases.indices.map(Optional.init)
    phases = indices.map(content).filter { !$0.asked.isEmpty || !$0.days.isEmpty }
  }

  /// The facts from which time limits run, those of most limits first.
  private static func days(_ playbook: Playbook) -> [Slot] {
    let slots = playbook.clocks.filter { $0.holder == nil }.flatMap {
      playbook.factSlots(read: $0.from.program.slots)
    }
    let counts = Dictionary(slots.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.keys.sorted { (-(counts[$0] ?? 0), $0.index) < (-(counts[$1] ?? 0), $1.index) }
  }

  /// The facts that somebody would state, where nothing is asked yet.
  private static func others(_ playbook: Playbook) -> [Slot] {
    let screened = Set(playbook.screens.flatMap(\.facts))
    return playbook.facts.filter { $0.assume == nil && !$0.isList && !screened.contains($0.slot) }
      .map(\.slot)
  }

  /// The first fact of all.
  var first: Fact? { phases.first?.asked.first }

  /// A fact that one part may state otherwise than the case.
  var ofParts: Fact? { phases.flatMap(\.asked).first { !$0.ofCase && !$0.choices.isEmpty } }
}
