import Archive
package import Diagnostics

/// A playbook that was loaded without an error, put down so that it need not be read again.
///
/// It holds the text of the rules as well, and is used only where that is what the files say now:
/// it cannot be out of date. Nor is it used by another program than the one that made it, as
/// nothing in it says what it means.
package struct CompiledPlaybook: Sendable {
  private let playbook: Playbook

  /// What cannot be put down; no expression that is of use in a rule.
  package struct Refusal: Error {
    package let what: Wording
  }

  /// The playbook as bytes, for the program of that name to read.
  package static func bytes(
    of playbook: Playbook, for program: String
  ) throws(Refusal) -> [UInt8] {
    var head = ArchiveWriter(files: [])
    head.write(program)
    head.write(playbook.files.count)
    for file in playbook.files {
      head.write(file.name)
      head.write(bytes: file.text)
    }
    var archive = ArchiveWriter(files: playbook.files)
    playbook.write(to: &archive)
    if let what = archive.refused ?? head.refused { throw Refusal(what: what) }
    return Sealed.bytes(head.bytes() + archive.bytes())
  }

  /// What the bytes hold; nil where this program has not made them.
  package init?(_ bytes: [UInt8], for program: String) {
    guard let start = Sealed.start(of: bytes) else { return nil }
    var head = ArchiveReader(bytes, at: start, files: [])
    guard head.readText() == program else { return nil }
    let files = (0..<head.readInteger()).map { _ in
      let name = head.readText()
      return SourceFile(name: name, text: head.readBytes())
    }
    var archive = ArchiveReader(bytes, at: head.position, files: files)
    playbook = Playbook(from: &archive, files: files)
  }

  /// The playbook, where these very texts were its files.
  package func playbook(of texts: [(name: String, text: [UInt8])]) -> Playbook? {
    let sorted = texts.sorted { $0.name < $1.name }
    let areSame =
      sorted.count == playbook.files.count
      && zip(playbook.files, sorted).allSatisfy { $0.isSame(as: $1.name, $1.text) }
    return areSame ? playbook : nil
  }
}
