package import FEEL
package import Playbooks

extension Case {
  /// The case with the fact stated so, in that part or in the case and all its parts.
  package func stating(_ statement: Statement, of fact: Slot, part: String?) -> Case {
    var copy = self
    guard let part else {
      copy.facts[fact] = statement
      for index in parts.indices { copy.parts[index].facts[fact] = nil }
      return copy
    }
    for index in parts.indices where parts[index].id == part {
      copy.parts[index].facts[fact] = statement
    }
    return copy
  }

  /// The case with the entry in its log, as the last one of its day.
  package func entering(_ entry: LogEntry) -> Case {
    var copy = self
    copy.log.insert(entry, at: log.firstIndex { $0.on > entry.on } ?? log.count)
    return copy
  }

  /// The case after the remedy has been done in that part, or in all parts where `part` is nil.
  ///
  /// The log says done, and the facts have the values that the remedy gives them.
  package func achieving(_ remedy: Reference<Remedy>, part: String?, _ rules: PlaybookInForce)
    -> Case
  {
    let playbook = rules.playbook
    var copy = entering(LogEntry(on: rules.date, remedy: remedy, status: .done, part: part))
    for situation in Situation.all(rules, self) where part == nil || situation.part == part {
      for (fact, value) in situation.changes(by: playbook[remedy]) {
        let place = playbook.fact(at: fact)?.ofCase == true ? nil : situation.part
        copy = copy.stating(Statement(value: value), of: fact, part: place)
      }
    }
    return copy
  }
}
