package import Diagnostics
import YAML

/// The fixes of findings, put into the files.
package struct Repair: Sendable {
  /// One finding that was mended.
  package struct Change: Sendable {
    package let diagnostic: Diagnostic
    package let old: String
    package let new: String
  }

  /// The files, all of them, mended or not.
  package private(set) var files: [SourceFile]
  package private(set) var changes: [Change] = []

  /// The files that are other than they were.
  package private(set) var changed: Set<String> = []

  /// More rounds than an honest set of fixes needs: one fault may hide another.
  private static let mostRounds = 8

  /// Mends what can be mended; a file in which the fixes of a round leave more errors than there
  /// were keeps its text.
  package init(_ files: [SourceFile], findings: ([SourceFile]) -> [Diagnostic]) {
    self.files = files
    var found = findings(files)
    for _ in 0..<Self.mostRounds {
      var isChanged = false
      for index in self.files.indices {
        guard let (file, changes) = Self.mended(self.files[index], found) else { continue }
        var tried = self.files
        tried[index] = file
        let after = findings(tried)
        guard Self.isBetter(after, than: found, in: self.files[index]) else { continue }
        self.files = tried
        self.changes += changes
        changed.insert(file.name)
        found = after
        isChanged = true
      }
      if !isChanged { return }
    }
  }

  /// Whether the file is better off.
  ///
  /// In a file that is no YAML yet, one fault may hide many of the later stages: it is enough that
  /// there are fewer of those that were mended. Elsewhere nothing new may come up.
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

  /// Errors count before warnings.
  private static func weight(_ found: [Diagnostic]) -> (Int, Int) {
    (found.count { $0.severity == .error }, found.count { $0.severity == .warning })
  }

  private static func mended(_ file: SourceFile, _ found: [Diagnostic])
    -> (SourceFile, [Change])?
  {
    var fixes: [(fix: Diagnostic.Fix, diagnostic: Diagnostic)] = []
    let here = found.filter { $0.place.file.name == file.name }
    for diagnostic in here.sorted(by: { $0.place.span.start < $1.place.span.start }) {
      guard let fix = diagnostic.fix else { continue }
      if let last = fixes.last, fix.span.start < last.fix.span.end { continue }
      fixes.append((fix, diagnostic))
    }
    if fixes.isEmpty { return nil }
    var text = file.text
    for (fix, _) in fixes.reversed() {
      text.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    }
    let changes = fixes.map {
      Change(diagnostic: $1, old: file.text(in: $0.span), new: $0.replacement)
    }
    return (SourceFile(name: file.name, text: text), changes)
  }
}
