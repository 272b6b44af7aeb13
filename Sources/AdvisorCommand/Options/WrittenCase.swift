import ArgumentParser

/// A case file that a command writes to.
enum WrittenCase {
  /// Refuses standard input, which cannot be written to.
  static func check(_ path: String) throws {
    if path == "-" {
      throw ValidationError("请给出案件文件 / give the case file: standard input cannot be written to")
    }
  }
}
