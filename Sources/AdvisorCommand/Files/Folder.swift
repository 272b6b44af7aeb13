import Diagnostics
import Glibc

/// Reads files and folders of YAML.
enum Folder {
  /// The bytes of a file; `-` is standard input.
  static func read(_ path: String) throws(FileFault) -> [UInt8] {
    if path == "-" { return try readAll(STDIN_FILENO, path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, path)
  }

  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the folder and those above it where they are not there yet.
  static func make(_ path: String) throws(FileFault) {
    var made = path.hasPrefix("/") ? "/" : ""
    for step in path.split(separator: "/") {
      made += made.isEmpty || made == "/" ? step : "/" + step
      if mkdir(made, 0o755) == 0 { continue }
      let code = errno
      // What stands in the way is a file.
      guard isFolder(made) else {
        throw FileFault(path: made, code: code == EEXIST ? ENOTDIR : code)
      }
    }
  }

  /// The YAML files below the folder, by their paths relative to it, sorted; what lies under a
  /// folder of one of the skipped names is left out.
  static func yamlFiles(below root: String, skipping: Set<String> = []) throws(FileFault)
    -> [String]
  {
    var found: [String] = []
    var open = [""]
    while let folder = open.popLast() {
      for (name, kind) in try entries(of: folder.isEmpty ? root : "\(root)/\(folder)") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        // A link may lead to either, and not every file system says what an entry is.
        if kind == DT_DIR || (kind != DT_REG && isFolder("\(root)/\(path)")) {
          let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
          if !skipping.contains(name), depth < 32 { open.append(path) }
        } else if name.hasSuffix(".yaml") {
          found.append(path)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names in the folder, each with what it names, as the system's `d_type` has it.
  private static func entries(of path: String) throws(FileFault) -> [(name: String, kind: Int)] {
    guard let folder = opendir(path) else { throw FileFault(path: path, code: errno) }
    defer { closedir(folder) }
    var found: [(name: String, kind: Int)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { found.append((name, Int(entry.pointee.d_type))) }
    }
    return found
  }

  static func readAll(_ descriptor: Int32, _ path: String) throws(FileFault) -> [UInt8] {
    var info = stat()
    let size = fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
    // A byte more than there are, so that the end is seen without more room.
    let room = size > 0 ? min(size, 1 << 24) + 1 : 1 << 16
    var bytes: [UInt8] = []
    while true {
      var count = 0
      let more = [UInt8](unsafeUninitializedCapacity: max(room, bytes.count)) { buffer, filled in
        repeat {
          count = Glibc.read(
            descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
          filled += max(count, 0)
        } while filled < buffer.count && (count > 0 || (count < 0 && errno == EINTR))
      }
      if count < 0 { throw FileFault(path: path, code: errno) }
      bytes = bytes.isEmpty ? more : bytes + more
      if count == 0 { return bytes }
    }
  }
}
