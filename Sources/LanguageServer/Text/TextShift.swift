import Diagnostics

/// Where places of a text stand after it was changed in one stretch.
///
/// What the two texts have in common at their beginning and end stays; places that touch the rest
/// have no place any more.
struct TextShift {
  private let before: Int
  private let after: Int
  private let change: Int

  init(from old: [UInt8], to new: [UInt8]) {
    let most = min(old.count, new.count)
    var prefix = 0
    while prefix < most, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < most - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
      suffix += 1
    }
    before = prefix
    after = old.count - suffix
    change = new.count - old.count
  }

  /// The place of the span in the new text; nil where the change touches it.
  func span(_ span: Span) -> Span? {
    if span.end <= before { return span }
    if span.start >= after { return Span(span.start + change, span.end + change) }
    return nil
  }

  /// The offset in the old text that an offset of the new one stands for; the nearest one where the
  /// change stands.
  func oldOffset(_ offset: Int) -> Int {
    if offset <= before { return offset }
    if offset - change >= after { return offset - change }
    return before
  }
}
