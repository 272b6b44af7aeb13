import Testing

struct ExampleTests {
  @Test(arguments: try Page.all())
  func everyMarkedExampleHolds(_ page: Page) throws {
    var examples = Examples(page)
    try examples.run()
  }

  /// The pages that are made of examples have them; a page whose marks are misspelt would pass
  /// everything else.
  @Test func theReferenceHasItsExamples() throws {
    var language = Examples(try Page("docs/playbook-language.md"))
    try language.run()
    #expect(language.counts["playbook", default: 0] >= 15)
    #expect(language.counts["case", default: 0] >= 8)
    #expect(language.counts["tests", default: 0] >= 5)
    #expect(language.counts["feel", default: 0] >= 5)
  }

  @Test(arguments: try Page.all())
  func everyBlockHasKnownMarks(_ page: Page) {
    let known = ["yaml", "feel", "console", "json", "swift", "", "sh", "csv", "text", "html"]
    for block in page.blocks() {
      #expect(known.contains(block.marks.first ?? ""), "\(page.path):\(block.line)")
      if block.marks.first == "yaml", block.marks.count > 1 {
        #expect(
          ["playbook", "case", "tests"].contains(block.marks[1]), "\(page.path):\(block.line)")
      }
    }
  }
}
