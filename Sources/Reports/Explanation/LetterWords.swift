import Advising
import Diagnostics
import FEEL
import Playbooks

/// Facts, days and open questions as a letter puts them, in one language.
///
/// What is known stands with its source and day; what is not known is never said to be not so.
struct LetterWords {
  let titles: Titles

  private var playbook: Playbook { titles.playbook }
  private var language: Language { titles.language }
  /// The most facts that a letter names.
  private static let most = 5

  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// A day as it is written in a letter.
  func day(_ date: CalendarDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return say(
      "\(date.day) \(months[date.month - 1]) \(date.year)",
      "\(date.year)年\(date.month)月\(date.day)日")
  }

  /// Items after one another, as a clause each; the last ones are counted where there are too many.
  func list(_ items: [String]) -> String {
    let separator = Labels.separator[language]
    guard items.count > Self.most + 1 else { return items.joined(separator: separator) }
    let rest = Sentences(language: language).more(items.count - Self.most)
    return (items.prefix(Self.most) + [rest]).joined(separator: separator)
  }

  // Facts.

  /// The facts that have been established; an open checklist establishes nothing.
  func established(_ evidence: [Evidence]) -> [Evidence] { evidence.filter { !isOpen($0) } }

  /// The facts that count as none only because nobody has gone through their checklist.
  func unscreened(_ evidence: [Evidence]) -> [Slot] { evidence.filter(isOpen).map(\.fact) }

  private func isOpen(_ evidence: Evidence) -> Bool {
    guard case .screen(let screen) = evidence.origin else { return false }
    return
      !(titles.day.map { titles.case.screened(on: $0).contains { $0.screen == screen } } ?? true)
  }

  /// The facts as an official letter states them, by how they are known: what enquiries have shown,
  /// what the file says without a source, what has only been said, and what nobody has recorded.
  func findings(_ evidence: [Evidence]) -> String? {
    let known = established(evidence).filter { !isNotRecorded($0) }
    let said = known.filter(isOnlySaid)
    let filed = known.filter(isOnlyFiled)
    let shown = known.filter { !isOnlySaid($0) && !isOnlyFiled($0) }
    let texts = [
      sentence(shown, Wording(en: "Our enquiries show", zh: "经查")),
      sentence(filed, Wording(en: "The case file says", zh: "据案卷记载")),
      sentence(said, Wording(en: "We have been told", zh: "据反映")),
      notRecorded(evidence),
    ].compactMap { $0 }
    return texts.isEmpty ? nil : prose(texts)
  }

  /// Whether the fact counts as not so only because nobody has recorded it.
  private func isNotRecorded(_ evidence: Evidence) -> Bool {
    guard evidence.statement == nil else { return false }
    switch evidence.origin {
    case .assumed, nil: return true
    case .inferred, .screen: return false
    }
  }

  private func notRecorded(_ evidence: [Evidence]) -> String? {
    let names = evidence.filter(isNotRecorded).map { titles.fact($0.fact) }
    guard !names.isEmpty else { return nil }
    return say(
      "There is no record so far of: \(list(names)).", "目前未见以下事项的记录：\(list(names))。")
  }

  /// Whether the file gives neither a source nor how reliable the fact is.
  private func isOnlyFiled(_ evidence: Evidence) -> Bool {
    evidence.statement.map { $0.source == nil && $0.status == nil } ?? false
  }

  private func isOnlySaid(_ evidence: Evidence) -> Bool { evidence.statement?.status == .stated }

  private func sentence(_ evidence: [Evidence], _ head: Wording) -> String? {
    guard !evidence.isEmpty else { return nil }
    let text = list(evidence.map(fact))
    let subject = evidence.allSatisfy(isStatement) ? "该项目" : ""
    return say("\(head.en): \(text).", "\(head.zh)，\(subject)\(text)。")
  }

  /// The facts in plain words.
  func plainFindings(_ evidence: [Evidence]) -> String? {
    let known = established(evidence).filter { !isNotRecorded($0) }
    let text = list(known.map(fact))
    let isHeard = known.contains { isOnlySaid($0) || isOnlyFiled($0) }
    let told =
      known.isEmpty
      ? nil
      : isHeard
        ? say("What we have heard so far: \(text).", "目前了解到：\(text)。")
        : say("This is known: \(text).", "目前查明：\(text)。")
    let texts = [told, notRecorded(evidence)].compactMap { $0 }
    return texts.isEmpty ? nil : prose(texts)
  }

  /// A fact with its value, its source and its day.
  func fact(_ evidence: Evidence) -> String {
    statement(evidence) + Sentences(language: language).provenance(notes(evidence))
  }

  /// The source and the day; how the fact is known where it is not stated.
  private func notes(_ evidence: Evidence) -> [String] {
    if let statement = evidence.statement {
      return [statement.source.map(titles.source), statement.day.map(day)].compactMap { $0 }
    }
    switch evidence.origin {
    case .inferred: return [say("it follows from what is known", "据已查明情况推知")]
    case .screen, .assumed, nil: return [titles.origin(of: evidence)]
    }
  }

  /// Whether the fact reads as a statement about the project.
  private func isStatement(_ evidence: Evidence) -> Bool {
    switch evidence.value {
    case .boolean(true): true
    case .boolean(false): Denial.of(titles.fact(evidence.fact), language) != nil
    default: false
    }
  }

  private func statement(_ evidence: Evidence) -> String {
    let title = titles.fact(evidence.fact)
    switch evidence.value {
    case .boolean(true): return title
    case .boolean(false):
      return Denial.of(title, language) ?? title + Labels.colon[language] + Labels.no[language]
    case .date(let date): return title + Labels.colon[language] + day(date)
    default: return titles.plain(evidence)
    }
  }

  // What is open.

  /// A fact that is open; of a yes or no it is said that it may be either.
  private func question(_ slot: Slot) -> String {
    let title = titles.fact(slot)
    guard case .boolean = playbook.fact(at: slot)?.type else { return title }
    let ask = titles.question(slot)
    let asked =
      language == .zh && ask.hasSuffix("？") ? Self.withoutAdvice(ask.dropLast()) : "是否\(title)"
    return say("\(title) (yes or no)", asked)
  }

  /// The question without a remark at its end that tells how to fill it in: （尚未交付的，填“无”）.
  private static func withoutAdvice(_ question: Substring) -> String {
    guard question.hasSuffix("）"), let start = question.lastIndex(of: "（"),
      question[start...].contains("填")
    else { return String(question) }
    return String(question[..<start])
  }

  /// That these facts are still open, in an official letter.
  func open(_ facts: [Slot]) -> String? {
    guard !facts.isEmpty else { return nil }
    let names = list(unique(facts.map(question)))
    return say(
      "This is still open and is being looked into: \(names).", "以下情况尚在核实，以查明结果为准：\(names)。")
  }

  /// The same in plain words.
  func plainOpen(_ facts: [Slot]) -> String? {
    guard !facts.isEmpty else { return nil }
    let names = list(unique(facts.map(question)))
    return say("We do not know yet: \(names).", "还没有查清的：\(names)。")
  }

  /// Sentences one after the other.
  func prose(_ sentences: [String?]) -> String {
    sentences.compactMap { $0 }.joined(separator: say(" ", ""))
  }
}

/// A title that says that something is so, turned into one that says that it is not so yet.
enum Denial {
  /// The denial of the title; nil where its words do not allow one that reads well.
  static func of(_ title: String, _ language: Language) -> String? {
    guard language == .zh, title.count(of: "已") == 1,
      !["未", "不", "无", "且", "、", "，", "已售"].contains(where: {
        title.replacing("不动产", with: "").contains($0)
      })
    else { return nil }
    return title.contains("已有")
      ? title.replacing("已有", with: "尚无") : title.replacing("已", with: "尚未")
  }
}

extension String {
  fileprivate func count(of character: Character) -> Int { count { $0 == character } }
}
