package import Diagnostics
package import Playbooks

/// The output formats of findings, as `--format` of `advisor check` names them.
package enum DiagnosticsFormat: String, CaseIterable, Sendable {
  case text
  case json
  case github
  case sarif
  case junit
}

/// The findings of `advisor check`, with a summary.
package struct CheckReport {
  private let diagnostics: [Diagnostic]
  private let playbook: Playbook?
  private let files: [String]

  /// The report on some findings.
  ///
  /// - Parameters:
  ///   - diagnostics: the findings, in the order in which they are shown.
  ///   - playbook: the playbook, for the summary; nil if it could not be loaded.
  ///   - files: the names of all files that were checked.
  package init(diagnostics: [Diagnostic], playbook: Playbook?, files: [String]) {
    self.diagnostics = diagnostics
    self.playbook = playbook
    self.files = files
  }

  /// The report in one format; as `text` it is the summary only.
  package func text(_ format: DiagnosticsFormat, _ language: Language) -> String {
    switch format {
    case .text: Wrapping(width: 80).text(summary[language])
    case .json: DiagnosticsJSON(language).array(diagnostics).pretty + "\n"
    case .github: DiagnosticsGitHub(language: language).text(diagnostics)
    case .sarif: DiagnosticsSARIF(language: language).log(diagnostics).pretty + "\n"
    case .junit: DiagnosticsJUnit(language: language).text(diagnostics, files: files)
    }
  }

  /// The findings as text for people.
  ///
  /// Errors are shown in full, and of each kind of warning the first three; the others take one line.
  /// Of the notes the three that matter most are shown, unless `everyNote` asks for all.
  package func findings(_ language: Language, color: Bool, everyNote: Bool) -> String {
    let printer = DiagnosticPrinter(language: language, color: color)
    let notes = diagnostics.filter { $0.severity == .note }
    let shown = everyNote ? notes : Self.mattering(notes)
    var told: [String: Int] = [:]
    let texts = (diagnostics.filter { $0.severity != .note } + shown).map { diagnostic in
      told[diagnostic.id, default: 0] += 1
      let isFull =
        diagnostic.severity == .error || told[diagnostic.id, default: 0] <= Self.toldInFull
      return isFull ? printer.text(diagnostic) : printer.line(diagnostic)
    }
    let left = notes.count - shown.count
    return texts.joined() + (left > 0 ? Self.others(left)[language] + "\n" : "")
  }

  /// The number of findings of a kind that are shown in full.
  private static let toldInFull = 3
  /// The number of notes that are shown unasked.
  private static let notesToldUnasked = 3

  /// The kinds of notes, those first that say most about the advice; kinds that are not named come
  /// after them, and the last two, of which there are many, at the end.
  private static let kindsOfNotes = [
    "review-due", "ended-source", "dead-end", "row-never-chosen", "included-blocker",
    "assumed-away", "unused-fact",
  ]
  private static let lastKindsOfNotes = ["folded-condition", "not-analysed"]

  /// The first note of each of the kinds that matter most.
  private static func mattering(_ notes: [Diagnostic]) -> [Diagnostic] {
    func rank(_ id: String) -> Int {
      kindsOfNotes.firstIndex(of: id)
        ?? lastKindsOfNotes.firstIndex(of: id).map { $0 + kindsOfNotes.count + 1 }
        ?? kindsOfNotes.count
    }
    var seen: Set<String> = []
    let kinds = notes.filter { seen.insert($0.id).inserted }
    let sorted = kinds.enumerated().sorted {
      (rank($0.element.id), $0.offset) < (rank($1.element.id), $1.offset)
    }
    return sorted.prefix(notesToldUnasked).map(\.element)
  }

  private static func others(_ count: Int) -> Wording {
    Wording(
      en: "note: \(count) more note\(count == 1 ? "" : "s"); `--every-note` lists them",
      zh: "提示：还有 \(count) 条提示，加 `--every-note` 可逐条列出")
  }

  private var summary: Wording {
    let (found, advice) = (counts, advice)
    guard let playbook else {
      return Wording(en: found.en + advice.en, zh: found.zh + advice.zh)
    }
    let counts = (playbook.blockers.count, playbook.remedies.count, playbook.facts.count)
    return Wording(
      en:
        "\(playbook.id) \(playbook.version): \(counts.0) blockers, \(counts.1) remedies, \(counts.2) facts in \(files.count) file\(files.count == 1 ? "" : "s"); \(found.en)\(advice.en)",
      zh:
        "\(playbook.id) \(playbook.version)：\(files.count) 个文件，\(counts.0) 个卡点，\(counts.1) 项措施，\(counts.2) 项事实；\(found.zh)\(advice.zh)"
    )
  }

  private var counts: Wording {
    func count(_ severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }
    func plural(_ count: Int, _ word: String) -> String {
      "\(count == 0 ? "no" : String(count)) \(word)\(count == 1 ? "" : "s")"
    }
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    return Wording(
      en: plural(errors, "error") + ", " + plural(warnings, "warning")
        + (notes == 0 ? "" : ", " + plural(notes, "note")),
      zh: (errors == 0 ? "没有错误" : "\(errors) 个错误") + "，\(warnings) 个警告"
        + (notes == 0 ? "" : "，\(notes) 条提示"))
  }

  private var advice: Wording {
    let fixable = diagnostics.count { $0.fix != nil }
    let fix =
      fixable == 0
      ? Wording(en: "", zh: "")
      : Wording(en: "; `--fix` mends \(fixable)", zh: "；`--fix` 可修复 \(fixable) 处")
    let serious = diagnostics.first { $0.severity != .note }
    guard let first = serious ?? Self.mattering(diagnostics).first else { return fix }
    return Wording(
      en: fix.en + "\nwhat a finding means: advisor check --explain \(first.id)",
      zh: fix.zh + "\n查看说明：advisor check --explain \(first.id)")
  }
}
