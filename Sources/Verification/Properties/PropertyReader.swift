package import Diagnostics
import FEEL
package import Playbooks
import YAML

/// Reads `properties.yaml`, the playbook's own promises.
package struct PropertyReader {
  private let playbook: Playbook
  private let scope: Scope
  /// The findings so far.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The places that name entries of the playbook.
  package private(set) var mentions: [Mention] = []

  private static let what = Wording(en: "a property", zh: "一项性质")

  /// Compiles properties with the names of this playbook and those of the advice.
  package init(_ playbook: Playbook) {
    self.playbook = playbook
    scope = AdviceScope(playbook).scope
  }

  /// The properties of a file; those that cannot be read are left out.
  package mutating func read(_ file: SourceFile) -> [Property] {
    let parsed = Document.parse(file)
    diagnostics += parsed.diagnostics
    guard let root = parsed.document?.root, !root.isEmptyScalar,
      let fields = MappingReader(
        root, in: file, of: Wording(en: "a file of properties", zh: "性质文件"),
        keys: ["properties"], into: &diagnostics)
    else { return [] }
    return fields.list("properties", into: &diagnostics).compactMap { property($0, in: file) }
  }

  private mutating func property(_ node: Node, in file: SourceFile) -> Property? {
    guard
      let fields = MappingReader(
        node, in: file, of: Self.what, keys: ["name", "when", "holds"], into: &diagnostics)
    else { return nil }
    for key in ["name", "holds"] where fields[key] == nil {
      diagnostics.append(.missingKey(key, of: Self.what, at: fields.place))
    }
    let name = fields.scalar("name", into: &diagnostics)
    let holds = formula("holds", fields)
    let when = formula("when", fields)
    guard let name, let holds, fields["when"] == nil || when != nil else { return nil }
    return Property(
      name: name.text, promise: .own(when: when, holds: holds), place: Place(file, name.span))
  }

  private mutating func formula(_ key: String, _ fields: MappingReader) -> Formula? {
    guard let scalar = fields.scalar(key, into: &diagnostics) else { return nil }
    let compiled = Program.compile(scalar.text, in: scope, expecting: .boolean)
    diagnostics += compiled.faults.map { fault in
      fault.diagnostic { Place(fields.file, scalar.fileSpan(of: $0, in: fields.file)) }
    }
    guard let program = compiled.program else { return nil }
    let formula = Formula(program: program, file: fields.file, scalar: scalar)
    let names = PropertyNames(playbook, formula)
    diagnostics += names.findings
    mentions += formula.mentions(in: playbook.vocabulary) + names.mentions
    return formula
  }
}
