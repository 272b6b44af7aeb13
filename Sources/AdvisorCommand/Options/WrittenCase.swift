import ArgumentParser

/// A case file that a command writes to.
enum WrittenCase {
  /// Refuses standard input, which cannot be written to.
  static func check(_ path: String) throws {
    if path == "-" {
      throw ValidationError(
        told("请给出案件文件：结果要写入文件，不能用标准输入", "give the case file: standard input cannot be written to"))
    }
  }
}
