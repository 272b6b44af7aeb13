package import Advising
package import FEEL
package import Playbooks
package import YAML

/// New forms of facts for a case file, each in the one place that is named: a part, or the case.
///
/// What a fact was stays in `was` (contract, section 3). `Interview` writes answers about all parts
/// at once; here a person has chosen the place.
package struct FactRevision {
  /// The new text of the case file.
  package let text: [UInt8]
  /// The case as the new text states it.
  package let `case`: Case

  /// Writes the statements into the text that the case was read from without errors.
  package init(
    _ statements: [Slot: Statement], part: String?, in content: Case, _ document: Document,
    by playbook: Playbook
  ) throws(EditFault) {
    var writer = FactWriter(document)
    for (slot, statement) in statements.sorted(by: { $0.key < $1.key }) {
      let names = playbook.names(of: playbook.vocabulary.name(of: slot))
      let path = writer.editor.document.factPath(names, part: part, in: content)
      try writer.write(statement.form, on: statement.on, at: path)
    }
    `case` = try writer.reread(by: playbook)
    text = writer.editor.result()
  }
}
