import Foundation
import Glibc
import Testing

/// The program where it was installed: in a folder that its users cannot write to, perhaps in a
/// system without `/proc`.
struct InstalledTests {
  /// The program in `bin`, the rules in `share/advisor/rules` beside it; `run` runs a line there.
  private func withInstalled(_ test: (URL, (String) throws -> String) throws -> Void) throws {
    try CompileTests.withProgram { folder, _ in
      for name in ["bin", "share/advisor", "cache"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      for (from, to) in [("program", "bin/advisor"), ("rules", "share/advisor/rules")] {
        try FileManager.default.moveItem(
          at: folder.appending(path: from), to: folder.appending(path: to))
      }
      try test(folder) { try Shell.run("$ \($0)", in: folder) }
    }
  }

  private let question = "advise cases/garden.yaml --as-of 2021-06-01 --lang en"

  /// Without rules of one's own, those that were installed with the program are taken.
  @Test func installedRulesAreFound() throws {
    try withInstalled { folder, _ in
      let told = try Shell.run(
        "$ ../bin/advisor advise garden.yaml --as-of 2021-06-01 --lang en",
        in: folder.appending(path: "cases"))
      #expect(told.contains("[verify-paperwork]"))
      #expect(!told.contains("--- status"))
    }
  }

  /// Where nothing can be written beside the program, what is compiled goes to the cache folder,
  /// and is taken from there, unless somebody else wrote it.
  @Test func compiledRulesGoToTheCache() throws {
    try withInstalled { folder, run in
      // An administrator may write anywhere; another user may not.
      let user = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
      let cache = folder.appending(path: "cache")
      chmod(folder.appending(path: "bin").path, 0o555)
      chmod(cache.path, 0o777)
      defer { chmod(folder.appending(path: "bin").path, 0o755) }
      func advisor(_ words: String, cache variable: String) throws -> String {
        let told = try run("env \(variable) \(user)bin/advisor \(words)")
        return String(told.split(separator: "\n", maxSplits: 1).last ?? "")
      }
      let xdg = "XDG_CACHE_HOME=\(cache.path)"
      // The other user may not reach this folder, or Swift's libraries.
      guard try advisor("--version", cache: xdg).hasPrefix("advisor ") else { return }
      let before = try advisor(question, cache: xdg)
      let file = cache.appending(path: "advisor/rules.compiled")
      #expect(try advisor("compile --lang en", cache: xdg) == "compiled: \(file.path)\n")
      #expect(try advisor(question, cache: xdg) == before)
      if try Self.isRead(file, by: { _ = try run("cat \(file.path)") }) {
        #expect(try Self.isRead(file) { _ = try advisor(question, cache: xdg) })
        if geteuid() == 0 {
          chown(file.path, 0, 0)
          #expect(try !Self.isRead(file) { _ = try advisor(question, cache: xdg) })
        }
      }
      let home = "XDG_CACHE_HOME=cache HOME=\(cache.path)"
      #expect(
        try advisor("compile --lang en", cache: home)
          == "compiled: \(cache.path)/.cache/advisor/rules.compiled\n")
      let nowhere = try advisor("compile --lang en", cache: "-u HOME -u XDG_CACHE_HOME")
      #expect(nowhere.contains("`XDG_CACHE_HOME=/FOLDER`") && nowhere.contains("status 2"))
    }
  }

  /// Whether the work reads the file, by the time at which it was last read.
  private static func isRead(_ file: URL, by work: () throws -> Void) throws -> Bool {
    var times = [
      timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: time(nil), tv_usec: 0),
    ]
    utimes(file.path, &times)
    try work()
    var info = stat()
    return stat(file.path, &info) == 0 && info.st_atim.tv_sec != 1_000_000_000
  }

  /// Whether a process may hide `/proc` from itself here.
  private static let canHide = hidden("true") == 0

  private static func hidden(_ command: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = [
      "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none /proc && \(command)",
    ]
    (process.standardOutput, process.standardError) = (Pipe(), Pipe())
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: canHide)) func itRunsWithoutProc() throws {
    try withInstalled { folder, run in
      let hide =
        "unshare --user --map-root-user --mount sh -c 'mount -t tmpfs none /proc && cd cases &&"
      let plain = try run("cd cases && ../bin/advisor advise garden.yaml --as-of 2021-06-01")
      let hidden = try run("\(hide) ../bin/advisor advise garden.yaml --as-of 2021-06-01'")
      #expect(plain.contains("[verify-paperwork]"))
      #expect(plain.split(separator: "\n").dropFirst() == hidden.split(separator: "\n").dropFirst())
      #expect(try run("\(hide) PATH=../bin:$PATH advisor compile'").contains("bin/rules.compiled"))
    }
  }
}
