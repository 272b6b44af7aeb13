import CMinizip

/// Makes a zip archive in memory; the same entries give the same bytes.
struct ZipWriter {
  /// The archive of these entries, in this order.
  static func archive(_ entries: [(name: String, content: String)]) -> [UInt8] {
    let file = MemoryFile()
    file.with { functions in
      let zip = zipOpen2_64("", APPEND_STATUS_CREATE, nil, &functions)
      precondition(zip != nil, "minizip begins an archive in memory")
      for (name, content) in entries {
        var information = zip_fileinfo()
        // 1 January 1980, the first day that a zip file can name: the time of writing would make
        // each run another file.
        information.dosDate = 1 << 21 | 1 << 16
        let opened = zipOpenNewFileInZip64(
          zip, name, &information, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0)
        precondition(opened == ZIP_OK, "minizip begins an entry in memory")
        let bytes = Array(content.utf8)
        // Entries are written in pieces, as the length of one is a number of 32 bits.
        for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
          let piece = bytes[start..<min(start + 1 << 20, bytes.count)]
          piece.withUnsafeBytes {
            _ = zipWriteInFileInZip(zip, $0.baseAddress, UInt32($0.count))
          }
        }
        zipCloseFileInZip(zip)
      }
      zipClose(zip, nil)
    }
    return file.bytes
  }
}
