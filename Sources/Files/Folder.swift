import Glibc
import YAML

/// Reads files, and finds YAML files in folders.
package enum Folder {
  /// The bytes of a file; `-` is standard input.
  package static func read(_ path: String) throws(FileFault) -> [UInt8] {
    if path == "-" { return try readAll(STDIN_FILENO, path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, path)
  }

  /// Hands the bytes of a file to `take` as they come, in pieces; `-` is standard input.
  package static func read(
    _ path: String, pieces take: ([UInt8]) throws(FileFault) -> Void
  ) throws(FileFault) {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    defer { if path != "-" { close(descriptor) } }
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 23) { buffer, filled in
        repeat {
          count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        filled = max(count, 0)
      }
      if count < 0 { throw FileFault(path: path, code: errno) }
      if count == 0 { return }
      try take(bytes)
    }
  }

  /// Whether the path is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Creates the folder, and the folders above it if they are missing.
  package static func make(_ path: String) throws(FileFault) {
    var made = path.hasPrefix("/") ? "/" : ""
    for step in path.split(separator: "/") {
      made += made.isEmpty || made == "/" ? step : "/" + step
      if mkdir(made, 0o755) == 0 { continue }
      let code = errno
      // A file is in the way.
      guard isFolder(made) else {
        throw FileFault(path: made, code: code == EEXIST ? ENOTDIR : code)
      }
    }
  }

  /// The paths of files, relative to their folder and sorted by their bytes.
  package struct Listing: Sendable {
    /// The YAML files.
    package var yaml: [String] = []
    /// The files that look like YAML files, and are not read because of their names.
    package var mistaken: [String] = []
  }

  /// The path of a file in a folder.
  package static func path(_ name: String, below root: String) -> String {
    root.hasSuffix("/") ? root + name : "\(root)/\(name)"
  }

  /// The YAML files below a folder, and those that look like some.
  ///
  /// Folders with one of the skipped names are left out, and so is what is hidden: names that begin
  /// with a dot, such as `.git`.
  package static func listing(below root: String, skipping: Set<String> = []) throws(FileFault)
    -> Listing
  {
    var found = Listing()
    var open = [""]
    while let folder = open.popLast() {
      for (name, kind) in try entries(of: folder.isEmpty ? root : "\(root)/\(folder)") {
        if name.hasPrefix(".") { continue }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        // The target of a link can be a file or a folder, and some file systems do not give the
        // kind.
        if kind == DT_DIR || (kind != DT_REG && isFolder("\(root)/\(path)")) {
          let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
          if !skipping.contains(name), depth < 32 { open.append(path) }
        } else if FileName.isRead(name) {
          found.yaml.append(path)
        } else if FileName.isMistaken(name) {
          found.mistaken.append(path)
        }
      }
    }
    found.yaml.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    found.mistaken.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return found
  }

  /// The names in a folder, sorted by their bytes.
  package static func names(in folder: String) throws(FileFault) -> [String] {
    try entries(of: folder).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file.
  package static func remove(_ path: String) throws(FileFault) {
    guard unlink(path) == 0 else { throw FileFault(path: path, code: errno) }
  }

  /// Removes a folder in which nothing is left.
  package static func removeEmpty(_ path: String) throws(FileFault) {
    guard rmdir(path) == 0 else { throw FileFault(path: path, code: errno) }
  }

  /// The names in a folder, each with its kind, the `d_type` of the system.
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

  /// Writes all of the bytes; `path` is what the fault names where that fails.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String)
    throws(FileFault)
  {
    let code: Int32? = bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
    if let code { throw FileFault(path: path, code: code) }
  }

  /// All bytes that can be read from the descriptor; `path` is what the fault names.
  package static func readAll(_ descriptor: Int32, _ path: String) throws(FileFault) -> [UInt8] {
    var info = stat()
    let size = fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
    // One byte more than the size, so that the end of the file is seen without enlarging the
    // buffer.
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
