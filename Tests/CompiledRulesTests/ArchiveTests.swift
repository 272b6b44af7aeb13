import Diagnostics
import Testing

@testable import CompiledRules

struct ArchiveTests {
  @Test func whatIsWrittenIsRead() {
    let file = SourceFile(name: "a.yaml", text: "a: 1\n")
    let writer = ArchiveWriter(files: [file])
    let wide = Int128.min + 5
    let numbers = [0, 1, -1, 63, 64, -64, -65, 1 << 40, .max, .min]
    numbers.write(to: writer)
    [true, false].write(to: writer)
    [Int?.none, 7].write(to: writer)
    (-0.1).write(to: writer)
    writer.write(word: UInt64.max - 1)
    wide.write(to: writer)
    writer.write(bytes: [1, 2, 255])
    Place(file, Span(3, 4)).write(to: writer)
    #expect(writer.refused == nil)
    let reader = ArchiveReader(writer.bytes(), at: 0, files: [file])
    #expect([Int].read(from: reader) == numbers)
    #expect([Bool].read(from: reader) == [true, false])
    #expect([Int?].read(from: reader) == [nil, 7])
    #expect(Double.read(from: reader) == -0.1)
    #expect(reader.readWord() == UInt64.max - 1)
    #expect(Int128.read(from: reader) == wide)
    #expect(Array(reader.readBytes()) == [1, 2, 255])
    let place = Place.read(from: reader)
    #expect(place.file.isSame(as: file.name, file.text))
    #expect(place.span == Span(3, 4))
    #expect(reader.position == writer.bytes().count)
  }

  /// Texts that are equal as text and are written with other characters stay what they were.
  @Test func textsAreKeptByTheirBytes() {
    let texts = ["", "查封", "\u{E9}", "e\u{301}", "查封", "a\0b", String(repeating: "长", count: 300)]
    let writer = ArchiveWriter(files: [])
    texts.write(to: writer)
    let reader = ArchiveReader(writer.bytes(), at: 0, files: [])
    #expect([String].read(from: reader).map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }

  /// Sets and dictionaries that are equal are written as the same bytes.
  @Test func theOrderOfSetsIsOne() {
    func bytes(_ numbers: [Int]) -> [UInt8] {
      let writer = ArchiveWriter(files: [])
      Set(numbers).write(to: writer)
      Dictionary(uniqueKeysWithValues: numbers.map { ("\($0)", $0) }).write(to: writer)
      return writer.bytes()
    }
    #expect(bytes(Array(0..<50)) == bytes((0..<50).reversed()))
    let reader = ArchiveReader(bytes([1, 2]), at: 0, files: [])
    #expect(Set<Int>.read(from: reader) == [1, 2])
    #expect([String: Int].read(from: reader) == ["1": 1, "2": 2])
  }

  @Test func aPlaceInAnotherFileIsRefused() {
    let writer = ArchiveWriter(files: [SourceFile(name: "a.yaml", text: "")])
    writer.write(SourceFile(name: "b.yaml", text: ""))
    #expect(writer.refused != nil)
  }

  /// Another build may write another format: its bytes are not even begun to be read.
  @Test func bytesOfAnotherBuildDoNotCount() {
    let bytes = Checksummed.bytes(Array(repeating: 0xFF, count: 100), for: "a build")
    #expect(Checksummed.start(of: bytes, for: "a build") == 16)
    #expect(Checksummed.start(of: bytes, for: "another build") == nil)
    #expect(CompiledPlaybook(bytes, for: "another build") == nil)
  }

  @Test func whatWasChangedIsFoundOut() {
    let content = (0..<100).map { UInt8($0) }
    let written = Checksummed.bytes(content, for: "a build")
    #expect(Checksummed.start(of: written, for: "a build").map { Array(written[$0...]) } == content)
    #expect(Checksummed.start(of: [], for: "a build") == nil)
    #expect(Checksummed.start(of: content, for: "a build") == nil)
    for length in 0..<written.count {
      #expect(Checksummed.start(of: Array(written[..<length]), for: "a build") == nil)
    }
    #expect(Checksummed.start(of: written + [0], for: "a build") == nil)
    for place in written.indices {
      for bit in 0..<8 {
        var changed = written
        changed[place] ^= 1 << UInt8(bit)
        #expect(Checksummed.start(of: changed, for: "a build") == nil)
      }
    }
    var swapped = written
    for place in 24..<32 { swapped.swapAt(place, place + 8) }
    #expect(Checksummed.start(of: swapped, for: "a build") == nil)
  }
}
