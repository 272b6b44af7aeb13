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
    for section in [
      types.write, facts.write, decisions.write, offices.write, sources.write, goals.write,
      blockers.write, clocks.write,
    ] {
      archive.writeSection(section)
    }
    let half = remedies.count / 2
    archive.writeSection(Array(remedies[..<half]).write)
    archive.writeSection(Array(remedies[half...]).write)
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
    let sections = (0..<10).map { _ in archive.readSection() }
    func read<Entry: Archived & Sendable>(_ index: Int) -> @Sendable () -> [Entry] {
      { [section = sections[index]] in
        var section = section
        return [Entry](from: &section)
      }
    }
    let first: [Remedy]
    let second: [Remedy]
    (first, second, blockers, facts, decisions, sources, goals, clocks, offices, types) =
      Parallel.all(
        read(8), read(9), read(6), read(1), read(2), read(4), read(5), read(7), read(3), read(0))
    remedies = first + second
    vocabulary = Vocabulary(
      facts: facts.map { ($0.id, $0.type.feel) }, decisions: decisions.map { ($0.id, $0.type.feel) }
    )
    self.files = files
  }
}
