import Glibc
import Parallelism
import Playbooks

/// The rules that were compiled last, in a file beside the program.
///
/// `advisor compile` writes it, and nothing else does. Every command that opens a playbook looks
/// there first; where the file is not there, or was made of other rules or by another build, the
/// rules are read as ever.
enum CompiledRules {
  /// The file; nil where the system does not say where the program is.
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

  /// What tells this build of the program from any other.
  static var build: String? {
    var info = stat()
    guard stat("/proc/self/exe", &info) == 0 else { return nil }
    return "\(info.st_size) \(info.st_mtim.tv_sec) \(info.st_mtim.tv_nsec)"
  }
}
