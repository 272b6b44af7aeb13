import Advising
import Diagnostics
import FEEL
import Playbooks

extension Titles {
  /// A fact with its value, and who said so.
  func text(_ evidence: Evidence) -> String {
    guard let fact = playbook.fact(at: evidence.fact) else { return self.fact(evidence.fact) }
    let sentences = Sentences(language: language)
    var notes: [String] = []
    if let statement = evidence.statement {
      notes += [statement.source.map(source), statement.on?.text].compactMap { $0 }
      notes += statement.status.map { [sentences.factStatus($0)] } ?? []
    } else {
      notes.append(Labels.assumed[language])
    }
    let value = ShownValue(language: language).text(evidence.value, of: fact)
    return self.fact(evidence.fact) + Labels.colon[language] + value + sentences.provenance(notes)
  }

  /// Where a fact comes from; what a step has achieved was written with the step's id.
  func source(_ text: String) -> String {
    guard text.hasPrefix("log "), let done = playbook.remedy(named: String(text.dropFirst(4)))
    else { return text }
    let title = remedy(done)
    return Wording(en: "log: \(title)", zh: "办理记录：\(title)")[language]
  }

  /// What the playbook cites, each source once, and whether somebody has read it there; with a
  /// day, also whether it is in force on it.
  func grounds(_ basis: [Basis], on date: CalendarDate? = nil) -> [String] {
    var seen: Set<Reference<Source>> = []
    return basis.filter { seen.insert($0.source).inserted }.map { first in
      let source = playbook[first.source]
      let places = basis.filter { $0.source == first.source && !$0.locator.isEmpty }
      let sentences = Sentences(language: language)
      let text = sentences.grounds(
        source.declaration.title[language], number: source.number,
        locators: places.map(\.locator), isChecked: source.checked)
      guard let date, !source.declaration.effective.contains(date) else { return text }
      return text + sentences.notInForce(date)
    }
  }
}
