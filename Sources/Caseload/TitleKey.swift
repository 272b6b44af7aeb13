import Diagnostics

/// A title as duplicates are looked for: its letters and digits only, small and half-width, and
/// without what stands in brackets.
struct TitleKey {
  let scalars: [Unicode.Scalar]
  /// The place of the case in its list.
  let place: Int

  init(_ title: String, at place: Int) {
    scalars = Self.plain(title)
    self.place = place
  }

  /// The letters and digits of a text, small and half-width, without what stands in brackets.
  static func plain(_ text: String) -> [Unicode.Scalar] {
    var depth = 0
    var result: [Unicode.Scalar] = []
    for scalar in text.halfWidth.lowercased().unicodeScalars {
      if "([{【〔《".unicodeScalars.contains(scalar) {
        depth += 1
      } else if ")]}】〕》".unicodeScalars.contains(scalar) {
        depth = max(0, depth - 1)
      } else if depth == 0, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.append(scalar)
      }
    }
    return result
  }

  /// The letters with which both begin.
  func beginning(sharedWith other: TitleKey) -> ArraySlice<Unicode.Scalar> {
    let count = zip(scalars, other.scalars).prefix { $0 == $1 }.count
    return scalars[..<count]
  }

  /// Whether one letter is another, or stands in one of them only, where both become the same
  /// without some letter.
  func isOneCharacter(from other: TitleKey) -> Bool {
    scalars.count != other.scalars.count || zip(scalars, other.scalars).count { $0 != $1 } == 1
  }

  /// The title without one of its letters, for each of them.
  var shortened: Set<[Unicode.Scalar]> {
    Set(
      scalars.indices.map { index in
        Array(scalars[..<index] + scalars[(index + 1)...])
      })
  }
}

extension Collection<Unicode.Scalar> {
  /// The width of the letters in terminal cells: a Chinese character counts as two letters.
  var width: Int { reduce(0) { $0 + terminalWidth($1) } }
}
