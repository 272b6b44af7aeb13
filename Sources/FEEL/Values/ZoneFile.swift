import Glibc

extension ZoneRules {
  /// The rules of an IANA region, from the system's zone information (RFC 8536); nil where the name
  /// is no region.
  convenience init?(named name: String) {
    guard Self.isPlain(name) else { return nil }
    guard let bytes = Self.bytes(of: "\(Self.folder)/\(name)"),
      let found = ZoneFile(bytes)?.rules()
    else {
      // These two need no file.
      guard name == "UTC" || name == "Etc/UTC" else { return nil }
      self.init(transitions: [], firstOffset: 0, rule: nil)
      return
    }
    self.init(
      transitions: found.transitions, firstOffset: found.firstOffset, rule: found.rule)
  }

  /// The folder of the zone files: that of the system, or of `TZDIR`, which the C library reads too.
  static var folder: String {
    guard let own = getenv("TZDIR"), own.pointee != 0 else { return "/usr/share/zoneinfo" }
    return String(cString: own)
  }

  /// Letters, digits, `_`, `+` and `-` in parts between slashes: no name leads out of the folder.
  static func isPlain(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard name.utf8.count <= 64, parts.count <= 3 else { return false }
    return parts.allSatisfy { part in
      guard let first = part.first, (first | 32) >= 97, (first | 32) <= 122 else { return false }
      return part.allSatisfy { byte in
        (byte | 32) >= 97 && (byte | 32) <= 122 || byte >= 48 && byte <= 57
          || [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte)
      }
    }
  }

  /// A file of at most a megabyte.
  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 8192))
    while bytes.count < 1 << 20 {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    return bytes
  }
}

/// The content of a zone file.
private struct ZoneFile {
  private let bytes: [UInt8]
  /// Where the counts of the part with the 64-bit times begin.
  private var start = 0
  /// How long a time is.
  private var width = 4
  private var counts: [Int] = []

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard readHeader() else { return nil }
    if bytes[4] >= UInt8(ascii: "2") {
      start += length
      width = 8
      guard readHeader() else { return nil }
    }
    guard bytes.count >= start + length, types > 0 else { return nil }
  }

  // The counts stand in the order: UTC flags, standard flags, leap seconds, times, types, names.
  private var times: Int { counts[3] }
  private var types: Int { counts[4] }
  private var length: Int {
    44 + times * (width + 1) + types * 6 + counts[5] + counts[2] * (width + 4) + counts[1]
      + counts[0]
  }

  private mutating func readHeader() -> Bool {
    guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
      return false
    }
    counts = (0..<6).map { Int(integer(at: start + 20 + $0 * 4, width: 4) & 0xffff_ffff) }
    return counts.allSatisfy { $0 <= bytes.count }
  }

  private func integer(at offset: Int, width: Int) -> Int {
    let value = bytes[offset..<offset + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return width == 8 ? Int(Int64(bitPattern: value)) : Int(Int32(truncatingIfNeeded: value))
  }

  func rules() -> (transitions: [ZoneRules.Transition], firstOffset: Int, rule: ZoneRule?)? {
    let kinds = start + 44 + times * width
    let offsets = (0..<types).map { integer(at: kinds + times + $0 * 6, width: 4) }
    guard (0..<times).allSatisfy({ Int(bytes[kinds + $0]) < types }) else { return nil }
    let transitions = (0..<times).map { index in
      ZoneRules.Transition(
        instant: integer(at: start + 44 + index * width, width: width),
        offset: offsets[Int(bytes[kinds + index])])
    }
    return (transitions, offsets[0], footer().flatMap(ZoneRule.init(_:)))
  }

  /// The text between the two line ends after the data.
  private func footer() -> String? {
    let rest = bytes[(start + length)...]
    guard width == 8, rest.first == 10, let end = rest.dropFirst().firstIndex(of: 10) else {
      return nil
    }
    return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
  }
}
