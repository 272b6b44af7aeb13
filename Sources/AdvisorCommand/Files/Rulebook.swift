import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import Files
import Playbooks
import Verification

/// Opens the playbook that a command works with.
enum Rulebook {
  /// The playbook; if it has errors, these go to standard error, with exit status 2.
  static func open(_ folder: String, _ language: Language) throws -> Playbook {
    let read = try Failing.orExit(language) { () throws(FileFault) in
      let listing = try RuleFolder.listing(folder)
      listing.tellMistaken(below: folder, language)
      return try RuleFolder.texts(listing, in: folder)
    }
    if let compiled = CompiledRulesFile.playbook(of: read) { return leakUntilExit(compiled) }
    let files = read.map { SourceFile(name: $0.name, text: $0.text) }
    return leakUntilExit(try usable(PlaybookLoader.load(files), in: folder, language))
  }

  /// The playbook that was loaded from the folder; if it has errors, these go to standard error,
  /// with exit status 2.
  static func usable(_ loaded: LoadedPlaybook, in folder: String, _ language: Language) throws
    -> Playbook
  {
    let errors =
      loaded.playbook.map { Check.errors(in: $0) }
      ?? loaded.diagnostics.filter { $0.severity == .error }
    if let playbook = loaded.playbook, errors.isEmpty { return playbook }
    Console.error(errors.map { $0.shown(in: folder) }, language)
    throw ExitCode(2)
  }
}

/// Ends the command with status 2 and a message if a file cannot be used.
enum Failing {
  static func orExit<Result>(
    _ language: Language, _ work: () throws(FileFault) -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      Console.error("advisor: \(error.message[language])\n")
      throw ExitCode(2)
    }
  }

  /// The same for what was typed; all slips are told.
  static func orExit<Result>(
    _ language: Language, _ work: () throws(Slips) -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      Console.error(error.diagnostics, language)
      throw ExitCode(2)
    }
  }
}
