import ArgumentParser
import Diagnostics
import Docket
import Files
import Glibc
import Parallelism
import Playbooks
import Verification

/// Opens the playbook that a command works with.
enum Rulebook {
  /// The file in the folder of the rules that lists their properties; it is not part of the
  /// playbook.
  static let properties = "properties.yaml"

  /// The files of the playbook, with names relative to its folder.
  static func files(_ folder: String) throws(FileFault) -> [SourceFile] {
    try texts(listing(folder), in: folder).map { SourceFile(name: $0.name, text: $0.text) }
  }

  /// The promises of the playbook, named relative to its folder; nil where it makes none.
  static func propertiesFile(_ folder: String) throws(FileFault) -> SourceFile? {
    guard access("\(folder)/\(properties)", F_OK) == 0 else { return nil }
    return SourceFile(name: properties, text: try Folder.read("\(folder)/\(properties)"))
  }

  private static func listing(_ folder: String) throws(FileFault) -> Folder.Listing {
    try Folder.listing(below: folder, skipping: ["tests"])
  }

  private static func texts(_ listing: Folder.Listing, in folder: String) throws(FileFault)
    -> [(name: String, text: [UInt8])]
  {
    let paths = listing.yaml.filter { $0 != properties }
    let read = Parallel.map(paths) { path in
      Result { () throws(FileFault) in try Folder.read("\(folder)/\(path)") }
    }
    // Files that are only misnamed are told of by those who call.
    if paths.isEmpty, listing.mistaken.isEmpty {
      throw FileFault(path: folder, code: FileFault.noRules)
    }
    var texts: [(name: String, text: [UInt8])] = []
    for (path, text) in zip(paths, read) { texts.append((path, try text.get())) }
    return texts
  }

  /// The playbook; if it has errors, these go to standard error, with exit status 2.
  static func open(_ folder: String, _ language: Language) throws -> Playbook {
    let read = try Failing.orExit(language) { () throws(FileFault) in
      let listing = try listing(folder)
      listing.tellMistaken(below: folder, language)
      return try texts(listing, in: folder)
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

extension Diagnostic {
  /// The finding with the name of its file as the user sees it, relative to the current folder.
  func shown(in folder: String) -> Diagnostic {
    Diagnostic(
      id, severity, message, at: place.shown(in: folder),
      notes: notes.map { Note($0.message, at: $0.place.map { $0.shown(in: folder) }) }, help: help,
      fix: fix)
  }
}

extension Place {
  /// The place with the name of its file as the user sees it, relative to the current folder.
  func shown(in folder: String) -> Place {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return Place(file.renamed(prefix + file.name), span)
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
