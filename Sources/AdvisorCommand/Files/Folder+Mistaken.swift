import Diagnostics
import Files
import YAML

extension Folder.Listing {
  /// Warns of the files that are not read because of their names.
  func tellMistaken(below root: String, _ language: Language) {
    Console.error(mistaken.map { .fileNotRead(Folder.path($0, below: root)) }, language)
  }
}
