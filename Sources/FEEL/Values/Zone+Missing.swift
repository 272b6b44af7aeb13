import Diagnostics
import Glibc

extension Zone {
  /// Whether this machine has no zone files: each set of them has a file for UTC.
  package static var filesAreMissing: Bool { access("\(ZoneRules.folder)/UTC", R_OK) != 0 }

  /// What is said of a text with the name of a region, such as `@Asia/Shanghai`, on a machine
  /// without zone files; nil for any other text, and where there are zone files.
  static func missingFiles(for text: String) -> Wording? {
    guard let at = text.firstIndex(of: "@"), ZoneRules.isPlain(String(text[at...].dropFirst())),
      filesAreMissing
    else { return nil }
    return Wording(
      en: "the time zone files (package `tzdata`) are missing, so `\(text[at...])` is not known",
      zh: "系统缺少时区文件（软件包 `tzdata`），无法识别 `\(text[at...])`")
  }

  /// What to do where the zone files are missing.
  static let cureForMissingFiles = Wording(
    en: "install `tzdata`, or write the offset instead, such as `+08:00`",
    zh: "请安装 `tzdata`，或直接写时差，如 `+08:00`")
}
