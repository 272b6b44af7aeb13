import Testing

struct ExampleTests {
  @Test(arguments: try Page.all())
  func everyMarkedExampleHolds(_ page: Page) throws {
    var examples = Examples(page)
    try examples.run()
  }

  /// A reference whose marks are misspelt would pass everything else.
  @Test(arguments: try PagePair("playbook-language").pages)
  func theReferenceHasItsExamples(_ page: Page) {
    let marks = page.blocks().map { $0.marks.prefix(2) }
    #expect(marks.count { $0 == ["yaml", "playbook"] } >= 15)
    #expect(marks.count { $0 == ["yaml", "case"] } >= 8)
    #expect(marks.count { $0 == ["yaml", "tests"] } >= 5)
    #expect(marks.count { $0 == ["feel"] } >= 5)
  }

  @Test(arguments: try Page.all())
  func everyBlockHasKnownMarks(_ page: Page) {
    let known = [
      "yaml", "feel", "console", "json", "swift", "", "sh", "csv", "text", "html", "lua", "elisp",
    ]
    for block in page.blocks() {
      #expect(known.contains(block.marks.first ?? ""), "\(page.path):\(block.line)")
      if block.marks.first == "yaml", block.marks.count > 1 {
        #expect(
          ["playbook", "case", "tests", "file"].contains(block.marks[1]),
          "\(page.path):\(block.line)")
      }
    }
  }
}
