import Files

/// What the files of a draft were made from, so that nobody else's change is lost by it.
extension DraftFolder {
  /// The sum of a text; `none` where there is no file.
  package static func sum(of text: [UInt8]?) -> String { text.map { Sum.text(of: $0) } ?? "none" }

  /// Writes a file of the draft, unless it is another one than the person saw.
  ///
  /// - Parameters:
  ///   - sum: The sum of the file of the draft that the person saw.
  ///   - inForce: The text that the rules in force have at this path now.
  package func save(
    _ text: [UInt8], at name: String, in draft: String, seen sum: String, over inForce: [UInt8]?
  ) throws(DraftFault) {
    try Self.check([name])
    let old = try texts(of: draft)[name]
    guard Self.sum(of: old) == sum else { throw .changedMeanwhile(old) }
    if old == nil { try take(inForce, asBaseOf: name, in: draft) }
    try save([name: text], into: draft)
  }

  /// Notes that the file of the draft has what the rules in force have now.
  package func take(_ inForce: [UInt8]?, asBaseOf name: String, in draft: String)
    throws(DraftFault)
  {
    let folder = try there(draft)
    var bases = bases(of: draft)
    bases[name] = Self.sum(of: inForce)
    let lines = bases.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    do { try DurableFile.write(Array(lines.joined().utf8), to: basePath(in: folder)) } catch {
      throw .file(error)
    }
  }

  /// The sums of the files in force that those of the draft were made from, by their paths; a file
  /// that was written by another program has none.
  package func bases(of draft: String) -> [String: String] {
    guard let folder = try? there(draft), let text = try? Folder.read(basePath(in: folder)) else {
      return [:]
    }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    return Dictionary(
      lines.filter { $0.count == 2 }.map { ($0[1], $0[0]) }, uniquingKeysWith: { $1 })
  }

  /// The hidden file of the draft that holds the sums.
  func basePath(in folder: String) -> String { Folder.path(".base", below: folder) }
}
