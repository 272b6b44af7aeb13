package import Messages
import Reports

/// Cuts a stream of bytes into messages, one on each line.
package struct Lines: Sendable {
  private var bytes: [UInt8] = []
  /// Whether the rest of the line is passed over, since the line is too long.
  private var isPassing = false

  /// The most bytes that a line may have.
  package static let most = 16 << 20

  /// A stream of which nothing has been read.
  package init() {}

  /// Adds bytes as they come, and gives the messages that are whole.
  package mutating func add(_ more: [UInt8]) -> [Message] {
    var messages: [Message] = []
    var rest = more[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end])
      messages += self.end()
      rest = rest[(end + 1)...]
    }
    keep(rest)
    return messages
  }

  /// Ends the line, also where the stream ends without a line break; an empty line is no message.
  package mutating func end() -> [Message] {
    defer { (bytes, isPassing) = ([], false) }
    if isPassing {
      let fault = ServerFault(.invalidRequest, "the message has more than \(Self.most) bytes")
      return [.unreadable(id: .null, fault)]
    }
    let isEmpty = bytes.allSatisfy { [9, 13, 32].contains($0) }
    return isEmpty ? [] : [Message(bytes)]
  }

  private mutating func keep(_ more: ArraySlice<UInt8>) {
    if isPassing || bytes.count + more.count > Self.most {
      (bytes, isPassing) = ([], true)
    } else {
      bytes += more
    }
  }
}
