import ArgumentParser
import FoundationEssentials
import Glibc
import NIOCore

/// The two folders that the workbench works on.
struct Folders {
  /// The folder of the cases.
  let cases: String
  /// The folder of the rules.
  let rules: String

  /// The folders themselves, or copies of them in a new temporary folder.
  init(cases: String, rules: String, areCopied: Bool) throws {
    for (option, path) in [("cases", cases), ("rules", rules)] {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
        throw Refusal.folder(option, path)
      }
    }
    guard areCopied else {
      self.cases = cases
      self.rules = rules
      return
    }
    let folder =
      FileManager.default.temporaryDirectory.path + "/advisor-" + Token.random().prefix(8)
    self.cases = folder + "/cases"
    self.rules = folder + "/rules"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try FileManager.default.copyItem(atPath: cases, toPath: self.cases)
      try FileManager.default.copyItem(atPath: rules, toPath: self.rules)
    } catch {
      throw Refusal(
        text: told(
          "advisor-workbench：不能复制到 `\(folder)`：\(error)\n",
          "advisor-workbench: cannot copy to `\(folder)`: \(error)\n"))
    }
    say(told("副本在 \(folder)，原文件不动\n", "works on a copy in \(folder)\n"))
  }
}

/// The word that lets people in.
enum Token {
  /// 160 random bits as hexadecimal digits.
  static func random() -> String {
    var source = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    return String((0..<40).map { _ in digits[Int.random(in: 0..<16, using: &source)] })
  }
}

/// Where the workbench is to be found.
struct Address {
  /// The port that it listens on.
  let port: Int
  /// The word that lets people in.
  let token: String
  /// Whether others on the network may read.
  let isShared: Bool

  /// Prints the address for this machine as the first line, those for the network after it, and
  /// says on standard error how to stop.
  func tell() {
    let hosts = ["127.0.0.1"] + (isShared ? Address.ofThisMachine : [])
    write(
      hosts.map { "http://\($0):\(port)/?token=\(token)\n" }.joined(), to: STDOUT_FILENO)
    say(
      isShared
        ? told(
          "在浏览器中打开以上网址。同一网络中持有网址的人都能查看，任何人不能改动。按 Ctrl+C 停止。\n",
          "Open it in a browser. Whoever has the address can read, nobody can write. Ctrl+C stops.\n"
        )
        : told("在浏览器中打开以上网址。按 Ctrl+C 停止。\n", "Open it in a browser. Ctrl+C stops.\n"))
  }

  /// The addresses that this machine has on a network.
  private static var ofThisMachine: [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    let found = devices.compactMap { device -> String? in
      guard case .v4 = device.address else { return nil }
      return device.address?.ipAddress
    }
    return found.filter { !$0.hasPrefix("127.") }.sorted()
  }
}

/// The clock of the machine.
enum Clock {
  /// The local time as ISO 8601 writes it, to the second; on that day, where one is given.
  static func now(on day: String?) -> String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
    var moment = text.prefix { $0 != 0 }.map { Character(Unicode.Scalar(UInt8($0))) }
    moment.insert(":", at: moment.count - 2)
    return (day ?? String(moment.prefix(10))) + String(moment.dropFirst(10))
  }

  /// A day that somebody typed, such as `2021-09-06`.
  static func day(_ text: String) throws -> String {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
    guard text.utf8.count == 10, numbers.count == 3, let year = numbers[0],
      let month = numbers[1], let day = numbers[2], isDay(year, month, day)
    else {
      throw ValidationError(
        told("`\(text)` 不是日期；请写如 2021-09-06", "`\(text)` is no date; type one such as 2021-09-06"))
    }
    return text
  }

  /// Whether the calendar has this day: one that it does not have becomes another.
  private static func isDay(_ year: Int32, _ month: Int32, _ day: Int32) -> Bool {
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, month - 1, day)
    _ = timegm(&parts)
    return (parts.tm_year, parts.tm_mon, parts.tm_mday) == (year - 1900, month - 1, day)
  }
}
