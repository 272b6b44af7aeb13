import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Glibc
import Playbooks
import Reports
import YAML

/// `advisor ask`: a guided interview that writes the answers into the case file.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "逐项答问 / Ask what is not known, and write the answers down")

  @Argument(help: "案件文件 / the case file")
  var file: String

  @Flag(help: "先在一页列出全部问题，再按事实顺序逐项答 / list every open question first, then go in order")
  var all = false

  @Option(help: "答复的来源 / where the answers come from")
  var source: String?

  @Option(help: "情况始于何日 / since when it is so, where that is known")
  var on: CalendarDate?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    try WrittenCase.check(file)
    if let on, on > date.date {
      throw ValidationError(
        "--on 晚于截至日期 \(date.date.text) / --on lies after the as-of date \(date.date.text)")
    }
  }

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let bytes = try Failing.orExit(language) { () throws(FileFault) in
      let bytes = try Folder.read(file)
      // Better before the first question than after the last answer.
      try DurableFile.check(file)
      return bytes
    }
    let loaded = CaseReader(playbook).read(SourceFile(name: file, text: bytes))
    Console.error(loaded.diagnostics, language)
    guard let content = loaded.content, let document = loaded.document else { throw ExitCode(2) }
    let interview = Interview(
      content, document, Advisor(playbook), on: date.date,
      provenance: .init(source: source, on: on, askedOn: date.date), inOrder: all)
    var session = AskSession(interview, language: language, listsAll: all)
    do {
      try save(session.run(), read: bytes, session)
    } catch let fault as EditFault {
      Console.error([fault.diagnostic(in: loaded.file)], language)
      throw ExitCode(2)
    }
  }

  /// Writes the answers, unless somebody else has changed the file in the meantime.
  private func save(_ end: AskSession.End, read bytes: [UInt8], _ session: AskSession) throws {
    let interview = session.interview
    guard end == .save else {
      session.say(session.words.discarded(interview.answers.count, path: file))
      return
    }
    if !interview.answers.isEmpty {
      do {
        try FileLock.holding(file) {
          guard try Folder.read(file) == bytes else { throw FileFault(path: file, code: ESTALE) }
          try DurableFile.write(interview.text, to: file)
        }
      } catch let fault as FileFault {
        try Failing.orExit(language.language) { () throws(FileFault) in throw fault }
      }
    }
    session.tellEnd(path: file)
  }
}
