import Archive
import Diagnostics
import FEEL
import Parallelism

extension Playbook {
  /// Puts down all but the files, which whoever reads it has to have.
  func write(to archive: inout ArchiveWriter) {
    archive.write(id)
    archive.write(version)
    title.write(to: &archive)
    languages.write(to: &archive)
    archive.write(digest)
    decisionOrder.write(to: &archive)
    calendar.write(to: &archive)
    let half = remedies.count / 2
    // What takes longest to read first: they are read side by side.
    for section in [
      Array(remedies[..<half]).write, Array(remedies[half...]).write, blockers.write, facts.write,
      decisions.write, sources.write, goals.write, clocks.write, offices.write, types.write,
    ] {
      archive.writeSection(section)
    }
  }

  /// Reads it back; the files are those that it was loaded from.
  init(from archive: inout ArchiveReader, files: [SourceFile]) {
    id = archive.readText()
    version = archive.readText()
    title = Text(from: &archive)
    languages = [String](from: &archive)
    digest = archive.readText()
    decisionOrder = [Reference<Decision>](from: &archive)
    calendar = WorkingCalendar(from: &archive)
    func next<Entry: Archived & Sendable>() -> @Sendable () -> [Entry] {
      let section = archive.readSection()
      return {
        var section = section
        return [Entry](from: &section)
      }
    }
    let first: [Remedy]
    let second: [Remedy]
    (first, second, blockers, facts, decisions, sources, goals, clocks, offices, types) =
      Parallel.all(
        next(), next(), next(), next(), next(), next(), next(), next(), next(), next())
    remedies = first + second
    vocabulary = Vocabulary(
      facts: facts.map { ($0.id, $0.type.feel) }, decisions: decisions.map { ($0.id, $0.type.feel) }
    )
    self.files = files
    clauses = Clauses(
      goals: goals, blockers: blockers, remedies: remedies, clocks: clocks, decisions: decisions)
  }
}
