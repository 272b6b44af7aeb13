import ArgumentParser
import Diagnostics
import Glibc

/// Text documents for word processors, which the program pandoc makes.
enum TextDocument {
  /// The HTML as a docx; without pandoc a message that says what to do, and status 2.
  ///
  /// The same HTML gives the same bytes.
  static func made(fromHTML html: [UInt8], _ language: Language) throws -> [UInt8] {
    let file = try Failing.orExit(language) { () throws(FileFault) in
      try TemporaryFile(containing: html, ending: ".html")
    }
    defer { file.remove() }
    setenv("SOURCE_DATE_EPOCH", "946684800", 1)
    let arguments = ["--from", "html", "--to", "docx", "--output", "-", file.path]
    guard let answer = OtherProgram.run("pandoc", arguments), answer.status == 0 else {
      Console.error(
        told(
          """
          advisor：docx 要用程序 pandoc 生成，而此处没有，或未能运行
            请安装 pandoc（如 `apt-get install pandoc`），或改用 `--format html`，Word 和 WPS 都能打开

          """,
          """
          advisor: a docx is made by the program pandoc, which is not here, or did not work
            install pandoc (such as `apt-get install pandoc`), or take `--format html`, which Word and WPS open

          """))
      throw ExitCode(2)
    }
    return answer.output
  }
}

/// A file in the folder for temporary files.
struct TemporaryFile {
  let path: String

  /// Writes a new file with that ending.
  init(containing bytes: [UInt8], ending: String) throws(FileFault) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/advisor-XXXXXX\(ending)".utf8CString)
    let descriptor = mkstemps(&template, Int32(ending.utf8.count))
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
    defer { close(descriptor) }
    self.path = path
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        unlink(path)
        throw FileFault(path: path, code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  func remove() { unlink(path) }
}
