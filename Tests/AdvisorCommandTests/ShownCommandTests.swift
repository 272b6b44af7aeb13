import Foundation
import Testing

/// The commands that an explanation shows for trying a change can be run as they stand.
struct ShownCommandTests {
  @Test(arguments: ["zh", "en"], ["stopped-works", "restart-works", "insolvent-developer"])
  func aChangeCanBeTriedAsShown(language: String, id: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardized
    let page = try Shell.run(
      "$ advisor explain cases/minle.yaml \(id) --as-of 2021-09-06 --lang \(language) "
        + "--format markdown", in: root)
    let shown = page.split(separator: "`").filter { $0.hasPrefix("advisor advise ") }
    #expect(!shown.isEmpty, "\(page)")
    for command in shown {
      let told = try Shell.run("$ \(command) --lang \(language)", in: root)
      #expect(!told.contains("--- status"), "\(told)")
    }
  }
}
