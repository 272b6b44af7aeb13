package import Diagnostics
package import Files
import Glibc
import Parallelism

/// The files of a playbook in their folder.
package enum RuleFolder {
  /// The file in the folder of the rules that lists their properties; it is not part of the
  /// playbook.
  package static let properties = "properties.yaml"

  /// The files of the playbook, with names relative to its folder.
  ///
  /// A text of `over` takes the place of the file at its path, or is a file of its own.
  package static func files(_ folder: String, over: [String: [UInt8]] = [:]) throws(FileFault)
    -> [SourceFile]
  {
    var texts = over.filter { isOfRules($0.key) }
    for (name, text) in try self.texts(listing(folder), in: folder) where texts[name] == nil {
      texts[name] = text
    }
    return texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { SourceFile(name: $0.key, text: $0.value) }
  }

  /// Whether the file at the path below the folder is one of the playbook, and neither of tests nor
  /// of promises.
  private static func isOfRules(_ path: String) -> Bool {
    path != properties && !RuleTestFolder.areTests(path)
  }

  /// The promises of the playbook, named relative to its folder; nil where it makes none.
  package static func propertiesFile(_ folder: String, over: [String: [UInt8]] = [:])
    throws(FileFault) -> SourceFile?
  {
    if let text = over[properties] { return SourceFile(name: properties, text: text) }
    guard access("\(folder)/\(properties)", F_OK) == 0 else { return nil }
    return SourceFile(name: properties, text: try Folder.read("\(folder)/\(properties)"))
  }

  /// The files of rules below the folder, without those of tests.
  package static func listing(_ folder: String) throws(FileFault) -> Folder.Listing {
    try Folder.listing(below: folder, skipping: ["tests"])
  }

  /// The names and texts of the files of rules.
  package static func texts(_ listing: Folder.Listing, in folder: String) throws(FileFault)
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
}
