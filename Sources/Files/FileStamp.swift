import Glibc

/// What the system says of a file, by which a change to it is noticed without reading it.
package struct FileStamp: Hashable, Sendable {
  private let seconds: Int
  private let nanoseconds: Int
  private let size: Int
  private let number: UInt64

  /// The stamp of the file at the path now; nil where there is no plain file.
  package init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    seconds = info.st_mtim.tv_sec
    nanoseconds = info.st_mtim.tv_nsec
    size = Int(info.st_size)
    number = UInt64(info.st_ino)
  }
}

extension Folder {
  /// Whether the file at the path, with all links followed, lies below the folder.
  package static func holds(_ path: String, below root: String) -> Bool {
    guard let folder = realpath(root, nil), let file = realpath(path, nil) else { return false }
    defer {
      free(folder)
      free(file)
    }
    let below = String(cString: folder)
    return String(cString: file).hasPrefix(below.hasSuffix("/") ? below : below + "/")
  }

  /// Whether both paths, with all links followed, are one file or folder.
  package static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Whether there is something at the path, be it a link that leads nowhere.
  package static func isThere(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }
}
