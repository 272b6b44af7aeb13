import Advising
import Diagnostics
import FEEL
import Playbooks

extension Titles {
  /// A fact with its value, and where the value comes from.
  func text(_ evidence: Evidence) -> String {
    guard playbook.fact(at: evidence.fact) != nil else { return fact(evidence.fact) }
    let sentences = Sentences(language: language)
    var notes: [String] = []
    if let statement = evidence.statement {
      notes += [statement.source.map(source), statement.day?.text].compactMap { $0 }
      notes += statement.status.map { [sentences.factStatus($0)] } ?? []
    } else if isOnlyUnrecorded(evidence) {
      return fact(evidence.fact) + Labels.colon[language] + Labels.assumedSo[language]
    } else {
      notes.append(origin(of: evidence))
    }
    return plain(evidence) + sentences.provenance(notes)
  }

  /// Whether the fact counts as not so only because nobody has recorded it: that does not say that it
  /// is not so.
  func isOnlyUnrecorded(_ evidence: Evidence) -> Bool {
    if case .boolean(false) = evidence.value {
      evidence.statement == nil && evidence.isAssumed
    } else {
      false
    }
  }

  /// A fact with its value, and nothing on how it is known.
  func plain(_ evidence: Evidence) -> String {
    let value =
      playbook.fact(at: evidence.fact)
      .map { ShownValue(language: language).text(evidence.value, of: $0) } ?? evidence.value.text
    return self.fact(evidence.fact) + Labels.colon[language] + value
  }

  /// How the value is known of a fact that the case file does not give.
  func origin(of evidence: Evidence) -> String {
    let sentences = Sentences(language: language)
    switch evidence.origin {
    case .inferred: return sentences.follows(from: constraints(evidence.by))
    case .screen(let screen):
      let isGoneThrough = day.map { `case`.screened(on: $0).contains { $0.screen == screen } }
      return sentences.none(by: self.screen(screen), isGoneThrough: isGoneThrough ?? true)
    case .assumed, nil: return Labels.assumedSo[language]
    }
  }

  /// The source of a fact; the id of a remedy, written by the log, becomes its title.
  func source(_ text: String) -> String {
    let pieces = text.split(whereSeparator: { $0 == " " || $0 == ":" }).map(String.init)
    guard pieces.count == 2, pieces[0] == "log", let done = playbook.remedy(named: pieces[1])
    else { return text }
    let title = remedy(done)
    return Wording(en: "log: \(title)", zh: "办理记录：\(title)")[language]
  }

  /// The sources that are cited, each once, marked if nobody has checked it.
  ///
  /// With a date, a source that is not in force on it is marked too.
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

extension Evidence {
  /// Whether the value is taken only because nobody has recorded another.
  fileprivate var isAssumed: Bool {
    switch origin {
    case .assumed, nil: true
    case .inferred, .screen: false
    }
  }
}
