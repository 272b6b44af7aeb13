package import Messages

/// Cuts a stream of bytes into the contents of its messages.
///
/// The base protocol of LSP 3.17: header lines that end in CR LF, of which `Content-Length` must be
/// there, an empty line, then so many bytes.
package struct Frames: Sendable {
  private var bytes: [UInt8] = []
  /// Where the part that has not been cut yet begins.
  private var start = 0

  /// The most bytes that a message may have.
  private static let most = 64 << 20

  /// A stream of which nothing has been read.
  package init() {}

  /// Adds bytes as they come.
  package mutating func add(_ more: [UInt8]) {
    if start > 1 << 20 || start == bytes.count {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  /// The content of the next whole message; nil while more bytes are needed.
  ///
  /// A header without a usable length throws: from there on nobody knows where a message begins.
  package mutating func next() throws(ServerFault) -> [UInt8]? {
    guard let end = headerEnd else {
      if bytes.count - start > 1 << 16 { throw Self.noLength }
      return nil
    }
    guard let length = Self.length(bytes[start..<end.lowerBound]), length <= Self.most else {
      throw Self.noLength
    }
    guard bytes.count - end.upperBound >= length else { return nil }
    let content = Array(bytes[end.upperBound..<end.upperBound + length])
    start = end.upperBound + length
    return content
  }

  /// The message with its header.
  package static func framed(_ content: String) -> [UInt8] {
    Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
  }

  private static let noLength = ServerFault(
    .parseError, "the header has no `Content-Length` that can be used")

  /// The place of the empty line after the header.
  private var headerEnd: Range<Int>? {
    var index = start
    while index + 3 < bytes.count {
      if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10
      {
        return index..<index + 4
      }
      index += 1
    }
    return nil
  }

  private static func length(_ header: ArraySlice<UInt8>) -> Int? {
    for line in String(decoding: header, as: UTF8.self).split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      return Int(parts[1].filter { !$0.isWhitespace }).flatMap { $0 >= 0 ? $0 : nil }
    }
    return nil
  }
}
