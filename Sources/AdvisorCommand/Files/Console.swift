import Diagnostics
import Glibc

/// Writes data to standard output, and messages to standard error.
///
/// Control characters are written out. A text that is painted has been made visible before it was
/// painted.
enum Console {
  static func error(_ text: String) { error(painted: visible(text)) }

  static func error(painted text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// Writes data to standard output; a failure is a fault.
  static func out(_ text: String) throws(FileFault) { try out(unchanged: visible(text)) }

  /// Writes data to standard output as it is; a failure is a fault.
  static func out(unchanged text: String) throws(FileFault) { try out(bytes: Array(text.utf8)) }

  /// Writes bytes to standard output; a failure is a fault.
  static func out(bytes: [UInt8]) throws(FileFault) {
    if let code = write(bytes, to: STDOUT_FILENO) {
      throw FileFault(path: "<standard output>", code: code)
    }
  }

  /// Writes findings to standard error, as text for people.
  static func error(_ diagnostics: [Diagnostic], _ language: Language) {
    let printer = DiagnosticPrinter(
      language: language, color: Environment.color(STDERR_FILENO))
    error(painted: diagnostics.map(printer.text).joined())
  }

  /// Writes all of the bytes; if that fails, returns the error number of the system.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
  }
}
