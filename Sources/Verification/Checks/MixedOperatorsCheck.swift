import Diagnostics
import FEEL
import Playbooks

/// Finds `and` beside `or` without brackets that say which of them binds.
enum MixedOperatorsCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    context.clauses.compactMap { clause in
      mixed(in: clause.formula.program.root, of: clause.formula).map { part in
        Finding(
          .mixed(clause.formula.text(of: part), at: clause.formula.place(of: part.span)),
          about: clause.subject)
      }
    }
  }

  /// The first `and` that stands bare among the operands of an `or`.
  private static func mixed(in node: ProgramNode, of formula: Formula) -> ProgramNode? {
    if case .or(let operands) = node.kind {
      let bare = operands.first { operand in
        if case .and = operand.kind { !formula.isBracketed(operand.span) } else { false }
      }
      if let bare { return bare }
    }
    return node.children.lazy.compactMap { mixed(in: $0, of: formula) }.first
  }
}

extension Formula {
  /// Whether a pair of brackets stands right around the part, or belongs to it.
  fileprivate func isBracketed(_ span: Span) -> Bool {
    let bytes = Array(text.utf8)
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
    let before = bytes[..<span.start].last { !isBlank($0) }
    let after = bytes[span.end...].first { !isBlank($0) }
    let isInside = before == UInt8(ascii: "(") && after == UInt8(ascii: ")")
    return isInside || isWhole(Array(bytes[span.start..<span.end]))
  }

  /// Whether the first character is a bracket that the last one closes.
  private func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") else { return false }
    var depth = 0
    for byte in bytes.dropLast() {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return false }
    }
    return true
  }
}

extension Diagnostic {
  fileprivate static func mixed(_ part: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "mixed-operators", .note,
      Wording(en: "`and` binds before `or` here", zh: "此处先算 `and`，后算 `or`"),
      at: place,
      help: Wording(
        en: "write brackets where this is meant: `(\(part))`; else put them around the `or`",
        zh: "确是此意的，请加括号：`(\(part))`；否则给 `or` 的部分加括号"))
  }
}
