package import Diagnostics

extension Diagnostic {
  /// The finding with the name of its file as the user sees it, relative to the current folder.
  package func shown(in folder: String) -> Diagnostic {
    Diagnostic(
      id, severity, message, at: place.shown(in: folder),
      notes: notes.map { Note($0.message, at: $0.place.map { $0.shown(in: folder) }) }, help: help,
      fix: fix)
  }
}

extension Place {
  /// The place with the name of its file as the user sees it, relative to the current folder.
  package func shown(in folder: String) -> Place {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return Place(file.renamed(prefix + file.name), span)
  }
}
