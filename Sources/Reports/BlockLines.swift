package import Advising
import Playbooks

/// Writes the lines of `advisor batch --only blockers` for a block of cases, from pieces that are made
/// once (contract, section 5, "Batch").
package struct BlockLines: Sendable {
  /// The ids of the blockers in force in quotes, each with a comma behind it.
  private let names: [UInt8]
  /// Where each of them stands.
  private let places: [Range<Int>]

  /// Prepares the lines.
  package init(_ rules: BlockRules) {
    var names: [UInt8] = []
    places = rules.blockerIDs.map { id in
      let start = names.count
      names += Array((JSON.string(id).compact + ",").utf8)
      return start..<names.count
    }
    self.names = names
  }

  /// What stands at the place of a case.
  package enum Line: Sendable {
    /// A case whose blockers were found in the block: the place of its id in the text.
    case found(id: Range<Int>)
    /// A case whose blockers were found in the block: its id in quotes, as JSON.
    case named([UInt8])
    /// A line that is written already.
    case written([UInt8])
  }

  /// The line of a case with that id whose blockers were found in the block.
  package static func named(_ id: String) -> Line { .named(Array(JSON.string(id).compact.utf8)) }

  private static let beforeID = Array("{\"case\":".utf8)
  private static let quote = Array("\"".utf8)
  private static let beforeBlockers = Array(",\"blockers\":[".utf8)
  /// The number of bytes of a line besides ids.
  private static let frame =
    beforeID.count + 2 * quote.count + beforeBlockers.count + beforeUnknown.count + atEnd.count
  private static let beforeUnknown = Array("],\"unknown\":[".utf8)
  private static let atEnd = Array("]}\n".utf8)

  /// The lines, in their order; the ids stand in `text`.
  package func text(_ findings: BlockFindings, _ lines: [Line], _ text: [UInt8]) -> [UInt8] {
    var room = 0
    for line in lines {
      switch line {
      case .found(let id): room += id.count + Self.frame
      case .named(let id): room += id.count + Self.frame
      case .written(let text): room += text.count
      }
    }
    for (place, name) in places.enumerated() {
      let count = findings.count(of: place, .present) + findings.count(of: place, .unknown)
      room += name.count * count
    }
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var out = Bytes(buffer)
      for first in stride(from: 0, to: lines.count, by: 64) {
        let present = findings.lists(.present, from: first)
        let unknown = findings.lists(.unknown, from: first)
        for (lane, line) in lines[first...].prefix(64).enumerated() {
          switch line {
          case .written(let text):
            out.put(text)
            continue
          case .named(let id):
            out.put(Self.beforeID)
            out.put(id)
          case .found(let id):
            out.put(Self.beforeID)
            out.put(Self.quote)
            out.put(text, id)
            out.put(Self.quote)
          }
          out.put(Self.beforeBlockers)
          put(present, lane, into: &out)
          out.put(Self.beforeUnknown)
          put(unknown, lane, into: &out)
          out.put(Self.atEnd)
        }
      }
      count = out.count
    }
  }

  private func put(_ lists: BlockFindings.Lists, _ lane: Int, into out: inout Bytes) {
    let start = out.count
    lists.forEach(of: lane) { out.put(names, places[$0]) }
    // The comma behind the last one.
    if out.count > start { out.count -= 1 }
  }

  /// Bytes that are written one after another.
  ///
  /// Unsafe code: the buffer has room for all that is put into it, which the caller has counted.
  private struct Bytes {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func put(_ bytes: [UInt8]) { put(bytes, 0..<bytes.count) }

    mutating func put(_ bytes: [UInt8], _ range: Range<Int>) {
      guard !range.isEmpty else { return }
      precondition(count + range.count <= buffer.count, "the room for a block was counted")
      bytes.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
        (to + count).update(from: from + range.lowerBound, count: range.count)
      }
      count += range.count
    }
  }
}
