import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import YAML

/// The JSON that a program sends, with the places of everything in it.
struct RequestBody {
  let file: SourceFile
  let root: Node

  /// Reads the body; what is no object is a problem that shows the place.
  init(_ request: WebRequest) throws(Problem) {
    file = SourceFile(name: "body", text: request.body)
    let parsed = Document.parseJSON(file)
    guard let root = parsed.document?.root, parsed.diagnostics.isEmpty, root.mapping != nil else {
      let what = Wording(en: "a JSON object", zh: "一个 JSON 对象")
      let none = Diagnostic.wrongValue("", expected: what, at: Place(file, Span(0, 0)))
      throw .slips(parsed.diagnostics.isEmpty ? [none] : parsed.diagnostics, status: 400)
    }
    self.root = root
  }

  /// The member; a problem where it is missing.
  func member(_ key: String) throws(Problem) -> Node {
    if let node = root[key] { return node }
    let what = Wording(en: "the request", zh: "请求")
    throw .slips([.missingKey(key, of: what, at: Place(file, Span(0, 0)))])
  }

  /// A text; nil where it is missing.
  func text(_ key: String) -> String? { root[key]?.scalar?.text }

  /// Refuses members that nothing reads, so that no slip goes unnoticed.
  func allow(_ keys: [String], _ what: Wording) throws(Problem) {
    var found: [Diagnostic] = []
    _ = MappingReader(root, in: file, of: what, keys: keys, into: &found)
    if !found.isEmpty { throw .slips(found) }
  }

  /// The facts of `facts`, each a value or a form; `null` says that nobody knows any more.
  func statements(of part: String?, in site: WorkbenchSite) throws(Problem)
    -> [Slot: Statement]
  {
    let node = try member("facts")
    if node.mapping == nil {
      throw .slips([
        .wrongValue(
          node.scalar?.text ?? "", expected: Wording(en: "facts with values", zh: "“事实: 值”的对象"),
          at: Place(file, node.span))
      ])
    }
    let playbook = site.store.rules.playbook
    var reader = CaseReader(playbook)
    var statements = reader.statements(node, in: file, ofPart: part != nil)
    let wrong = reader.diagnostics.filter { $0.severity == .error }
    if !wrong.isEmpty { throw .slips(wrong) }
    var told: [Diagnostic] = []
    let paths = FactPaths(playbook.facts, decisions: [], readingOldNames: true)
    for entry in paths.flatten(node, in: file, into: &told) {
      guard let slot = playbook.vocabulary.slot(named: entry.name), statements[slot] == nil,
        playbook.fact(at: slot) != nil
      else { continue }
      statements[slot] = Statement(value: nil, askedOn: site.today, status: .asked)
    }
    return statements
  }
}
