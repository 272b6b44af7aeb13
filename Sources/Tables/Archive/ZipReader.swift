import CMinizip

/// Reads the entries of a zip archive in memory, up to a bound on what comes out.
struct ZipReader: ~Copyable {
  /// The most bytes that all entries together may have; a few bytes can stand for very many.
  static let most = 1 << 30

  private let archive: unzFile
  private let file: MemoryFile
  private var left = most

  /// Opens the archive; nil where the bytes are none.
  init?(_ bytes: [UInt8]) {
    let file = MemoryFile(bytes)
    guard let archive = file.with({ unzOpen2_64("", &$0) }) else { return nil }
    (self.file, self.archive) = (file, archive)
  }

  deinit { unzClose(archive) }

  /// The names of all entries, in their order.
  var names: [String] {
    var names: [String] = []
    var code = unzGoToFirstFile(archive)
    while code == UNZ_OK {
      var name = [CChar](repeating: 0, count: 1024)
      unzGetCurrentFileInfo64(archive, nil, &name, 1023, nil, 0, nil, 0)
      names.append(
        String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
      code = unzGoToNextFile(archive)
    }
    return names
  }

  /// Hands the content of the entry to `take`, in pieces; false where there is no such entry.
  mutating func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(WorkbookFault) -> Void)
    throws(WorkbookFault) -> Bool
  {
    // Names differ in large and small letters between programs.
    guard unzLocateFile(archive, name, 2) == UNZ_OK else { return false }
    guard unzOpenCurrentFile(archive) == UNZ_OK else { throw .damaged }
    defer { unzCloseCurrentFile(archive) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Int(unzReadCurrentFile(archive, $0.baseAddress, UInt32($0.count)))
      }
      guard count >= 0 else { throw .damaged }
      if count == 0 { break }
      left -= count
      guard left >= 0 else { throw .tooLarge }
      var fault: WorkbookFault?
      buffer.withUnsafeBytes { bytes in
        do throws(WorkbookFault) {
          try take(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        } catch { fault = error }
      }
      if let fault { throw fault }
    }
    // At the end the sum over the content is compared.
    guard unzCloseCurrentFile(archive) != UNZ_CRCERROR else { throw .damaged }
    return true
  }
}
