import ArgumentParser
import Glibc

/// The language of what the program says on the terminal.
enum Tongue: String, ExpressibleByArgument, CaseIterable {
  case zh
  case en

  /// That of `--lang`, else of `ADVISOR_LANG`, else of the locale.
  ///
  /// The arguments are looked at before they are parsed, since their help is told in it too.
  static let chosen: Tongue = {
    let words = CommandLine.arguments
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      let value =
        word == "--lang" ? next : word.hasPrefix("--lang=") ? String(word.dropFirst(7)) : ""
      if let tongue = Tongue(rawValue: value) { return tongue }
    }
    if let own = variable("ADVISOR_LANG").flatMap(Tongue.init) { return own }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }()

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// The wording in the language of this run.
func told(_ chinese: String, _ english: String) -> String {
  Tongue.chosen == .zh ? chinese : english
}

/// The wording of a line of the help.
func told(_ chinese: String, _ english: String) -> ArgumentHelp {
  ArgumentHelp(told(chinese, english) as String)
}

/// Writes a text to standard error.
func say(_ text: String) { write(text, to: STDERR_FILENO) }

/// Writes a text to a file that is open, at once.
func write(_ text: String, to descriptor: Int32) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    bytes = bytes.dropFirst(count)
  }
}

/// Why the program does not start: what to tell the person, with its line breaks.
struct Refusal: Error {
  /// The message.
  let text: String

  /// No port of these is free.
  static func taken(_ ports: ClosedRange<Int>) -> Refusal {
    let isOne = ports.count == 1
    return Refusal(
      text: told(
        """
        advisor-workbench：端口 \(isOne ? "\(ports.lowerBound)" : "\(ports.lowerBound) 至 \(ports.upperBound) 均") 已被占用
          请改用 `--port 0`，由程序选一个空闲的端口

        """,
        """
        advisor-workbench: \(isOne ? "port \(ports.lowerBound) is" : "the ports \(ports.lowerBound) to \(ports.upperBound) are") taken
          type `--port 0` to let the program choose one that is free

        """))
  }

  /// The port cannot be used, for a reason that the system gives.
  static func port(_ number: Int, _ reason: String) -> Refusal {
    Refusal(
      text: told(
        "advisor-workbench：端口 \(number) 不能使用：\(reason)\n  请改用 `--port 0`\n",
        "advisor-workbench: port \(number) cannot be used: \(reason)\n  type `--port 0`\n"))
  }

  /// A folder is not there.
  static func folder(_ option: String, _ path: String) -> Refusal {
    Refusal(
      text: told(
        "advisor-workbench：没有文件夹 `\(path)`\n  请写 `--\(option) 文件夹`，文件夹须已存在\n",
        "advisor-workbench: there is no folder `\(path)`\n  type `--\(option) FOLDER` with one that is there\n"
      ))
  }
}
