import Glibc

/// Waits until something in a folder of YAML files changes.
struct FolderWatch {
  private let folder: String
  /// How the folder was when it was last looked at.
  private var seen: [String] = []

  init(_ folder: String) {
    self.folder = folder
    seen = fingerprint
  }

  /// Waits until the folder differs from how it was when this last returned, so that a change made
  /// meanwhile is not missed; looks twice a second.
  mutating func waitForChange() {
    while fingerprint == seen { usleep(500_000) }
    seen = fingerprint
  }

  /// The files with their times and sizes.
  private var fingerprint: [String] {
    let paths = (try? Folder.yamlFiles(below: folder)) ?? []
    return paths.map { path in
      var info = stat()
      guard stat("\(folder)/\(path)", &info) == 0 else { return path }
      return "\(path) \(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec) \(info.st_size)"
    }
  }
}
