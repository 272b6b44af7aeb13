import Messages
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

  @Test func aMessageMayComeByteByByte() throws {
    var frames = Frames()
    let framed = Frames.framed("{\"查\": 1}")
    for byte in framed.dropLast() {
      frames.add([byte])
      #expect(try frames.next() == nil)
    }
    frames.add([framed[framed.count - 1]])
    #expect(try frames.next() == Array("{\"查\": 1}".utf8))
  }

  @Test func otherHeadersAreLeftAlone() throws {
    var frames = Frames()
    let header =
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:2\r\n\r\n"
    frames.add(Array((header + "{}").utf8))
    #expect(try frames.next() == Array("{}".utf8))
  }

  @Test(arguments: [
    "Content-Length: many\r\n\r\n", "Content-Type: a\r\n\r\n", "Content-Length: -1\r\n\r\n",
    "Content-Length: 99999999999\r\n\r\n",
  ])
  func aHeaderWithoutALengthIsAFault(_ header: String) {
    var frames = Frames()
    frames.add(Array((header + "{}").utf8))
    #expect(throws: ServerFault.self) { try frames.next() }
  }
}
