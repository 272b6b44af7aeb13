import Diagnostics
import Docket
package import Files
import Parallelism
package import Playbooks

extension Store {
  /// The cases of the folder as a new version of the rules reads them; those that it cannot read, as
  /// the rules in force do.
  package func cases(by new: Playbook) throws(FileFault) -> CasesByEitherVersion {
    let (folder, reader) = (folder, CaseReader(new))
    let read = Parallel.map(try Folder.listing(below: folder).yaml) { path -> LoadedCase? in
      let full = Folder.path(path, below: folder)
      guard Folder.holds(full, below: folder), let bytes = try? Folder.read(full) else {
        return nil
      }
      return reader.read(SourceFile(name: path, text: bytes))
    }
    var found = CasesByEitherVersion()
    found.add(read.compactMap { $0 }, old: rules.playbook)
    return found
  }
}
