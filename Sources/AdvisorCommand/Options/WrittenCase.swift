import ArgumentParser

/// A case file that the command writes to.
enum WrittenCase {
  /// Refuses standard input.
  static func check(_ path: String) throws {
    if path == "-" {
      throw ValidationError("请给出案件文件 / give the case file: standard input cannot be written to")
    }
  }
}
