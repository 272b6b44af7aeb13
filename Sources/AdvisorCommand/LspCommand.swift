import ArgumentParser
import Diagnostics
import Files
import Glibc
import LanguageServer
import Messages
import Reports

/// `advisor lsp`: the language server for editors, over standard input and output.
struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: told(
      "编辑器的语言服务（标准输入输出）", "The language server for editors, over standard input and output"),
    discussion: told(
      """
      由编辑器启动，不用手工运行。设置方法见 docs/editors.zh.md。
      """,
      """
      Editors start it; there is nothing to type by hand. docs/editors.en.md says how to set it up.
      """))

  @Option(
    name: .customLong("rules"),
    help: told(
      "规则文件夹（默认：工作区中的 rules）", "the folder of the playbook (default: rules in the workspace)"))
  var folder: String?

  @Flag(help: .hidden)
  var stdio = false

  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    var session = LanguageSession(
      Settings(
        language: language.lang, fallback: Environment.language, today: date.date,
        rules: folder.map { Folder.absolute($0) }))
    let status = try Failing.orExit(language.language) { () throws(FileFault) in
      try session.run()
    }
    if status != 0 { throw ExitCode(status) }
  }
}

/// The exchange with an editor: framed messages in and out, and work while none comes.
struct LanguageSession {
  private var server: Server
  private var frames = Frames()

  init(_ settings: Settings) {
    server = Server(
      settings,
      FileAccess(
        bytes: { try? Folder.read($0) },
        listing: { folder, skipping in
          let found = try? Folder.listing(below: folder, skipping: skipping)
          return (found?.yaml ?? [], found?.mistaken ?? [])
        }, isFolder: { Folder.isFolder($0) }))
  }

  /// Exchanges messages until the client ends the session; the status of the process.
  ///
  /// All that has come is taken before any work is done, so that a key that is pressed meanwhile
  /// is answered first.
  mutating func run() throws(FileFault) -> Int32 {
    while true {
      var messages: [Message] = []
      do throws(ServerFault) {
        while let content = try frames.next() { messages.append(Message(content)) }
      } catch {
        // Nobody knows where the next message begins.
        try send(server.receive(messages + [.unreadable(id: .null, error)]))
        return 1
      }
      try send(server.receive(messages))
      if let status = server.exitStatus { return status }
      if server.hasWork, !Self.hasInput {
        try send(server.work())
        continue
      }
      guard let bytes = try Console.input() else { return 1 }
      frames.add(bytes)
    }
  }

  private func send(_ messages: [JSON]) throws(FileFault) {
    if messages.isEmpty { return }
    try Console.out(bytes: messages.flatMap { Frames.framed($0.compact) })
  }

  /// Whether something can be read, or the input has ended.
  private static var hasInput: Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0
  }
}

extension Folder {
  /// The path from the root.
  fileprivate static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }
}
