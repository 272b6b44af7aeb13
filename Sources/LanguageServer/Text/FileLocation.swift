/// The address of a file: a `file:` URI of the client, and the path on this machine.
///
/// A document without a path, such as one that was never saved, has its URI in the place of the
/// path.
enum FileLocation {
  /// The path that the URI names; the URI itself where it names none.
  static func path(_ uri: String) -> String {
    let head = "file://"
    guard uri.hasPrefix(head) else { return uri }
    let rest = uri.dropFirst(head.count)
    // What stands before the path is the name of a machine, such as `localhost`.
    guard let slash = rest.firstIndex(of: "/") else { return uri }
    return decoded(rest[slash...])
  }

  /// The URI of a path; a URI in the place of a path stays.
  static func uri(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    return "file://" + encoded(path)
  }

  /// The path without `.` and `..`.
  static func normal(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") {
      if step == ".." {
        _ = steps.popLast()
      } else if step != "." {
        steps.append(step)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + steps.joined(separator: "/")
  }

  /// The path of a name in a folder; a path that begins at the root stays.
  static func path(_ name: String, in folder: String) -> String {
    normal(name.hasPrefix("/") ? name : folder + "/" + name)
  }

  /// The folder that holds the file.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
  }

  /// The last step of the path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path below the folder; nil where it lies elsewhere.
  static func relative(_ path: String, to folder: String) -> String? {
    let head = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(head) ? String(path.dropFirst(head.count)) : nil
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 2
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~/".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
