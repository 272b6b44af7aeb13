import CProcess
import CompiledRules
import Files
import Glibc
import Parallelism
import Playbooks

/// The file with the rules that were compiled last: beside the program or, where nothing can be
/// written there, in the user's folder for such files.
///
/// Only `advisor compile` writes it. Every command that opens a playbook looks for it first. If it
/// is missing, or was made from other rules or by another build, the rules are loaded as usual.
enum CompiledRulesFile {
  private static let name = "rules.compiled"

  /// The path of the file beside the program; nil if the system does not say where that is.
  private static var beside: String? {
    guard let program = Environment.program, let slash = program.lastIndex(of: "/") else {
      return nil
    }
    return program[...slash] + name
  }

  private static var cached: String? { Environment.cache.map { "\($0)/\(name)" } }

  /// Where the file is to be written, in a folder that is there; nil if there is no place for it.
  static func place() throws(FileFault) -> String? {
    if let beside, let slash = beside.lastIndex(of: "/"),
      access(String(beside[...slash]), W_OK) == 0
    {
      return beside
    }
    guard let cached, let folder = Environment.cache else { return nil }
    try Folder.make(folder)
    return cached
  }

  /// The playbook that was compiled from exactly these texts; nil if there is none.
  static func playbook(of texts: [(name: String, text: [UInt8])]) -> Playbook? {
    kept.result.lazy.compactMap { $0.playbook(of: texts) }.first
  }

  /// Begins to read the file, so that it is ready when it is needed.
  static func begin() { _ = kept }

  private static let kept = Prefetched<[CompiledPlaybook]> {
    guard let build else { return [] }
    return [beside, cached.flatMap { isOurs($0) ? $0 : nil }].compactMap { path in
      guard let path, let bytes = try? Folder.read(path) else { return nil }
      return CompiledPlaybook(bytes, for: build)
    }
  }

  /// Whether this user wrote the file: what another one compiled says what they like.
  private static func isOurs(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && info.st_uid == geteuid()
  }

  /// The build id of this program; nil if the linker gave it none.
  static var build: String? {
    var digits = [CChar](repeating: 0, count: 129)
    let count = Int(advisor_build_id(&digits, Int32(digits.count)))
    return count > 0
      ? String(decoding: digits[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
