import Diagnostics
import Files
import Glibc
import Reports

/// Writes data to standard output, and messages to standard error.
///
/// Control characters are written out. A text that is painted has been made visible before it was
/// painted.
enum Console {
  static func error(_ text: String) { error(painted: visible(text)) }

  /// A message for a person, broken into lines as wide as the window.
  ///
  /// The lines after the first are indented. A line of the message that is indented itself is a
  /// command, and stays whole.
  static func wrapped(_ message: String) -> String {
    let wrapping = Wrapping(width: Environment.width - 2)
    let lines = message.split(separator: "\n").flatMap { line in
      line.hasPrefix("  ") ? [String(line.dropFirst(2))] : wrapping.lines(String(line))
    }
    return lines.joined(separator: "\n  ") + "\n"
  }

  static func error(painted text: String) {
    try? Folder.writeAll(Array(text.utf8), to: STDERR_FILENO, "<standard error>")
  }

  /// Writes data to standard output; a failure is a fault.
  static func out(_ text: String) throws(FileFault) { try out(unchanged: visible(text)) }

  /// Writes data to standard output as it is; a failure is a fault.
  static func out(unchanged text: String) throws(FileFault) { try out(bytes: Array(text.utf8)) }

  /// Writes bytes to standard output; a failure is a fault.
  static func out(bytes: [UInt8]) throws(FileFault) {
    try Folder.writeAll(bytes, to: STDOUT_FILENO, "<standard output>")
  }

  /// Writes findings to standard error, as text for people.
  static func error(_ diagnostics: [Diagnostic], _ language: Language) {
    let printer = DiagnosticPrinter(
      language: language, color: Environment.color(STDERR_FILENO))
    error(painted: diagnostics.map(printer.text).joined())
  }

  /// The bytes that have come on standard input, waiting for the first of them; nil at the end.
  static func input() throws(FileFault) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      repeat {
        count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      } while count < 0 && errno == EINTR
      filled = max(count, 0)
    }
    if count < 0 { throw FileFault(path: "<standard input>", code: errno) }
    return count == 0 ? nil : bytes
  }
}
