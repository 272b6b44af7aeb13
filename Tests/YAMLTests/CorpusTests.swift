import Diagnostics
import Testing
import YAML

struct CorpusTests {
  @Test func goodFilesReadAsExpected() throws {
    let corpus = Corpus("good")
    for file in try corpus.files {
      let parsed =
        file.name.hasSuffix(".json") ? Document.parseJSON(file) : Document.parse(file)
      #expect(parsed.diagnostics.isEmpty, "\(file.name)")
      let document = try #require(parsed.document)
      let lines = document.root.map { outline($0, file) } ?? ["nothing"]
      try corpus.expect(lines.joined(separator: "\n") + "\n", beside: file)
    }
  }

  @Test func badFilesAreExplainedInBothLanguages() throws {
    let corpus = Corpus("bad")
    for file in try corpus.files {
      let found =
        file.name.hasSuffix(".json")
        ? Document.parseJSON(file).diagnostics : Document.parse(file).diagnostics
      #expect(!found.isEmpty, "\(file.name)")
      let text = [Language.en, .zh].flatMap { language in
        found.map { DiagnosticPrinter(language: language).text($0) }
      }
      try corpus.expect(text.joined(separator: "\n"), beside: file)
    }
  }

  @Test func eachScalarsOffsetsLeadToItsTextInTheFile() throws {
    for file in try Corpus("good").files {
      let parsed = file.name.hasSuffix(".json") ? Document.parseJSON(file) : Document.parse(file)
      guard let root = parsed.document?.root else { continue }
      for scalar in scalars(root) { expectWordsInPlace(scalar, file) }
    }
  }
}

/// Each run of letters and digits in the text stands in the file where its offsets lead.
func expectWordsInPlace(_ scalar: Scalar, _ file: SourceFile) {
  var offset = 0
  for character in scalar.text.unicodeScalars {
    let length = Character(character).utf8.count
    defer { offset += length }
    guard character.properties.isAlphabetic || character.properties.numericType != nil else {
      continue
    }
    let written = file.text(in: scalar.fileSpan(of: Span(offset, offset + length), in: file))
    #expect(
      written == String(character) || written.hasPrefix("\\"),
      "\(character) gives \(written) at \(scalar.span) in \(file.text)")
  }
}

func scalars(_ node: Node) -> [Scalar] {
  switch node.kind {
  case .scalar(let scalar): [scalar]
  case .sequence(let items): items.flatMap { scalars($0) }
  case .mapping(let entries): entries.flatMap { scalars($0.key) + scalars($0.value) }
  }
}
