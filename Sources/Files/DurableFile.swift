import Glibc

/// Writes a file as a whole: a new file is written beside it, synced, and renamed.
///
/// After a power cut there is the old file or the new one, never a part of one.
package enum DurableFile {
  /// Writes the bytes; the file is the old one or has all of them.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
    let writer = try Writer(path)
    try writer.add(bytes)
    try writer.end()
  }

  /// A file that is written in pieces; until the end it is as it was.
  package final class Writer {
    private let path: String
    private let target: String
    /// The new file beside the target; nil where something is written to that no file can replace.
    private let beside: String?
    private let descriptor: Int32
    private var isWhole = false

    /// Begins a new file that is to take the place of the one at the path.
    package init(_ path: String) throws(FileFault) {
      (self.path, target) = (path, resolved(path))
      if isDevice(target) {
        beside = nil
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
      } else {
        try check(path)
        let new = "\(target).\(getpid()).new"
        let mode = permissions(of: target) ?? 0o644
        beside = new
        descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor >= 0 { fchmod(descriptor, mode) }
      }
      guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    }

    deinit {
      close(descriptor)
      if !isWhole, let beside { unlink(beside) }
    }

    /// Adds bytes at the end.
    package func add(_ bytes: [UInt8]) throws(FileFault) {
      try Folder.writeAll(bytes, to: descriptor, path)
    }

    /// Puts the new file in the place of the old one.
    package func end() throws(FileFault) {
      guard let beside else { return }
      guard fsync(descriptor) == 0, rename(beside, target) == 0 else {
        throw FileFault(path: path, code: errno)
      }
      isWhole = true
      syncFolder(of: target)
    }
  }

  /// Adds bytes at the end of a file, which is made where it is missing; they are on disk when this
  /// returns.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    defer { close(descriptor) }
    try Folder.writeAll(bytes, to: descriptor, path)
    guard fsync(descriptor) == 0 else { throw FileFault(path: path, code: errno) }
  }

  /// Writes several files: all of them, or none.
  ///
  /// The new files are made beside the old ones first. Where one of them cannot take its place, those
  /// before it get their old content back. `beforeEach` is called before a file takes its place.
  package static func write(
    _ files: [(path: String, bytes: [UInt8])], beforeEach: (String) -> Void = { _ in }
  ) throws(FileFault) {
    for file in files { try check(file.path) }
    var writers: [(path: String, old: [UInt8]?, writer: Writer)] = []
    for file in files {
      let old = permissions(of: resolved(file.path)) == nil ? nil : try Folder.read(file.path)
      let writer = try Writer(file.path)
      try writer.add(file.bytes)
      writers.append((file.path, old, writer))
    }
    for (index, file) in writers.enumerated() {
      beforeEach(file.path)
      do {
        try file.writer.end()
      } catch {
        for earlier in writers[..<index].reversed() { restore(earlier.path, to: earlier.old) }
        throw error
      }
    }
  }

  /// Gives a file its old content back as far as that can be done; a new one goes.
  private static func restore(_ path: String, to old: [UInt8]?) {
    if let old { try? write(old, to: path) } else { unlink(path) }
  }

  /// Refuses a file that is there and that this user may not write to.
  ///
  /// A new file takes its place, which the system would allow although the old one is protected. The
  /// administrator may write to every file, here as everywhere.
  package static func check(_ path: String) throws(FileFault) {
    guard let mode = permissions(of: resolved(path)), access(path, W_OK) != 0, errno == EACCES
    else { return }
    throw FileFault(path: path, code: mode & 0o222 == 0 ? FileFault.writeProtected : EACCES)
  }

  /// The file behind a symbolic link, so that writing does not replace the link.
  private static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Whether the path is something that no file can replace, such as a terminal or a pipe.
  private static func isDevice(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT != S_IFREG
  }

  private static func permissions(of path: String) -> mode_t? {
    var info = stat()
    return stat(path, &info) == 0 ? info.st_mode & 0o7777 : nil
  }

  /// Syncs the folder, since a rename is on disk only when its folder is.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
