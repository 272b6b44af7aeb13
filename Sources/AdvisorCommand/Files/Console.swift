import Diagnostics
import Glibc

/// Writes data to standard output, and messages to standard error.
///
/// Control characters are written out. A text that is painted has been made visible before it was
/// painted.
enum Console {
  static func error(_ text: String) { error(painted: visible(text)) }

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
}
