package import Diagnostics
import YAML

/// Applies the fixes of findings to the files.
package struct Repair: Sendable {
  /// One finding that was fixed.
  package struct Change: Sendable {
    /// The finding.
    package let diagnostic: Diagnostic
    /// The text before the fix.
    package let old: String
    /// The text after it.
    package let new: String
  }

  /// All files, whether they were changed or not.
  package private(set) var files: [SourceFile]
  /// The fixes that were applied.
  package private(set) var changes: [Change] = []

  /// The names of the files that were changed.
  package private(set) var changed: Set<String> = []

  /// The largest number of rounds; one fault may hide another, but no real set of fixes needs this
  /// many.
  private static let mostRounds = 8

  /// The largest number of sets of fixes that are tried in a file in one round.
  private static let mostChoices = 20

  /// Applies every fix that it can; a file that a round of fixes makes no better keeps its text.
  ///
  /// `findings` checks the files afresh after each change.
  package init(_ files: [SourceFile], findings: ([SourceFile]) -> [Diagnostic]) {
    self.files = files
    var found = findings(files)
    for _ in 0..<Self.mostRounds {
      var isChanged = false
      for index in self.files.indices {
        let fixable = Self.fixable(in: self.files[index], found)
        // Where all fixes together make a file no better, one of them may.
        let choices = fixable.count > 1 ? [fixable] + fixable.map { [$0] } : [fixable]
        for choice in choices.prefix(Self.mostChoices) {
          guard let (file, changes) = Self.mended(self.files[index], choice) else { continue }
          var tried = self.files
          tried[index] = file
          let after = findings(tried)
          guard Self.isBetter(after, than: found, in: self.files[index]) else { continue }
          self.files = tried
          self.changes += changes
          changed.insert(file.name)
          found = after
          isChanged = true
          break
        }
      }
      if !isChanged { return }
    }
  }

  /// Whether the fixes improved the file.
  ///
  /// In a file that could not be parsed, one fault may hide many that only show up later, so it is
  /// enough that fewer faults of the fixed kinds remain. In any other file, there must be fewer
  /// errors, or as many errors and fewer warnings.
  private static func isBetter(
    _ after: [Diagnostic], than before: [Diagnostic], in file: SourceFile
  ) -> Bool {
    if Document.parse(file).document != nil { return weight(after) < weight(before) }
    let mended = Set(before.filter { $0.fix != nil && $0.place.file.name == file.name }.map(\.id))
    func count(_ found: [Diagnostic]) -> Int {
      found.count { $0.place.file.name == file.name && mended.contains($0.id) }
    }
    return count(after) < count(before)
  }

  /// The numbers of errors and of warnings, compared in this order.
  private static func weight(_ found: [Diagnostic]) -> (Int, Int) {
    (found.count { $0.severity == .error }, found.count { $0.severity == .warning })
  }

  /// The findings in the file whose fixes do not overlap, in order.
  private static func fixable(in file: SourceFile, _ found: [Diagnostic]) -> [Diagnostic] {
    var end = 0
    return found.filter { $0.place.file.name == file.name && $0.fix != nil }
      .sorted { ($0.fix?.span.start ?? 0) < ($1.fix?.span.start ?? 0) }
      .filter { diagnostic in
        guard let fix = diagnostic.fix, fix.span.start >= end else { return false }
        end = max(end, fix.span.end)
        return true
      }
  }

  private static func mended(_ file: SourceFile, _ found: [Diagnostic])
    -> (SourceFile, [Change])?
  {
    let fixes = found.compactMap { diagnostic in diagnostic.fix.map { ($0, diagnostic) } }
    if fixes.isEmpty { return nil }
    let changes = fixes.map {
      Change(diagnostic: $1, old: file.text(in: $0.span), new: $0.replacement)
    }
    return (file.applying(fixes.map(\.0)), changes)
  }

  /// The findings without the fixes that mend nothing, so that no more is promised than is done.
  package func keepingPromises(_ found: [Diagnostic]) -> [Diagnostic] {
    found.map { diagnostic in
      guard diagnostic.fix != nil else { return diagnostic }
      let isDone = changes.contains { change in
        change.diagnostic.id == diagnostic.id
          && change.diagnostic.place.file.name == diagnostic.place.file.name
          && change.diagnostic.place.span == diagnostic.place.span
      }
      return isDone ? diagnostic : diagnostic.withoutFix
    }
  }
}

extension Diagnostic {
  /// The finding with its edit as a suggestion only.
  fileprivate var withoutFix: Diagnostic {
    Diagnostic(
      id, severity, message, at: place, notes: notes, help: help, suggestion: suggestion,
      subject: subject)
  }
}
