import Diagnostics
import FEEL
import Playbooks

/// Finds characters in names and values that look like other characters, or that cannot be seen.
enum CharacterCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    context.playbook.files.flatMap(findings) + fullWidth(context.playbook)
  }

  /// The findings in the text of one file, outside comments.
  static func findings(in file: SourceFile) -> [Finding] {
    var findings: [Finding] = []
    var word: [(scalar: Unicode.Scalar, start: Int)] = []
    var (offset, isComment, isQuoted, previous) = (0, false, false, Unicode.Scalar("\n"))
    func endWord() {
      if !isComment, let finding = mixedScripts(word, file) { findings.append(finding) }
      word = []
    }
    for scalar in String(decoding: file.text, as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      if scalar == "\n" { endWord(); (isComment, isQuoted) = (false, false) }
      if scalar == "\"" || scalar == "'" { isQuoted.toggle() }
      if scalar == "#", !isQuoted, previous.properties.isWhitespace { endWord(); isComment = true }
      if scalar.isInvisible, !isComment, offset > 0 {
        let span = Span(offset, offset + width)
        findings.append(Finding(.invisible(scalar, at: Place(file, span))))
      } else if scalar.properties.isAlphabetic {
        word.append((scalar, offset))
      } else {
        endWord()
      }
      offset += width
      previous = scalar
    }
    endWord()
    return findings
  }

  /// The finding for a word of Latin letters with a Cyrillic or Greek letter that looks like a
  /// Latin one.
  private static func mixedScripts(
    _ word: [(scalar: Unicode.Scalar, start: Int)], _ file: SourceFile
  ) -> Finding? {
    guard word.contains(where: { $0.scalar.isASCII }),
      let (scalar, start) = word.first(where: { lookAlikes[$0.scalar] != nil }),
      let meant = lookAlikes[scalar]
    else { return nil }
    let text = String(String.UnicodeScalarView(word.map(\.scalar)))
    let place = Place(file, Span(start, start + UTF8.width(scalar)))
    return Finding(.lookAlike(scalar, meant: String(meant), in: text, at: place))
  }

  /// Finds full-width letters and digits inside values, which are not equal to the plain ones
  /// people type.
  private static func fullWidth(_ playbook: Playbook) -> [Finding] {
    playbook.formulas.compactMap { formula in
      var offset = 0
      for scalar in formula.text.unicodeScalars {
        let width = UTF8.width(scalar)
        if let plain = scalar.plainForm {
          let place = formula.place(of: Span(offset, offset + width))
          return Finding(.lookAlike(scalar, meant: plain, in: formula.text, at: place))
        }
        offset += width
      }
      return nil
    }
      + playbook.facts.compactMap { fact in
        for value in fact.allowed?.values ?? [] {
          guard case .string(let text) = value,
            let (scalar, plain) = text.unicodeScalars.lazy
              .compactMap({ scalar in scalar.plainForm.map { (scalar, $0) } }).first
          else { continue }
          return Finding(
            .lookAlike(scalar, meant: plain, in: text, at: fact.declaration.place, fixable: false))
        }
        return nil
      }
  }

  private static let lookAlikes: [Unicode.Scalar: Character] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
    "ѕ": "s", "ԁ": "d", "һ": "h", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H",
    "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "ο": "o", "α": "a", "ν": "v", "ρ": "p",
    "Α": "A", "Β": "B", "Ε": "E", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Τ": "T",
    "ı": "i",
  ]
}

extension Unicode.Scalar {
  /// Whether the character takes no room, or changes the direction of the line.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// The plain letter or digit for which a full-width one stands; nil for any other character.
  fileprivate var plainForm: String? {
    switch value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      Unicode.Scalar(value - 0xFEE0).map { String(Character($0)) }
    default: nil
    }
  }

  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Diagnostic {
  fileprivate static func invisible(_ scalar: Unicode.Scalar, at place: Place) -> Diagnostic {
    Diagnostic(
      "invisible-character", .warning,
      Wording(
        en: "there is an invisible character \(scalar.codePoint) here",
        zh: "此处有不可见字符 \(scalar.codePoint)"),
      at: place,
      notes: [
        Note(Wording(en: "a name or value with it equals none without", zh: "带有它的名称或取值与不带的不相等"))
      ],
      help: Wording(en: "delete it", zh: "删去"), fix: Fix(place.span, ""))
  }

  fileprivate static func lookAlike(
    _ scalar: Unicode.Scalar, meant: String, in text: String, at place: Place, fixable: Bool = true
  ) -> Diagnostic {
    Diagnostic(
      "look-alike-character", .warning,
      Wording(
        en: "`\(scalar)` in `\(text)` is \(scalar.codePoint), and only looks like `\(meant)`",
        zh: "`\(text)` 中的 `\(scalar)` 是 \(scalar.codePoint)，只是形似 `\(meant)`"),
      at: place, help: Wording(en: "type `\(meant)`", zh: "请输入 `\(meant)`"),
      fix: fixable ? Fix(place.span, meant) : nil)
  }
}
