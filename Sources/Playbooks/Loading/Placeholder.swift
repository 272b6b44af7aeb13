package import Diagnostics
package import YAML

/// A word that stands where somebody still has to write something; templates are full of them.
///
/// No text, id or formula can mean it otherwise: as a word of its own, it is a placeholder wherever
/// it stands, and a comment may hold it freely.
package enum Placeholder {
  private static let english = "FILL-IN"
  private static let chinese = "待填"

  /// What a template writes before it says what belongs there.
  package static func text(_ hint: Wording, _ language: Language) -> String {
    switch language {
    case .en: "\(english) \(hint.en)"
    case .zh: "\(chinese)：\(hint.zh)"
    }
  }

  /// A finding for each text and each key of the document in which a placeholder is left.
  package static func findings(in document: Document) -> [Diagnostic] {
    guard mayHold(document.file.text), let root = document.root else { return [] }
    return scalars(of: root).filter { isLeft(in: $0.text) }
      .map { .placeholderLeft($0.text, at: Place(document.file, $0.span)) }
  }

  /// Whether the text has a placeholder as a word of its own: no letter stands beside it.
  static func isLeft(in text: String) -> Bool {
    [english, chinese].contains { word in
      text.ranges(of: word).contains { range in
        let before = text[..<range.lowerBound].last?.isLetter ?? false
        let behind = text[range.upperBound...].first?.isLetter ?? false
        return !before && !behind
      }
    }
  }

  /// Whether the bytes of a placeholder stand in the file at all, a quick look.
  private static func mayHold(_ text: [UInt8]) -> Bool {
    let words = [english, chinese].map { Array($0.utf8) }
    return text.withUnsafeBytes { bytes in
      bytes.indices.contains { offset in
        words.contains { word in
          bytes[offset] == word[0] && bytes[offset...].starts(with: word)
        }
      }
    }
  }

  private static func scalars(of node: Node) -> [Scalar] {
    if node.alias != nil { return [] }
    switch node.kind {
    case .scalar(let scalar): return [scalar]
    case .sequence(let items): return items.flatMap(scalars)
    case .mapping(let entries):
      return entries.flatMap { scalars(of: $0.key) + scalars(of: $0.value) }
    }
  }
}

extension [Diagnostic] {
  /// The findings without the errors of texts in which a placeholder is left: these follow from it.
  func without(followingFrom placeholders: [Diagnostic]) -> [Diagnostic] {
    guard !placeholders.isEmpty else { return self }
    return placeholders
      + filter { found in
        !placeholders.contains {
          $0.place.file.name == found.place.file.name
            && $0.place.span.start <= found.place.span.start
            && found.place.span.end <= $0.place.span.end
        }
      }
  }
}

extension Diagnostic {
  fileprivate static func placeholderLeft(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "placeholder-left", .error,
      Wording(en: "this has still to be filled in", zh: "此处尚未填写"), at: place,
      help: Wording(
        en: "write what belongs here in place of it", zh: "请写上实际内容，“待填”字样也一并删去"))
  }
}
