import Glibc

/// Keeps two runs of the program from changing a file at the same time.
///
/// The second one waits, and then reads what the first one wrote.
package enum FileLock {
  /// The longest wait for the lock, in milliseconds.
  private static let patience = 10_000
  /// The time between two attempts, in milliseconds.
  private static let pause = 20

  /// Does the work while the file is locked; the lock is released in any case.
  ///
  /// The work is done without a lock if the path is not a plain file, or cannot be locked there.
  package static func holding<Result>(_ path: String, _ work: () throws -> Result) throws -> Result
  {
    let descriptor = try acquire(path)
    defer { if let descriptor { close(descriptor) } }
    return try work()
  }

  /// Locks the file; nil if it cannot be locked.
  ///
  /// If another file has taken its place in the meantime, that file is locked instead.
  private static func acquire(_ path: String) throws(FileFault) -> Int32? {
    var waited = 0
    while isPlainFile(path), let descriptor = opened(path) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if isStill(descriptor, path) { return descriptor }
        close(descriptor)
        continue
      }
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK || code == EINTR else { return nil }
      guard waited < patience else { throw FileFault(path: path, code: EWOULDBLOCK) }
      usleep(UInt32(pause) * 1000)
      waited += pause
    }
    return nil
  }

  /// Opens the file for writing if possible, because some network file systems lock nothing else.
  private static func opened(_ path: String) -> Int32? {
    for mode in [O_RDWR, O_RDONLY] {
      let descriptor = open(path, mode | O_CLOEXEC)
      if descriptor >= 0 { return descriptor }
    }
    return nil
  }

  private static func isPlainFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  private static func isStill(_ descriptor: Int32, _ path: String) -> Bool {
    var (held, now) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && stat(path, &now) == 0 && held.st_ino == now.st_ino
      && held.st_dev == now.st_dev
  }
}
