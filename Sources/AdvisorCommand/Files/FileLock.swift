import Diagnostics
import Glibc

/// Keeps two of us from writing to one file at once: who comes second reads what the first wrote.
enum FileLock {
  /// So long the second one waits, in milliseconds.
  private static let patience = 10_000
  private static let pause = 20

  /// Does the work while the file is held; it is let go afterwards, come what may.
  ///
  /// What is no plain file, or lies where nothing can be locked, is worked on without.
  static func holding<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
    let descriptor = try acquire(path)
    defer { if let descriptor { close(descriptor) } }
    return try work()
  }

  /// A file that was put in the place of the one that was locked has to be locked anew.
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

  /// To be written where it may be, as some network file systems lock nothing else.
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
