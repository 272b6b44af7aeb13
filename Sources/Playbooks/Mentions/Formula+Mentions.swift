import Diagnostics
import FEEL

extension Formula {
  /// The places in the formula that name facts and decisions.
  package func mentions(in vocabulary: Vocabulary) -> [Mention] {
    var found: [Mention] = []
    collect(program.root, vocabulary, into: &found)
    return found
  }

  private func collect(_ node: ProgramNode, _ vocabulary: Vocabulary, into found: inout [Mention]) {
    if case .slot(let slot) = node.kind, let section = vocabulary.section(of: slot) {
      found.append(
        Mention(EntryName(section, vocabulary.name(of: slot)), at: place(of: node.span)))
    }
    for child in node.children { collect(child, vocabulary, into: &found) }
  }
}
