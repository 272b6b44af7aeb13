/// Random choices that are the same on each run (SplitMix64).
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &self) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }

  /// A text with what is awkward in YAML.
  mutating func text() -> String {
    let parts = [
      "no", "null", "~", "true", "357", "-1.5", "2021-06-01", "市信访局", "说明：好", ": ", " #", "#", ":",
      "-",
      "- ", "? ", "'", "\"", "\\", "\n", "\n\n", " ", "\t", "[", "]", "{", "}", ",", "|", ">", "&a",
      "*a",
      "!", "%", "@", "`", "a", "b c", "word", "---", "...", "\u{3000}", "\u{A0}", "😀", "\u{85}",
      "\u{2028}", "\u{7}", "=", "<<", "0x1F", "1e3", ".inf", "x:y", "x: y", "x #y", "\r\n",
      "\u{FEFF}",
    ]
    return (0..<Int.random(in: 0...4, using: &self)).map { _ in pick(parts) }.joined()
  }
}
