import CMinizip

/// A file in memory that minizip reads or writes through its callbacks.
final class MemoryFile {
  private(set) var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// What `body` does with the callbacks of this file.
  func with<Result>(_ body: (inout zlib_filefunc64_def) -> Result) -> Result {
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(self).toOpaque()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { _, stream, buffer, size in
      MemoryFile.of(stream)?.read(into: buffer, Int(size)) ?? 0
    }
    functions.zwrite_file = { _, stream, buffer, size in
      MemoryFile.of(stream)?.write(buffer, Int(size)) ?? 0
    }
    functions.ztell64_file = { _, stream in ZPOS64_T(MemoryFile.of(stream)?.position ?? 0) }
    functions.zseek64_file = { _, stream, offset, origin in
      MemoryFile.of(stream)?.seek(offset, Int(origin)) ?? -1
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    return withExtendedLifetime(self) { body(&functions) }
  }

  private static func of(_ stream: UnsafeMutableRawPointer?) -> MemoryFile? {
    stream.map { Unmanaged<MemoryFile>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(into buffer: UnsafeMutableRawPointer?, _ size: Int) -> UInt {
    let count = min(max(size, 0), bytes.count - position)
    guard count > 0, let buffer else { return 0 }
    let target = UnsafeMutableRawBufferPointer(start: buffer, count: count)
    target.copyBytes(from: bytes[position..<position + count])
    position += count
    return UInt(count)
  }

  private func write(_ buffer: UnsafeRawPointer?, _ size: Int) -> UInt {
    guard size > 0, let buffer else { return 0 }
    let piece = UnsafeRawBufferPointer(start: buffer, count: size)
    let overwritten = min(bytes.count, position + size)
    bytes.replaceSubrange(position..<overwritten, with: piece)
    position += size
    return UInt(size)
  }

  /// Moves to the offset; -1 where that is not in the file.
  private func seek(_ offset: ZPOS64_T, _ origin: Int) -> Int {
    let base = [0, position, bytes.count]
    guard base.indices.contains(origin) else { return -1 }
    // An offset back from the end comes as a negative number without its sign.
    let (target, isBeyond) = base[origin].addingReportingOverflow(Int(truncatingIfNeeded: offset))
    guard !isBeyond, (0...bytes.count).contains(target) else { return -1 }
    position = target
    return 0
  }
}
