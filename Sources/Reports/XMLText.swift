import Diagnostics

/// Text with the escapes of XML; control characters are written out, as everywhere.
package enum XMLText {
  /// The text, to be put into an element or an attribute.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n": out += "&#10;"
      case "\t": out += " "
      case "\u{FFFE}", "\u{FFFF}": break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
