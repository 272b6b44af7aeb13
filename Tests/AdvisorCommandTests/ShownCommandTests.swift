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
    // A terminal breaks them into lines; the shell puts these together again.
    let text = try Shell.run(
      "$ advisor explain cases/minle.yaml \(id) --as-of 2021-09-06 --lang \(language)", in: root)
    let commands = Self.commands(of: text)
    #expect(commands.count == shown.count, "\(text)")
    for (command, whole) in zip(commands, shown) {
      let joined = command.replacing(#/ \\\n +/#, with: " ")
      #expect(joined == whole)
      let told = try Shell.run("$ \(command) --lang \(language)", in: root)
      #expect(!told.contains("--- status"), "\(told)")
    }
  }

  /// The commands on a page of text, as somebody copies them.
  private static func commands(of text: String) -> [String] {
    var commands: [String] = []
    var goesOn = false
    for line in text.split(separator: "\n") {
      if goesOn, let last = commands.last {
        commands[commands.count - 1] = last + "\n" + line
      } else if line.drop(while: { $0 == " " }).hasPrefix("advisor advise ") {
        commands.append(String(line.drop { $0 == " " }))
      } else {
        continue
      }
      goesOn = line.hasSuffix(" \\")
    }
    return commands
  }
}
