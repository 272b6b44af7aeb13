import CProcess
import CompiledRules
import Glibc
import Parallelism
import Playbooks

/// The file beside the program that holds the rules that were compiled last.
///
/// `advisor compile` writes it, and nothing else does. Every command that opens a playbook looks
/// there first; without the file, or if it was made of other rules or by another build, the rules
/// are loaded as ever.
enum CompiledRulesFile {
  /// The file; nil if the system does not say where the program is.
  static var path: String? {
    guard let program, let slash = program.lastIndex(of: "/") else { return nil }
    return program[...slash] + "rules.compiled"
  }

  /// The playbook that was compiled from these texts.
  static func playbook(of texts: [(name: String, text: [UInt8])]) -> Playbook? {
    kept.result?.playbook(of: texts)
  }

  /// Begins to read what was compiled, while there are other things to do.
  static func begin() { _ = kept }

  private static let kept = Prefetched<CompiledPlaybook?> {
    guard let path, let build, let bytes = try? Folder.read(path) else { return nil }
    return CompiledPlaybook(bytes, for: build)
  }

  /// Where the program itself is.
  private static var program: String? {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count)
    return length > 0 && length < path.count
      ? String(decoding: path[..<length], as: UTF8.self) : nil
  }

  /// The build id of this program; nil if the linker gave it none.
  static var build: String? {
    var digits = [CChar](repeating: 0, count: 129)
    let count = Int(advisor_build_id(&digits, Int32(digits.count)))
    return count > 0
      ? String(decoding: digits[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
