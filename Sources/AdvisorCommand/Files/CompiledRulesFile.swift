import CProcess
import CompiledRules
import Glibc
import Parallelism
import Playbooks

/// The file beside the program with the rules that were compiled last.
///
/// Only `advisor compile` writes it. Every command that opens a playbook looks for it first. If it
/// is missing, or was made from other rules or by another build, the rules are loaded as usual.
enum CompiledRulesFile {
  /// The path of the file; nil if the system does not say where the program is.
  static var path: String? {
    guard let program = Environment.program, let slash = program.lastIndex(of: "/") else {
      return nil
    }
    return program[...slash] + "rules.compiled"
  }

  /// The playbook that was compiled from exactly these texts; nil if there is none.
  static func playbook(of texts: [(name: String, text: [UInt8])]) -> Playbook? {
    kept.result?.playbook(of: texts)
  }

  /// Begins to read the file, so that it is ready when it is needed.
  static func begin() { _ = kept }

  private static let kept = Prefetched<CompiledPlaybook?> {
    guard let path, let build, let bytes = try? Folder.read(path) else { return nil }
    return CompiledPlaybook(bytes, for: build)
  }

  /// The build id of this program; nil if the linker gave it none.
  static var build: String? {
    var digits = [CChar](repeating: 0, count: 129)
    let count = Int(advisor_build_id(&digits, Int32(digits.count)))
    return count > 0
      ? String(decoding: digits[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
