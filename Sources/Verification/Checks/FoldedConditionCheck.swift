import Diagnostics
import FEEL
import Playbooks
import YAML

/// Finds conditions whose lines YAML joins before FEEL reads them.
enum FoldedConditionCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let formulas = context.playbook.formulas
    let swallowed = formulas.compactMap { formula in
      swallowedPlace(in: formula).map { Finding(.swallows(at: $0)) }
    }
    let folded = formulas.filter { $0.scalar.style == .folded }
    guard let first = folded.first else { return swallowed }
    return swallowed + [Finding(.folded(first, folded.dropFirst()))]
  }

  /// The place of a comment that extends over several lines of the file because YAML joined them.
  private static func swallowedPlace(in formula: Formula) -> Place? {
    guard formula.scalar.style != .literal, let start = commentStart(in: formula.text) else {
      return nil
    }
    let bytes = Array(formula.text.utf8)
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let place = formula.place(of: Span(start, end))
    let lines = formula.file.text(in: place.span).split(separator: "\n")
    return lines.count > 1 ? place : nil
  }

  private static func commentStart(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    var isText = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\""), index == 0 || bytes[index - 1] != UInt8(ascii: "\\") {
        isText.toggle()
      }
      if !isText, byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == byte {
        return index
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func swallows(at place: Place) -> Diagnostic {
    Diagnostic(
      "folded-comment", .warning,
      Wording(
        en: "YAML joins these lines, so the comment swallows all that follows",
        zh: "YAML 会把这几行连成一行，注释之后的内容全被忽略"),
      at: place,
      help: Wording(
        en: "begin the text with `|`, or move the comment out of it, after `#`",
        zh: "正文以 `|` 开头，或把注释移到外面用 `#` 书写"))
  }

  fileprivate static func folded(_ first: Formula, _ others: ArraySlice<Formula>) -> Diagnostic {
    Diagnostic(
      "folded-condition", .note,
      Wording(
        en: "YAML joins the lines of this condition, as `>` asks, before it is read",
        zh: "按 `>` 的写法，YAML 会先把本条件各行连成一行"),
      at: first.place,
      notes: [
        Note(
          Wording(
            en: "a `//` comment in it would swallow the lines after it",
            zh: "其中若有 `//` 注释，会吞掉后面的各行"))
      ] + (others.isEmpty ? [] : [Note(more(others.count))]),
      help: Wording(en: "begin it with `|`, which keeps the lines", zh: "改以 `|` 开头，可保留换行"))
  }

  private static func more(_ count: Int) -> Wording {
    Wording(
      en: "\(count) more condition\(count == 1 ? " is" : "s are") written so",
      zh: "另有 \(count) 个条件也这样书写")
  }
}
