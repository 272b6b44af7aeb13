import Files
import Glibc

/// Waits until a YAML file in a folder changes.
struct FolderWatch {
  private let folder: String
  /// The fingerprint of the folder when it was last checked.
  private var seen: [String] = []

  init(_ folder: String) {
    self.folder = folder
    seen = fingerprint
  }

  /// Waits until the folder differs from its state when this last returned.
  ///
  /// So a change made in between is not missed. The folder is checked twice a second.
  mutating func waitForChange() {
    while fingerprint == seen { usleep(500_000) }
    seen = fingerprint
  }

  /// The files of the folder with their times and sizes.
  private var fingerprint: [String] {
    let paths = (try? Folder.listing(below: folder).yaml) ?? []
    return paths.map { path in
      var info = stat()
      guard stat("\(folder)/\(path)", &info) == 0 else { return path }
      return "\(path) \(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec) \(info.st_size)"
    }
  }
}
