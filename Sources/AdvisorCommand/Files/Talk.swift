import Diagnostics
import Glibc

/// Data goes to standard output, talk to standard error.
enum Talk {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Prints findings as people read them.
  static func error(_ diagnostics: [Diagnostic], _ language: Language) {
    let printer = DiagnosticPrinter(
      language: language, color: Surroundings.color(STDERR_FILENO))
    error(diagnostics.map(printer.text).joined())
  }

  /// Writes all of it; a reader that has gone away ends the talk quietly.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
