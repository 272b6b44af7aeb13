package import Diagnostics
package import Playbooks

/// A playbook that was loaded without errors, serialised so that it need not be loaded again.
///
/// It includes the texts of the rule files and is used only if the files still hold these texts, so
/// it cannot be out of date. The bytes do not describe themselves: only the build that wrote them
/// can read them.
package struct CompiledPlaybook: Sendable {
  private let playbook: Playbook

  /// The error for a value that cannot be serialised; no rule needs such a value.
  package struct Refusal: Error {
    /// The kind of value, in words.
    package let what: Wording
  }

  /// The playbook as bytes, which only the build with that id can read.
  package static func bytes(
    of playbook: Playbook, for build: String
  ) throws(Refusal) -> [UInt8] {
    let head = ArchiveWriter(files: [])
    head.write(playbook.files.count)
    for file in playbook.files {
      head.write(file.name)
      head.write(bytes: file.text)
    }
    let archive = ArchiveWriter(files: playbook.files)
    playbook.write(to: archive)
    if let what = archive.refused ?? head.refused { throw Refusal(what: what) }
    return Checksummed.bytes(head.bytes() + archive.bytes(), for: build)
  }

  /// Reads the bytes; nil if they are damaged or of another build.
  package init?(_ bytes: [UInt8], for build: String) {
    guard let start = Checksummed.start(of: bytes, for: build) else { return nil }
    let head = ArchiveReader(bytes, at: start, files: [])
    let files = (0..<head.readInteger()).map { _ in
      let name = head.readText()
      return SourceFile(name: name, text: Array(head.readBytes()))
    }
    playbook = Playbook.read(from: ArchiveReader(bytes, at: head.position, files: files))
  }

  /// The playbook if its files had exactly these texts; else nil.
  package func playbook(of texts: [(name: String, text: [UInt8])]) -> Playbook? {
    let sorted = texts.sorted { $0.name < $1.name }
    let areSame =
      sorted.count == playbook.files.count
      && zip(playbook.files, sorted).allSatisfy { $0.isSame(as: $1.name, $1.text) }
    return areSame ? playbook : nil
  }
}
