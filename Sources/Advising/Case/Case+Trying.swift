package import FEEL
package import Playbooks

extension Case {
  /// The case with the fact stated so: of that part, or of the case and all its parts.
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

  /// The case with the entry as the newest of its day.
  package func entering(_ entry: LogEntry) -> Case {
    var copy = self
    copy.log.insert(entry, at: log.firstIndex { $0.on > entry.on } ?? log.count)
    return copy
  }

  /// The case once the remedy is done there and has achieved what it is meant to.
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
