import Diagnostics

/// Where a place stands in a YAML text, told from the lines above it alone.
///
/// It needs no text that can be read: while somebody types, hardly any can. Indentation, dashes,
/// keys and brackets say which keys lie above; what the values mean is for others to say.
struct CursorPath: Sendable {
  /// One step from the top of the text towards the place.
  enum Step: Hashable, Sendable {
    case key(String)
    case item
  }

  /// How the value at the place is written.
  enum Style: Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case block
  }

  /// The keys and items above the place; of a value, its own key last.
  let steps: [Step]
  /// Whether a key stands there, or may be typed there.
  let mayBeKey: Bool
  /// Whether a value stands there, or may be typed there.
  let mayBeValue: Bool
  /// The text of the key or value from its beginning to the place.
  let before: Span
  let style: Style
  /// The keys of the same map, but for the one at the place.
  let siblings: [String]
  /// Whether a colon follows the key.
  let hasColon: Bool
  /// The column of the key, in bytes from 0.
  let column: Int

  /// The keys above, without the items.
  var keys: [String] {
    steps.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  /// The place at the offset; nil in a comment.
  init?(_ bytes: [UInt8], at offset: Int) {
    var scan = LineScan(bytes, offset)
    guard let found = scan.path() else { return nil }
    self = found
  }

  init(
    steps: [Step], mayBeKey: Bool, mayBeValue: Bool, before: Span, style: Style,
    siblings: [String], hasColon: Bool, column: Int
  ) {
    self.steps = steps
    self.mayBeKey = mayBeKey
    self.mayBeValue = mayBeValue
    self.before = before
    self.style = style
    self.siblings = siblings
    self.hasColon = hasColon
    self.column = column
  }
}
