import Glibc

/// Waits until something in a folder of YAML files changes.
struct FolderWatch {
  private let folder: String

  init(_ folder: String) { self.folder = folder }

  /// Looks twice a second.
  func waitForChange() {
    let before = fingerprint
    while fingerprint == before { usleep(500_000) }
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
