import Testing

@testable import LanguageServer

struct FrameTests {
  @Test func framesAreCutWhereTheirLengthSays() throws {
    var frames = Frames()
    frames.add(Frames.framed("{\"a\": \"查封\"}") + Frames.framed("{}"))
    #expect(try frames.next() == Array("{\"a\": \"查封\"}".utf8))
    #expect(try frames.next() == Array("{}".utf8))
    #expect(try frames.next() == nil)
  }
}
