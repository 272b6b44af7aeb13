import Foundation
import Testing

/// Pages have to work in Chromium 90, which offices still use; it cannot be installed any more, so
/// this looks for what came later.
struct OldBrowserTests {
  private static let tooNew = [
    ":has(", "@container", "@layer", "@scope", "&:", "inert", "popover", "structuredClone",
    ".at(", "hasOwn(", "replaceAll(", "findLast", "toSorted(", "showModal", "accent-color",
    "aspect-ratio", "text-wrap", "color-mix", ":is(", "dvh", "import(", "?.", "??",
  ]

  @Test(arguments: ["workbench.css", "workbench.js", "rules.js"])
  func nothingIsYounger(_ name: String) throws {
    let file = Site.root.appending(path: "Sources/Workbench/Assets/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    for word in Self.tooNew { #expect(!text.contains(word), "\(name) has \(word)") }
    #expect(!text.contains("http"), "nothing is loaded from elsewhere")
  }
}
