import Diagnostics
import FEEL
import Playbooks

/// The small changes of one condition, each of the kind that a slip of the keyboard makes.
struct ConditionMutations {
  let formula: Formula
  let scope: Scope

  /// One changed condition.
  struct Mutation {
    let change: Mutant.Change
    /// The place of the change in the text of the condition.
    let span: Span
    let formula: Formula
  }

  var all: [Mutation] {
    var found: [Mutation] = []
    visit(formula.program.root, into: &found)
    let root = formula.program.root
    if case .and = root.kind { return found }
    guard root.type == .boolean else { return found }
    add(.without(text(root.span)), root.span, [(root.span, "true")], &found)
    return found
  }

  private func visit(_ node: ProgramNode, into found: inout [Mutation]) {
    switch node.kind {
    case .and(let operands): connective(node, operands, "and", "or", "true", &found)
    case .or(let operands): connective(node, operands, "or", "and", "false", &found)
    case .comparison(let comparison, let left, let right):
      guard let span = gap(left, right, holding: comparison.rawValue) else { break }
      let other = comparison.neighbour
      add(
        .comparison(old: comparison.rawValue, new: other.rawValue), span,
        [(span, other.rawValue)], &found)
    case .arithmetic(let sign, let left, let right):
      guard let other = sign.opposite, let span = gap(left, right, holding: sign.rawValue) else {
        break
      }
      add(
        .comparison(old: sign.rawValue, new: other.rawValue), span, [(span, other.rawValue)],
        &found)
    default: break
    }
    for child in node.children { visit(child, into: &found) }
  }

  private func connective(
    _ node: ProgramNode, _ operands: [ProgramNode], _ own: String, _ other: String,
    _ neutral: String,
    _ found: inout [Mutation]
  ) {
    for operand in operands {
      add(.without(text(operand.span)), operand.span, [(operand.span, neutral)], &found)
    }
    let gaps = zip(operands, operands.dropFirst()).compactMap { gap($0, $1, holding: own) }
    guard gaps.count == operands.count - 1 else { return }
    add(
      .connective(old: own, new: other), gaps.first ?? node.span, gaps.map { ($0, other) },
      &found)
  }

  /// The place of the operator between two parts of a condition.
  private func gap(_ left: ProgramNode, _ right: ProgramNode, holding word: String) -> Span? {
    let bytes = Array(formula.text.utf8)
    let wanted = Array(word.utf8)
    guard left.span.end <= right.span.start, right.span.start <= bytes.count else { return nil }
    var start = left.span.end
    while start + wanted.count <= right.span.start {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return Span(start, start + wanted.count)
      }
      start += 1
    }
    return nil
  }

  private func add(
    _ change: Mutant.Change, _ span: Span, _ edits: [(Span, String)], _ found: inout [Mutation]
  ) {
    var bytes: [UInt8] = []
    let own = Array(formula.text.utf8)
    var offset = 0
    for (span, replacement) in edits {
      guard span.start >= offset, span.end <= own.count else { return }
      bytes += own[offset..<span.start] + Array(replacement.utf8)
      offset = span.end
    }
    bytes += own[offset...]
    let text = String(decoding: bytes, as: UTF8.self)
    guard let program = Program.compile(text, in: scope).program else { return }
    found.append(
      Mutation(
        change: change, span: span,
        formula: Formula(program: program, file: formula.file, scalar: formula.scalar)))
  }

  private func text(_ span: Span) -> String {
    let bytes = Array(formula.text.utf8)
    return String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self)
  }
}

extension ArithmeticOperator {
  /// The operator that a slip would put in its place; nil where none is likely.
  fileprivate var opposite: ArithmeticOperator? {
    switch self {
    case .add: .subtract
    case .subtract: .add
    case .multiply: .divide
    case .divide: .multiply
    case .power: nil
    }
  }
}

extension ComparisonOperator {
  /// The operator that a slip would put in its place.
  var neighbour: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .lessOrEqual
    case .lessOrEqual: .less
    case .greater: .greaterOrEqual
    case .greaterOrEqual: .greater
    }
  }
}
